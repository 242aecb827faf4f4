namespace ParticipatoryHub.Silo.Ballots;

/// <summary>How many unknown codes are borne before attempts are slowed.</summary>
/// <remarks>
/// A code has sixty random bits. At the overall limit of a whole fortnight, 12 million guesses, the chance to hit one of 200,000 codes is
/// about 2 in a million; the limits are against nuisance and load as much as against luck.
/// </remarks>
internal sealed record CodeGuardLimits
{
    /// <summary>By one address in an hour: a library full of voters who mistype is below it.</summary>
    public long PerAddress { get; init; } = 20;

    /// <summary>By one four-character prefix in an hour: one in a million guesses has a given one.</summary>
    public long PerPrefix { get; init; } = 10;

    /// <summary>By everyone in a minute.</summary>
    public long Overall { get; init; } = 600;

    /// <summary>How long an attempt waits when something about it is over its limit.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Attempts of one address that may wait at once; the next is sent away.</summary>
    public int WaitingPerAddress { get; init; } = 5;

    /// <summary>Attempts that may wait at once in this process.</summary>
    public int Waiting { get; init; } = 5_000;

    /// <summary>How often the nodes exchange counts.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(2);
}
