namespace ParticipatoryHub.Results;

/// <summary>The counts of a round as they are stored, beside the round's own state: the latest and the one before it.</summary>
internal sealed record RoundResults
{
    public RoundResult? Latest { get; init; }

    public RoundResult? Before { get; init; }

    /// <summary>The count of a version. A newer one may be stored already while the round has yet to say so.</summary>
    public RoundResult? Version(int? version) =>
        Latest?.Version == version ? Latest : Before?.Version == version ? Before : null;

    /// <summary>With a further count; one of the same version that was never told of is replaced.</summary>
    public RoundResults With(RoundResult count) =>
        new() { Latest = count, Before = Latest is { } latest && latest.Version < count.Version ? latest : Before };
}
