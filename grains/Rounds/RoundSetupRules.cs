using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ParticipatoryHub.Counting;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>Whether a set-up holds together, in words, each with the field it is about.</summary>
public static partial class RoundSetupRules
{
    /// <summary>The most money in one amount, in minor units: far beyond any budget, far from where sums overflow.</summary>
    public const long MostMoney = 1_000_000_000_000_000;

    /// <summary>The most projects in a round.</summary>
    public const int MostProjects = 2_000;

    /// <summary>Longest description of a project.</summary>
    public const int LongestProjectDescription = 4_000;

    /// <summary>Longest name of a project.</summary>
    public const int LongestProjectName = 300;

    private static readonly HashSet<string> CanWait = new(StringComparer.Ordinal)
    {
        "community-missing", "budget-not-positive", "projects-missing", "method-missing", "rule-missing", "length-beyond-projects",
        "cost-not-reachable", "knapsack-beyond-budget", "points-missing", "range-missing", "points-not-for-method",
        "default-score-not-for-method", "points-not-reachable", "dates-order", "ideas-beyond-voting", "ideas-cost-unfit",
    };

    // What residents must be told before they put ideas forward: for whom, how much money, and until when.
    private static readonly HashSet<string> NeededForIdeas = new(StringComparer.Ordinal)
    {
        "community-missing", "budget-not-positive", "dates-order", "ideas-beyond-voting", "ideas-cost-unfit",
    };

    /// <summary>Most areas or categories to choose from.</summary>
    public const int MostChoices = 60;

    /// <summary>Everything that is wrong; empty when it holds together.</summary>
    public static ImmutableArray<Refused> Check(RoundSetup setup)
    {
        var wrong = new List<Refused>();
        CheckTexts(setup, wrong);
        CheckMoney(setup, wrong);
        CheckProjects(setup, wrong);
        CheckCall(setup, wrong);
        if (setup.Method is < VotingMethod.Approval or > VotingMethod.Scoring)
        {
            wrong.Add(new("method-missing", "Say how people vote.", "method"));
        }
        else
        {
            LimitRules.Check(setup, wrong);
        }

        CheckCounting(setup, wrong);
        CheckAccess(setup.Access, wrong);
        CheckTimes(setup, wrong);
        if (setup.ChallengeDays is < 0 or > ChallengeRules.MostDays)
        {
            wrong.Add(new("challenge-days-unfit", $"The time for objections may be at most {ChallengeRules.MostDays} working days.", "challengeDays"));
        }

        return [.. wrong];
    }

    /// <summary>
    /// What is wrong with a draft whatever is still to come. What a later step of setting up can mend (nothing to spend yet, no projects,
    /// limits that do not fit them, no dates) waits until the opening, which asks <see cref="Check"/>.
    /// </summary>
    public static ImmutableArray<Refused> CheckDraft(RoundSetup setup) =>
        [.. Check(setup).Where(refused => !CanWait.Contains(refused.Code) || (refused.Code == "budget-not-positive" && setup.Budget != Money.Zero))];

    /// <summary>What is wrong with a round that is to take ideas: the projects and how they are voted on may be still to come.</summary>
    public static ImmutableArray<Refused> CheckForIdeas(RoundSetup setup) =>
        [.. Check(setup).Where(refused => !CanWait.Contains(refused.Code) || NeededForIdeas.Contains(refused.Code))];

    /// <summary>Whether text can be a project's id.</summary>
    public static bool IsProjectId(string? id) => id is not null && ProjectId().IsMatch(id);

