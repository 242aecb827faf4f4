using System.Collections.Immutable;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What makes a ballot acceptable: pure decisions on the round's rules, the choices and the instant. Refusals name choices by their
/// place on the form, never by project, so that they may be shown anywhere.
/// </summary>
public static class BallotRules
{
    // Far beyond any real score, and far from where a sum of them could overflow.
    private const long AbsurdPoints = 1_000_000_000;

    /// <summary>Whether the box takes ballots at an instant: from the opening on, up to and without the close, while it is open.</summary>
    public static Refused? WhyNotNow(BoxState state, BallotPaper? paper, DateTimeOffset now) => state switch
    {
        BoxState.Closed => Closed,
        BoxState.Preparing => NotOpen,
        _ when paper is null || now < paper.Rules.OpensAt => NotOpen,
        _ when now >= paper.Rules.ClosesAt => Closed,
        BoxState.Suspended => Suspended,
        _ => null,
    };

    /// <summary>Everything that is wrong with the choices; empty when the ballot is good.</summary>
    public static ImmutableArray<Refused> Check(BallotPaper paper, ImmutableArray<Choice> choices)
    {
        if (choices.IsDefaultOrEmpty)
        {
            return choices.IsDefault || !MayAbstain(paper.Rules.Limits) ? [new("ballot-empty", "Choose at least one project.", "choices")] : [];
        }

        if (choices.Length > paper.Projects)
        {
            return [new("too-many-projects", $"There are {paper.Projects} projects on this ballot and {choices.Length} choices in yours. Choose each project once.", "choices")];
        }

        // A good ballot, which nearly all are, makes no list.
        ImmutableArray<Refused>.Builder? wrong = null;
        CheckProjects(paper, choices, ref wrong);
        CheckNumber(paper.Rules.Limits, choices.Length, ref wrong);
        if (wrong is null)
        {
            CheckCost(paper, choices, ref wrong);
            CheckValues(paper.Rules.Method, paper.Rules.Limits, choices, ref wrong);
        }

        return wrong?.DrainToImmutable() ?? [];
    }

    /// <summary>
    /// Whether a ballot may name nothing: only where the round says that the fewest projects are none, and asks for no money or points.
    /// Such a ballot counts as a voter, who has a share of the budget like any other.
    /// </summary>
    public static bool MayAbstain(BallotLimits limits) => limits is { MinLength: 0, MinTotalCost: null or 0, MinTotalPoints: null or 0 };

    private static Refused NotOpen { get; } = new("voting-not-open", "Voting has not opened yet.");

    private static Refused Closed { get; } = new("voting-closed", "Voting has closed. No more votes are taken.");

    private static Refused Suspended { get; } = new("voting-suspended", "Voting is paused at the moment. Votes already cast are safe; come back later.");

    private static void CheckProjects(BallotPaper paper, ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        var seen = choices.Length > 8 ? new HashSet<string>(choices.Length, StringComparer.Ordinal) : null;
        for (var i = 0; i < choices.Length; i++)
        {
            if (!paper.TryCost(choices[i].ProjectId, out _))
            {
                Add(ref wrong, "project-unknown", $"Choice {i + 1} is not a project on this ballot.", i);
            }
            else if (seen is null ? IsEarlier(choices, i) : !seen.Add(choices[i].ProjectId))
            {
                Add(ref wrong, "project-twice", $"Choice {i + 1} is a project that is chosen already. Choose each project once.", i);
            }
        }
    }

