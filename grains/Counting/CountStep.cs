using System.Collections.Immutable;

namespace ParticipatoryHub.Counting;

/// <summary>One step of a count. Money is in minor units.</summary>
/// <param name="Project">The project it decided about.</param>
/// <param name="Stage">The part of the count.</param>
/// <param name="Decision">What it decided.</param>
/// <param name="Score">The sum of the project's points.</param>
/// <param name="Votes">The ballots that gave it more than nothing.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="MoneyBefore">What was left of the budget before the step.</param>
/// <param name="MoneyAfter">What was left after it.</param>
/// <param name="Number">
/// The number that decided, rounded: greedy the score; equal shares the effective votes (1/ρ) of a purchase and, where
/// supporters cannot pay, what they hold together; Phragmén the load.
/// </param>
/// <param name="Exact">The same exactly, as a fraction, where that is not too long to read.</param>
/// <param name="TiedWith">The projects it tied with at this moment, at most <see cref="MostTied"/> of them.</param>
/// <param name="TieDecidedBy">What told it from the next of them.</param>
[GenerateSerializer, Immutable, Alias("hub.counting.CountStep")]
public sealed record CountStep(
    [property: Id(0)] string Project,
    [property: Id(1)] CountStage Stage,
    [property: Id(2)] CountDecision Decision,
    [property: Id(3)] long Score,
    [property: Id(4)] long Votes,
    [property: Id(5)] long Cost,
    [property: Id(6)] long MoneyBefore,
    [property: Id(7)] long MoneyAfter,
    [property: Id(8)] string? Number,
    [property: Id(9)] string? Exact,
    [property: Id(10)] ImmutableArray<string> TiedWith,
    [property: Id(11)] TieDecision TieDecidedBy)
{
    /// <summary>The most projects named as tied in one step; the log is stored with the result.</summary>
    public const int MostTied = 12;
}
