using System.Collections.Immutable;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>A Pabulib file as a round sees it: read, repaired and checked, its amounts in minor units.</summary>
/// <param name="Meta">Every entry of META, in order.</param>
/// <param name="VoteType">As the file names it.</param>
/// <param name="Budget">In minor units.</param>
/// <param name="Limits">In minor units where they are money.</param>
/// <param name="Projects">In the order of the file.</param>
/// <param name="Ballots">In the order of the file.</param>
/// <param name="Notes">What the reader repaired.</param>
internal sealed record PabulibContent(
    ImmutableArray<MetaEntry> Meta,
    string VoteType,
    long Budget,
    BallotLimits Limits,
    ImmutableArray<PabulibProjectRow> Projects,
    IReadOnlyList<PabulibBallotRow> Ballots,
    ImmutableArray<string> Notes)
{
    /// <summary>What the file's points were multiplied by to be whole.</summary>
    public long PointUnits { get; init; } = 1;

    public string? this[string key] => Meta.FirstOrDefault(entry => entry.Key == key)?.Value is { Length: > 0 } value ? value : null;
}

/// <summary>A line of PROJECTS: its cost in minor units and its other cells by column; empty cells are left out.</summary>
internal sealed record PabulibProjectRow(string Id, long Cost, ImmutableSortedDictionary<string, string> Cells);

/// <summary>A line of VOTES.</summary>
internal readonly record struct PabulibBallotRow(string Voter, ImmutableArray<Choice> Choices, string? VotingMethod);
