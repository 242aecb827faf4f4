using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds;

/// <summary>The step of setting a round up at which something is mended.</summary>
public enum SetupStep
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Name, community, description.</summary>
    About = 1,

    /// <summary>The money.</summary>
    Money = 2,

    /// <summary>The projects.</summary>
    Projects = 3,

    /// <summary>Voting method and limits.</summary>
    Voting = 4,

    /// <summary>Counting rule, ties, thresholds.</summary>
    Counting = 5,

    /// <summary>Pairs of projects of which at most one is funded.</summary>
    Conflicts = 6,

    /// <summary>Dates and time zone.</summary>
    Dates = 7,

    /// <summary>Voter codes.</summary>
    Codes = 8,

    /// <summary>The rehearsal.</summary>
    Rehearsal = 9,
}

/// <summary>Something to mend or to think of before voting opens.</summary>
/// <param name="IsBlocking">Voting does not open before it is mended; else it is advice.</param>
/// <param name="Step">Where it is mended.</param>
public sealed record ReadinessFinding(bool IsBlocking, SetupStep Step, string Sentence);

/// <summary>
/// What an officer should know before voting opens. Blocking is exactly what the round itself refuses to open with; everything else is
/// advice from what has gone wrong in other councils' votes. Pure.
/// </summary>
public static partial class Readiness
{
    private const int ShortestDays = 7;
    private const int LongestDays = 56;
    private const int Named = 5;

    /// <summary>Everything found, what blocks first.</summary>
    /// <param name="issued">Voter codes that are good.</param>
    /// <param name="isRehearsed">Whether there was a rehearsal.</param>
    public static ImmutableArray<ReadinessFinding> Check(RoundSetup setup, long issued, bool isRehearsed, DateTimeOffset now)
    {
        var found = new List<ReadinessFinding>();
        foreach (var refused in RoundSetupRules.Check(setup))
        {
            found.Add(new(true, StepOf(refused.Field), HasDates(setup) || refused.Code != "dates-order" ? refused.Sentence : "Say when voting opens and closes."));
        }

        if (HasDates(setup))
        {
            CheckDates(setup, now, found);
        }

        CheckMoney(setup, found);
        CheckLimits(setup, issued, found);
        CheckProjects(setup, found);
        CheckVoters(issued, isRehearsed, found);
        return [.. found.OrderByDescending(finding => finding.IsBlocking)];
    }

    /// <summary>Whether the dates were chosen; a round drafted from nothing has none.</summary>
    public static bool HasDates(RoundSetup setup) => setup.ClosesAt > DateTimeOffset.UnixEpoch;

    /// <summary>The step that a field of the set-up belongs to.</summary>
    public static SetupStep StepOf(string? field) => field?.Split('.', '[')[0] switch
    {
        "budget" or "currency" => SetupStep.Money,
        "projects" => SetupStep.Projects,
        "method" or "limits" => SetupStep.Voting,
        "counting" when field.StartsWith("counting.conflicts", StringComparison.Ordinal) => SetupStep.Conflicts,
        "counting" => SetupStep.Counting,
        "opensAt" or "closesAt" or "timeZone" or "challengeDays" => SetupStep.Dates,
        _ => SetupStep.About,
    };

    private static void CheckMoney(RoundSetup setup, List<ReadinessFinding> found)
    {
        var onBallot = setup.Projects.Where(project => !project.Withdrawn).ToArray();
        if (onBallot.Length == 0 || setup.Budget == Money.Zero)
        {
            return;
        }

        var total = onBallot.Aggregate(Int128.Zero, (sum, project) => sum + project.Cost.Pence);
        var dearer = onBallot.Where(project => project.Cost > setup.Budget).ToArray();
        if (dearer.Length == onBallot.Length)
        {
            found.Add(new(false, SetupStep.Money, "Every project costs more than the budget, so nothing can be funded."));
        }
        else if (dearer.Length > 0)
        {
            found.Add(new(false, SetupStep.Projects, $"{Count(dearer.Length, "project costs", "projects cost")} more than the whole budget and can never be funded: {Names(dearer)}."));
        }

        if (total <= setup.Budget.Pence)
        {
            found.Add(new(false, SetupStep.Money, $"All projects together cost {new Money((long)total).In(setup.Currency)}, which the budget pays for. There is nothing to decide."));
        }
    }

