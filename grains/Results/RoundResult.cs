using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Results;

/// <summary>A count of a round, as a version.</summary>
/// <param name="Version">1 for the first count.</param>
/// <param name="CountedAt">When.</param>
/// <param name="BallotsDigest">Hex SHA-256 over the counted ballots in order of their leaves, so that two counts can be compared.</param>
/// <param name="Turnout">At the close.</param>
/// <param name="CountJson">The <see cref="CountResult"/> as JSON, written and read with <see cref="HubJson"/>.</param>
[GenerateSerializer, Immutable, Alias("hub.results.RoundResult")]
public sealed record RoundResult(
    [property: Id(0)] int Version,
    [property: Id(1)] DateTimeOffset CountedAt,
    [property: Id(2)] string BallotsDigest,
    [property: Id(3)] TurnoutView Turnout,
    [property: Id(4)] ImmutableArray<string> Selected,
    [property: Id(5)] string CountJson)
{
    /// <summary>For each loser how many more votes would have funded it: empty for some seconds after a count, and without those that were not found in the time there is.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, NeededVotes> Needed { get; init; } = ImmutableSortedDictionary.Create<string, NeededVotes>(StringComparer.Ordinal);

    /// <summary>The same ballots under the other rules; empty for some seconds after a count.</summary>
    [Id(7)]
    public ImmutableArray<RuleOutcome> OtherRules { get; init; } = [];

    /// <summary>Who voted, by area and channel; empty for some seconds after a count.</summary>
    [Id(8)]
    public ImmutableArray<AreaTurnout> Areas { get; init; } = [];

    /// <summary>Whether the figures that are worked out after a count are in. Nothing of the result changes any more once they are.</summary>
    [Id(9)]
    public bool IsComplete { get; init; }

    /// <summary>The result with what was worked out after it.</summary>
    public RoundResult With(ResultFigures figures) =>
        this with { Needed = figures.Needed, OtherRules = figures.OtherRules, Areas = figures.Areas, IsComplete = true };
}