    private static bool IsEarlier(ImmutableArray<Choice> choices, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (choices[i].ProjectId == choices[index].ProjectId)
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckNumber(BallotLimits limits, int number, ref ImmutableArray<Refused>.Builder? wrong)
    {
        if (number < limits.MinLength)
        {
            Add(ref wrong, "too-few-projects", $"Choose at least {Projects(limits.MinLength.Value)}; you have chosen {number}.");
        }

        if (number > limits.MaxLength)
        {
            Add(ref wrong, "too-many-projects", $"Choose at most {Projects(limits.MaxLength.Value)}; you have chosen {number}.");
        }
    }

    private static void CheckCost(BallotPaper paper, ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        if (paper.MostTotalCost is null && paper.Rules.Limits.MinTotalCost is null)
        {
            return;
        }

        Int128 total = 0;
        foreach (var choice in choices)
        {
            paper.TryCost(choice.ProjectId, out var cost);
            total += cost;
        }

        if (total > paper.MostTotalCost)
        {
            Add(ref wrong, "over-budget", $"Your projects cost {Amount(total - paper.MostTotalCost.Value)} more than the {Amount(paper.MostTotalCost.Value)} there is to spend. Take something out.");
        }

        if (total < paper.Rules.Limits.MinTotalCost)
        {
            Add(ref wrong, "under-least-cost", $"Your projects must cost at least {Amount(paper.Rules.Limits.MinTotalCost.Value)} together; add {Amount(paper.Rules.Limits.MinTotalCost.Value - total)} or more.");
        }

        string Amount(Int128 minor) => new Money(long.CreateSaturating(minor)).In(paper.Rules.Currency);
    }

    private static void CheckValues(VotingMethod method, BallotLimits limits, ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        switch (method)
        {
            case VotingMethod.Approval or VotingMethod.Knapsack:
                CheckOnes(choices, ref wrong);
                break;
            case VotingMethod.Ordinal:
                CheckRanks(choices, ref wrong);
                break;
            case VotingMethod.Cumulative:
                CheckPoints(limits.MinPoints ?? 1, limits.MaxPoints ?? limits.MaxTotalPoints ?? AbsurdPoints, choices, ref wrong);
                CheckTotal(limits, choices, ref wrong);
                break;
            case VotingMethod.Scoring:
                CheckPoints(limits.MinPoints ?? 0, limits.MaxPoints ?? AbsurdPoints, choices, ref wrong);
                CheckTotal(limits, choices, ref wrong);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(method));
        }
    }

    private static void CheckOnes(ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        for (var i = 0; i < choices.Length; i++)
        {
            if (choices[i].Value != 1)
            {
                Add(ref wrong, "value-not-one", $"Choice {i + 1} gives a number of points, but in this vote a project is chosen or not.", i);
            }
        }
    }

    private static void CheckRanks(ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        var taken = new bool[choices.Length + 1];
        for (var i = 0; i < choices.Length; i++)
        {
            var rank = choices[i].Value;
            if (rank < 1 || rank > choices.Length)
            {
                Add(ref wrong, "rank-out-of-range", $"Choice {i + 1} must have a place from 1 to {choices.Length}, with no gaps.", i);
            }
            else if (taken[rank])
            {
                Add(ref wrong, "rank-twice", $"Choice {i + 1} has the same place as another. Give each project a place of its own.", i);
            }
            else
            {
                taken[rank] = true;
            }
        }
    }

    private static void CheckPoints(long least, long most, ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        for (var i = 0; i < choices.Length; i++)
        {
            if (choices[i].Value < least || choices[i].Value > most)
            {
                Add(ref wrong, "points-out-of-range", $"Choice {i + 1} must have between {least:N0} and {most:N0} points. Leave out projects that you give none.", i);
            }
        }
    }

    private static void CheckTotal(BallotLimits limits, ImmutableArray<Choice> choices, ref ImmutableArray<Refused>.Builder? wrong)
    {
        if (wrong is not null)
        {
            return;
        }

        Int128 total = 0;
        foreach (var choice in choices)
        {
            total += choice.Value;
        }

        if (total > limits.MaxTotalPoints)
        {
            Add(ref wrong, "too-many-points", $"You have given {total - limits.MaxTotalPoints.Value:N0} more than the {limits.MaxTotalPoints.Value:N0} points there are to give.");
        }

        if (total < limits.MinTotalPoints)
        {
            Add(ref wrong, "too-few-points", $"Give at least {limits.MinTotalPoints.Value:N0} points in all; you have given {total:N0}.");
        }
    }

    private static string Projects(int number) => number == 1 ? "1 project" : $"{number} projects";

    private static void Add(ref ImmutableArray<Refused>.Builder? wrong, string code, string sentence, int? choice = null) =>
        (wrong ??= ImmutableArray.CreateBuilder<Refused>()).Add(new Refused(code, sentence, choice is { } i ? $"choices[{i}]" : "choices"));
}
