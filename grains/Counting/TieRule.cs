namespace ParticipatoryHub.Counting;

/// <summary>
/// The order among projects that the rule itself cannot tell apart, declared before voting opens.
/// Without a seed: lower cost, then more votes, then the id as UTF-8 bytes.
/// With a public seed: by SHA-256(seed ‖ project id), both as UTF-8, smallest first.
/// </summary>
/// <param name="Seed">The public seed; <c>null</c> for the default order.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.TieRule")]
public sealed record TieRule([property: Id(0)] string? Seed)
{
    /// <summary>Lower cost, then more votes, then id.</summary>
    public static TieRule Default { get; } = new((string?)null);

    /// <summary>By the hash of a public seed and the project's id.</summary>
    public static TieRule Seeded(string seed)
    {
        ArgumentException.ThrowIfNullOrEmpty(seed);
        return new TieRule(seed);
    }
}
