using System.Collections.Immutable;

namespace ParticipatoryHub.Results;

/// <summary>The counts of a round, to be compared.</summary>
/// <param name="All">Every count as the public record has it, oldest first.</param>
/// <param name="Latest">The latest, whole.</param>
/// <param name="Before">The one before it, whole, or null.</param>
[GenerateSerializer, Immutable, Alias("hub.results.CountVersions")]
public sealed record CountVersions(
    [property: Id(0)] ImmutableArray<CountVersion> All,
    [property: Id(1)] RoundResult? Latest,
    [property: Id(2)] RoundResult? Before);

/// <summary>A count in the public record.</summary>
/// <param name="Digest">Hex SHA-256 of the ballots that were counted.</param>
/// <param name="ResultHash">Hex SHA-256 of what came out.</param>
[GenerateSerializer, Immutable, Alias("hub.results.CountVersion")]
public sealed record CountVersion(
    [property: Id(0)] int Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] long Ballots,
    [property: Id(3)] string Digest,
    [property: Id(4)] string ResultHash);
