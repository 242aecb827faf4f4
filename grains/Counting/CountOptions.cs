using System.Collections.Immutable;

namespace ParticipatoryHub.Counting;

/// <summary>Two projects of which at most one is bought: the other is out when the first of them is bought.</summary>
[GenerateSerializer, Immutable, Alias("hub.counting.Conflict")]
public sealed record Conflict([property: Id(0)] string First, [property: Id(1)] string Second);

/// <summary>What a round declares about its count before voting opens.</summary>
/// <param name="Rule">The counting rule.</param>
/// <param name="Tie">The order among equals.</param>
/// <param name="MinimumVotes">Votes below which a project is out; met at equality; 0 for none.</param>
/// <param name="Conflicts">Pairs of which at most one is bought.</param>
/// <param name="Step">Equal shares: minor units by which each voter's endowment is raised at a time; 100 is one pound.</param>
/// <param name="StopWhenExhaustive">Equal shares: stop raising as soon as nothing more would fit. Off unless declared; it changes winners.</param>
/// <param name="CompareWithGreedy">Equal shares: greedy's outcome is taken instead if strictly more voters prefer it.</param>
/// <param name="CurrencySign">What stands before amounts in sentences.</param>
/// <param name="MinorUnits">Minor units in one unit of the currency, for amounts in sentences.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.CountOptions")]
public sealed record CountOptions(
    [property: Id(0)] CountingRule Rule,
    [property: Id(1)] TieRule Tie,
    [property: Id(2)] long MinimumVotes,
    [property: Id(3)] ImmutableArray<Conflict> Conflicts,
    [property: Id(4)] long Step,
    [property: Id(5)] bool StopWhenExhaustive,
    [property: Id(6)] bool CompareWithGreedy,
    [property: Id(7)] string CurrencySign = "£",
    [property: Id(8)] long MinorUnits = CountOptions.OneCurrencyUnit)
{
    /// <summary>Points below which a project is out; met at equality; 0 for none. For approvals and knapsacks it says what <see cref="MinimumVotes"/> says.</summary>
    [Id(9)]
    public long MinimumScore { get; init; }

    /// <summary>Minor units in one unit of the currency, the step unless the round declares another.</summary>
    public const long OneCurrencyUnit = 100;

    /// <summary>A rule with nothing else declared: default ties, no threshold, no conflicts, one currency unit at a time.</summary>
    public static CountOptions For(CountingRule rule) => new(rule, TieRule.Default, 0, [], OneCurrencyUnit, false, false);

    /// <summary>An amount of minor units as residents read it, "£1,250" or "£1,250.50".</summary>
    public string Amount(long minorUnits) => CountText.Money(this, minorUnits);
}