    private static void CheckLimits(RoundSetup setup, long issued, List<ReadinessFinding> found)
    {
        var onBallot = setup.Projects.Where(project => !project.Withdrawn).Select(project => project.Cost.Pence).Order().ToArray();
        var limits = setup.Limits;
        var most = limits.MaxTotalCost ?? (setup.Method == VotingMethod.Knapsack ? setup.Budget.Pence : null);
        if (limits.MaxLength is > 0 and var length && length <= onBallot.Length && most is not null
            && onBallot.Take(length).Aggregate(Int128.Zero, (sum, cost) => sum + cost) > most)
        {
            found.Add(new(false, SetupStep.Voting, $"No ballot can name {length} projects: even the {length} cheapest cost more than {new Money(most.Value).In(setup.Currency)} together. People will try."));
        }

        if (limits is { MaxPoints: { } each, MaxTotalPoints: { } all } && (Int128)each * Math.Min(limits.MaxLength ?? onBallot.Length, onBallot.Length) < all)
        {
            found.Add(new(false, SetupStep.Voting, $"Nobody can give all {all:N0} points: there may be {each:N0} for a project, and not enough projects."));
        }

        if (setup.Method == VotingMethod.Approval && limits.MaxLength is null && limits.MaxTotalCost is null && onBallot.Length > 10)
        {
            found.Add(new(false, SetupStep.Voting, $"A ballot may approve all {onBallot.Length} projects. Most councils set a limit, so that a vote says what matters most."));
        }

        if (issued > 0 && setup.Counting.MinimumVotes > issued)
        {
            found.Add(new(false, SetupStep.Counting, $"A project needs {setup.Counting.MinimumVotes:N0} votes, but only {issued:N0} people have a voter code. Nothing can win."));
        }

        foreach (var conflict in setup.Counting.Conflicts)
        {
            if (setup.Projects.Any(project => project.Withdrawn && (project.Id == conflict.First || project.Id == conflict.Second)))
            {
                found.Add(new(false, SetupStep.Conflicts, $"The conflict of {conflict.First} and {conflict.Second} names a project that is withdrawn, so it decides nothing."));
            }
        }
    }

    private static void CheckProjects(RoundSetup setup, List<ReadinessFinding> found)
    {
        var onBallot = setup.Projects.Where(project => !project.Withdrawn).ToArray();
        Say(onBallot.Where(project => project.Description.Length == 0), "project has no description", "projects have no description");
        Say(onBallot.Where(project => project.Cost == Money.Zero), "project costs nothing", "projects cost nothing");
        Say(onBallot.Where(project => project.Delivery == Delivery.Unspecified), "project does not say who carries it out", "projects do not say who carries them out");
        Say(onBallot.GroupBy(project => project.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).SelectMany(same => same), "project has the name of another", "projects share their names");
        if (onBallot.Any(project => project.Area is not null))
        {
            Say(onBallot.Where(project => project.Area is null), "project has no area, though others have", "projects have no area, though others have");
        }

        void Say(IEnumerable<RoundProject> projects, string one, string many)
        {
            if (projects.ToArray() is { Length: > 0 } some)
            {
                found.Add(new(false, SetupStep.Projects, $"{Count(some.Length, one, many)}: {Names(some)}."));
            }
        }
    }

    private static void CheckVoters(long issued, bool isRehearsed, List<ReadinessFinding> found)
    {
        if (issued == 0)
        {
            found.Add(new(false, SetupStep.Codes, "Nobody has a voter code yet. Codes can also be made while voting is open, but letters take days."));
        }

        if (!isRehearsed)
        {
            found.Add(new(false, SetupStep.Rehearsal, "This vote has not been rehearsed. Ten minutes with a colleague find most mistakes."));
        }
    }

    private static string Count(int number, string one, string many) => number == 1 ? "1 " + one : number.ToString("N0", CultureInfo.InvariantCulture) + " " + many;

    private static string Names(RoundProject[] projects) =>
        string.Join(", ", projects.Take(Named).Select(project => $"“{project.Name}”")) + (projects.Length > Named ? $" and {projects.Length - Named:N0} more" : "");
}
