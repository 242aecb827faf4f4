using System.Collections.Immutable;

namespace ParticipatoryHub.Counting;

/// <summary>What a rule bought and why. Money is in minor units.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Budget">The money there was.</param>
/// <param name="Cost">What the winners cost together.</param>
/// <param name="Selected">The winners in the order in which they were bought.</param>
/// <param name="Steps">Every decision in order.</param>
/// <param name="Projects">Every project, by id.</param>
/// <param name="Voters">Ballots, those that name nothing included.</param>
/// <param name="FundedChoices">Over all voters, how many of their own projects are funded; divided by the voters, the mean.</param>
/// <param name="VotersWithoutFunded">Voters none of whose projects is funded.</param>
/// <param name="Endowment">Equal shares: what each voter held. Otherwise null.</param>
/// <param name="Comparison">Equal shares with comparison: how many voters preferred which outcome. Otherwise null.</param>
/// <param name="Notes">Every option that was on, and what was repaired, each a sentence.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.CountResult")]
public sealed record CountResult(
    [property: Id(0)] CountingRule Rule,
    [property: Id(1)] long Budget,
    [property: Id(2)] long Cost,
    [property: Id(3)] ImmutableArray<string> Selected,
    [property: Id(4)] ImmutableArray<CountStep> Steps,
    [property: Id(5)] ImmutableArray<ProjectOutcome> Projects,
    [property: Id(6)] long Voters,
    [property: Id(7)] long FundedChoices,
    [property: Id(8)] long VotersWithoutFunded,
    [property: Id(9)] EndowmentFigures? Endowment,
    [property: Id(10)] GreedyComparison? Comparison,
    [property: Id(11)] ImmutableArray<string> Notes);

/// <summary>Equal shares: what each voter held, in minor units, and the price of support in a sentence.</summary>
/// <param name="First">The endowment at which raising began: the budget divided by the voters, in whole steps' units.</param>
/// <param name="Final">The endowment of the result.</param>
/// <param name="Step">What it was raised by at a time.</param>
/// <param name="Increments">How many times it was raised.</param>
/// <param name="Sentence">"Each voter holds £313; 100 voters decide over £31,300; …"</param>
[GenerateSerializer, Immutable, Alias("hub.counting.EndowmentFigures")]
public sealed record EndowmentFigures(
    [property: Id(0)] long First,
    [property: Id(1)] long Final,
    [property: Id(2)] long Step,
    [property: Id(3)] long Increments,
    [property: Id(4)] string Sentence);

/// <summary>Voters who get more of their own under one outcome than under the other; the rest are indifferent.</summary>
/// <param name="PreferEqualShares">Voters who prefer equal shares' outcome.</param>
/// <param name="PreferGreedy">Voters who prefer greedy's.</param>
/// <param name="Switched">Whether greedy's was taken: only if strictly more prefer it.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.GreedyComparison")]
public sealed record GreedyComparison(
    [property: Id(0)] long PreferEqualShares,
    [property: Id(1)] long PreferGreedy,
    [property: Id(2)] bool Switched);
