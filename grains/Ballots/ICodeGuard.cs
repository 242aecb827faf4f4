namespace ParticipatoryHub.Ballots;

/// <summary>
/// Slows the guessing of voter codes, by counts of failures that all nodes share: per address, per code prefix, overall. It never locks a
/// code out: over a limit an attempt waits and is then heard like any other, and only when too many are waiting already is it sent away.
/// Nothing it stores shows an address or a code.
/// </summary>
public interface ICodeGuard
{
    /// <summary>
    /// To be awaited before a voter code is looked up. Returns at once, without the database, while nothing is over its limit.
    /// </summary>
    /// <param name="address">Where the attempt comes from, as text; hashed at once.</param>
    /// <param name="voterCode">As typed; only the hash of its first four characters is used.</param>
    ValueTask<GuardVerdict> BeforeAttempt(string address, string? voterCode, CancellationToken cancel);

    /// <summary>To be told of every well-formed code that no right has (<c>code-unknown</c>). Returns at once.</summary>
    void Failed(string address, string? voterCode);
}

/// <summary>Whether an attempt may be made now.</summary>
/// <param name="Allowed">False: answer 429.</param>
/// <param name="RetryAfter">How long to stay away when it is not.</param>
public readonly record struct GuardVerdict(bool Allowed, TimeSpan RetryAfter)
{
    /// <summary>Go ahead.</summary>
    public static GuardVerdict Go { get; } = new(true, TimeSpan.Zero);
}