    private static void CheckTexts(RoundSetup setup, List<Refused> wrong)
    {
        Needed("name", "Give the round a name.", setup.Name, 200);
        Needed("community", "Say which community the round is for.", setup.Community, 200);
        AtMost("description", "The description", setup.Description, 10_000);
        AtMost("area", "The area", setup.Area, 200);
        if (setup.Meta.Length > 200 || setup.Meta.Any(m => m.Key.Length is 0 or > 200 || m.Value.Length > 10_000))
        {
            wrong.Add(new("meta-too-long", "The file's further entries are too many or too long.", "meta"));
        }

        void Needed(string field, string sentence, string? text, int most)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                wrong.Add(new($"{field}-missing", sentence, field));
            }
            else
            {
                AtMost(field, $"The {field}", text, most);
            }
        }

        void AtMost(string field, string what, string? text, int most)
        {
            if (text?.Length > most)
            {
                wrong.Add(new($"{field}-too-long", $"{what} may have at most {most:N0} characters; this one has {text.Length:N0}.", field));
            }
        }
    }

    private static void CheckMoney(RoundSetup setup, List<Refused> wrong)
    {
        if (setup.Currency is null || !CurrencyCode().IsMatch(setup.Currency))
        {
            wrong.Add(new("currency-unknown", "Give the currency by its three letters, such as GBP.", "currency"));
        }

        if (setup.Budget.Pence is <= 0 or > MostMoney)
        {
            wrong.Add(new("budget-not-positive", "The budget must be more than nothing, and less than ten million million.", "budget"));
        }
    }

    private static void CheckProjects(RoundSetup setup, List<Refused> wrong)
    {
        if (setup.Projects.All(project => project.Withdrawn))
        {
            wrong.Add(new("projects-missing", "Add at least one project that people can vote for.", "projects"));
        }

        if (setup.Projects.Length > MostProjects)
        {
            wrong.Add(new("projects-too-many", $"A round may have at most {MostProjects:N0} projects; this one has {setup.Projects.Length:N0}.", "projects"));
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < setup.Projects.Length; i++)
        {
            CheckProject(setup.Projects[i], $"projects[{i}]", wrong);
            if (setup.Projects[i].Id is { } id && !ids.Add(id))
            {
                wrong.Add(new("project-id-twice", $"Two projects have the id {id}. Give each an id of its own.", $"projects[{i}].id"));
            }
        }
    }

    private static void CheckProject(RoundProject project, string field, List<Refused> wrong)
    {
        if (!IsProjectId(project.Id))
        {
            wrong.Add(new("project-id-unfit", $"“{Shown(project.Id)}” cannot be a project's id: use 1 to 64 letters, digits and signs, without blanks, commas, semicolons, equals signs or quotes.", $"{field}.id"));
        }

        Length("name", project.Name, 1, LongestProjectName);
        Length("description", project.Description, 0, LongestProjectDescription);
        Length("area", project.Area ?? "", 0, 200);
        if (project.Cost.Pence is < 0 or > MostMoney)
        {
            wrong.Add(new("project-cost-unfit", $"The cost of project {Shown(project.Id)} must be nothing or more, and less than ten million million.", $"{field}.cost"));
        }

        if (project.Categories.Length > 30 || project.Categories.Any(c => c.Length is 0 or > 100 || c.Contains(',', StringComparison.Ordinal)))
        {
            wrong.Add(new("project-categories-unfit", $"Project {Shown(project.Id)} may have at most 30 categories of at most 100 characters, without commas.", $"{field}.categories"));
        }

        if (project.Place is { } place && !(Math.Abs(place.Latitude) <= 90 && Math.Abs(place.Longitude) <= 180))
        {
            wrong.Add(new("project-place-unfit", $"The place of project {Shown(project.Id)} is not on the map: latitude goes from -90 to 90, longitude from -180 to 180.", $"{field}.place"));
        }

        void Length(string part, string? text, int least, int most)
        {
            if (text is null || text.Trim().Length < least || text.Length > most)
            {
                wrong.Add(new($"project-{part}-length", $"The {part} of project {Shown(project.Id)} must have {(least == 0 ? "at most" : $"{least} to")} {most:N0} characters.", $"{field}.{part}"));
            }
        }
    }

    private static void CheckCounting(RoundSetup setup, List<Refused> wrong)
    {
        var counting = setup.Counting;
        if (counting.Rule is < CountingRule.Greedy or > CountingRule.Phragmen)
        {
            wrong.Add(new("rule-missing", "Say by which rule the votes are counted.", "counting.rule"));
        }

        if (counting.Tie.Seed is { Length: 0 or > 200 })
        {
            wrong.Add(new("tie-seed-unfit", "The public seed for ties must have 1 to 200 characters.", "counting.tie"));
        }

        if (counting.MinimumScore is < 0 or > MostMoney)
        {
            wrong.Add(new("threshold-unfit", "The minimum of points must be nothing or more, and not beyond all reason.", "counting.minimumScore"));
        }

        if (counting.MinimumVotes < 0)
        {
            wrong.Add(new("threshold-negative", "The minimum of votes must be nothing or more.", "counting.minimumVotes"));
        }

        if (counting.Step is < 1 or > MostMoney)
        {
            wrong.Add(new("step-unfit", "The step of equal shares must be at least the smallest coin.", "counting.step"));
        }

        CheckConflicts(setup, wrong);
    }

    private static void CheckAccess(VoterAccess access, List<Refused> wrong)
    {
        if (access.Postcodes.Length > VoterAccess.MostPostcodes || access.Postcodes.FirstOrDefault(prefix => !Postcode.IsPrefix(prefix)) is { })
        {
            wrong.Add(new("postcodes-unfit", $"Give at most {VoterAccess.MostPostcodes} beginnings of postcodes, such as PR5 or PR5 8.", "access.postcodes"));
        }

        if (access.RemindHours is < 1 or > VoterAccess.MostRemindHours)
        {
            wrong.Add(new("remind-hours-unfit", $"Remind voters between 1 and {VoterAccess.MostRemindHours} hours before the close.", "access.remindHours"));
        }
    }

    private static void CheckConflicts(RoundSetup setup, List<Refused> wrong)
    {
        var ids = setup.Projects.Select(project => project.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < setup.Counting.Conflicts.Length; i++)
        {
            var (first, second) = setup.Counting.Conflicts[i];
            if (!ids.Contains(first) || !ids.Contains(second))
            {
                wrong.Add(new("conflict-unknown", $"The conflict of {Shown(first)} and {Shown(second)} names a project that is not in the round.", $"counting.conflicts[{i}]"));
            }
            else if (first == second)
            {
                wrong.Add(new("conflict-with-itself", $"Project {first} cannot be in conflict with itself.", $"counting.conflicts[{i}]"));
            }
        }
    }

    private static void CheckCall(RoundSetup setup, List<Refused> wrong)
    {
        if (setup.Ideas is not { } call)
        {
            return;
        }

        if (call.ClosesAt <= call.OpensAt)
        {
            wrong.Add(new("ideas-dates-order", "Ideas must close after they open.", "ideas.closesAt"));
        }

        if (call.ClosesAt > setup.OpensAt)
        {
            wrong.Add(new("ideas-beyond-voting", "Ideas must close before voting opens.", "ideas.closesAt"));
        }

        if (call.Guidance.Length > 4_000)
        {
            wrong.Add(new("ideas-guidance-too-long", "The guidance may have at most 4,000 characters.", "ideas.guidance"));
        }

        CheckChoices("areas", "area", call.Areas, wrong);
        CheckChoices("categories", "category", call.Categories, wrong);
        if (call.MostCost is { } most && (most.Pence <= 0 || most > setup.Budget))
        {
            wrong.Add(new("ideas-cost-unfit", "The most that one idea may cost must be more than nothing, and no more than the budget.", "ideas.mostCost"));
        }
    }

    private static void CheckChoices(string field, string one, ImmutableArray<string> choices, List<Refused> wrong)
    {
        if (choices.Length > MostChoices || choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < choices.Length
            || choices.Any(choice => string.IsNullOrWhiteSpace(choice) || choice.Length > 100 || choice.Contains(',', StringComparison.Ordinal)))
        {
            wrong.Add(new($"ideas-{field}-unfit", $"Give at most {MostChoices} different {field}, each {one} with at most 100 characters and no comma.", $"ideas.{field}"));
        }
    }

    private static void CheckTimes(RoundSetup setup, List<Refused> wrong)
    {
        if (setup.ClosesAt <= setup.OpensAt)
        {
            wrong.Add(new("dates-order", "Voting must close after it opens.", "closesAt"));
        }

        if (string.IsNullOrEmpty(setup.TimeZone) || !TimeZoneInfo.TryFindSystemTimeZoneById(setup.TimeZone, out var zone) || !zone.HasIanaId)
        {
            wrong.Add(new("time-zone-unknown", "Give the time zone by its name in the IANA list, such as Europe/London.", "timeZone"));
        }
    }

    private static string Shown(string? id) => id is null or "" ? "(none)" : id.Length > 64 ? id[..64] + "…" : id;

    // Printable ASCII but for what separates ids in ballots and files.
    [GeneratedRegex("""\A[!#$%&()*+\-./0-9:<>?@A-Z\[\]^_`a-z{|}~\\]{1,64}\z""")]
    private static partial Regex ProjectId();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex CurrencyCode();
}
