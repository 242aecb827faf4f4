using System.Collections.Immutable;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Results;

/// <summary>What is worked out from the ballots after a count, in the background, and stored with it: nothing of this is ever computed for a page.</summary>
/// <param name="Needed">For each loser how many more votes would have funded it, as far as the time went.</param>
/// <param name="OtherRules">The same ballots under the other rules, for information only.</param>
/// <param name="Areas">Who voted, by area and channel.</param>
[GenerateSerializer, Immutable, Alias("hub.results.ResultFigures")]
public sealed record ResultFigures(
    [property: Id(0)] ImmutableSortedDictionary<string, NeededVotes> Needed,
    [property: Id(1)] ImmutableArray<RuleOutcome> OtherRules,
    [property: Id(2)] ImmutableArray<AreaTurnout> Areas);

/// <summary>What a rule would have funded with the same ballots. Money is in minor units.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Selected">What it funds, in the order in which it funds it.</param>
/// <param name="Cost">What that costs together.</param>
/// <param name="VotersWithFunded">Voters at least one of whose projects it funds.</param>
/// <param name="FundedChoices">Over all voters, how many of their own projects it funds.</param>
[GenerateSerializer, Immutable, Alias("hub.results.RuleOutcome")]
public sealed record RuleOutcome(
    [property: Id(0)] CountingRule Rule,
    [property: Id(1)] ImmutableArray<string> Selected,
    [property: Id(2)] long Cost,
    [property: Id(3)] long VotersWithFunded,
    [property: Id(4)] long FundedChoices)
{
    internal static RuleOutcome Of(CountResult count) =>
        new(count.Rule, count.Selected, count.Cost, count.Voters - count.VotersWithoutFunded, count.FundedChoices);
}

/// <summary>Who was registered in an area, and how many of them voted by which channel. Exact: small numbers are hidden by <see cref="SmallCells"/> before anyone else sees them.</summary>
/// <param name="Area">The area bucket of the voting rights, or null for those without one.</param>
/// <param name="Issued">Voting rights registered.</param>
/// <param name="ByChannel">Ballots by channel, as turnout names it; none that is zero.</param>
[GenerateSerializer, Immutable, Alias("hub.results.AreaTurnout")]
public sealed record AreaTurnout(
    [property: Id(0)] string? Area,
    [property: Id(1)] long Issued,
    [property: Id(2)] ImmutableSortedDictionary<string, long> ByChannel);
