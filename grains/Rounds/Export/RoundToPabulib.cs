using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;
using ParticipatoryHub.Finance;

namespace ParticipatoryHub.Rounds.Export;

/// <summary>
/// A round as lines of Pabulib text. Numbers, order and spelling depend on nothing but the round, so the same round is the same bytes,
/// and a round made from those bytes writes them again. Voters are numbered in the order of their handles, which is a shuffle; a
/// ballot's area is never written, and its channel only when every channel has ten ballots or more. Withdrawn projects were not on
/// the ballot and are left out.
/// </summary>
internal sealed class RoundToPabulib(RoundView round, BallotSurvey? ballots, IReadOnlySet<string>? selected)
{
    private readonly RoundSetup setup = round.Setup;
    private readonly RoundProject[] projects = [.. round.Setup.Projects.Where(project => !project.Withdrawn)];

    /// <summary>META and PROJECTS, and the header of VOTES.</summary>
    public IEnumerable<string> Head()
    {
        yield return "META";
        yield return "key;value";
        foreach (var (key, value) in Meta())
        {
            yield return $"{Field(key)};{Field(value)}";
        }

        yield return "PROJECTS";
        var columns = Columns();
        yield return string.Join(';', columns);
        foreach (var project in projects)
        {
            yield return string.Join(';', columns.Select(column => Field(Cell(project, column))));
        }

        yield return "VOTES";
        yield return string.Join(';', (string[])["voter_id", "vote", .. HasPoints ? ["points"] : Array.Empty<string>(), .. ShowsChannel ? ["voting_method"] : Array.Empty<string>()]);
    }

    /// <summary>A line of VOTES.</summary>
    /// <param name="voter">From 1.</param>
    public string Vote(long voter, StoredBallot ballot)
    {
        var choices = BallotText.Read(ballot.Choices);
        if (setup.Method == VotingMethod.Ordinal)
        {
            choices = choices.Sort(static (first, second) => first.Value.CompareTo(second.Value));
        }

        var line = $"{voter.ToString(CultureInfo.InvariantCulture)};{string.Join(',', choices.Select(choice => choice.ProjectId))}";
        if (HasPoints)
        {
            line += ";" + string.Join(',', choices.Select(choice => Number(choice.Value)));
        }

        return ShowsChannel ? $"{line};{(ballot.Channel == BallotChannel.Paper ? "paper" : "internet")}" : line;
    }

    // The format's threshold is one of points; where each vote is one point, a minimum of votes is the same.
    private long Threshold => setup.Method is VotingMethod.Approval or VotingMethod.Knapsack
        ? Math.Max(setup.Counting.MinimumVotes, setup.Counting.MinimumScore)
        : setup.Counting.MinimumScore;

    private bool HasPoints => setup.Method is VotingMethod.Cumulative or VotingMethod.Scoring;

    private bool ShowsChannel => ballots is { ShowsChannel: true };

    private IEnumerable<(string Key, string Value)> Meta()
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in setup.Meta)
        {
            entries[key] = value;
        }

        var others = setup.Meta.Select(entry => entry.Key).Where(key => !PabulibFields.MetaOrder.Contains(key, StringComparer.Ordinal)).ToArray();
        entries.TryAdd("country", "United Kingdom");
        entries.TryAdd("instance", Date(setup.OpensAt)[^4..]);
        entries.TryAdd("language", "en");
        entries["description"] = setup.Name;
        entries["unit"] = setup.Community;
        entries["num_projects"] = Number(projects.Length);
        entries["num_votes"] = Number(ballots?.Ballots ?? 0);
        entries["budget"] = Amount(setup.Budget.Pence);
        entries["vote_type"] = VoteType;
        entries["rule"] = entries.TryGetValue("rule", out var word) && PabulibRules.Nearest(word) == setup.Counting.Rule ? word : PabulibRules.Name(setup.Counting.Rule);
        entries["date_begin"] = Date(setup.OpensAt);
        entries["date_end"] = Date(setup.ClosesAt.AddTicks(-1));
        entries["currency"] = setup.Currency;
        if (selected is not null && FinanceExports.IsProvisional(round.Phase))
        {
            entries["comment"] = Comment(entries.GetValueOrDefault("comment", ""), "PROVISIONAL, not signed off by two officers");
        }

        Add(entries, "district", setup.Area);
        AddLimits(entries, setup.Limits);
        if (Threshold > 0)
        {
            entries["min_project_score_threshold"] = Number(Threshold);
        }

        return PabulibFields.MetaOrder.Concat(others).Where(entries.ContainsKey).Select(key => (key, entries[key]));
    }

    private void AddLimits(Dictionary<string, string> entries, BallotLimits limits)
    {
        Add(entries, "min_length", Number(limits.MinLength));
        Add(entries, "max_length", VoteType == "choose-1" ? null : Number(limits.MaxLength));
        Add(entries, "min_sum_cost", Amount(limits.MinTotalCost));
        Add(entries, "max_sum_cost", Amount(limits.MaxTotalCost ?? (setup.Method == VotingMethod.Knapsack ? setup.Budget.Pence : null)));
        Add(entries, "min_points", Number(limits.MinPoints));
        Add(entries, "max_points", Number(limits.MaxPoints));
        Add(entries, "min_sum_points", Number(limits.MinTotalPoints));
        Add(entries, "max_sum_points", Number(limits.MaxTotalPoints));
        Add(entries, "default_score", Number(limits.DefaultScore));
    }

    private string VoteType => setup switch
    {
        { Method: VotingMethod.Approval, Limits.MaxLength: 1 } => "choose-1",
        { Method: VotingMethod.Approval or VotingMethod.Knapsack } => "approval",
        { Method: VotingMethod.Cumulative } => "cumulative",
        { Method: VotingMethod.Ordinal } => "ordinal",
        _ => "scoring",
    };

    private string[] Columns()
    {
        var inUse = projects.SelectMany(project => project.Other.Keys).Where(key => key is not ("votes" or "score" or "selected")).ToHashSet(StringComparer.Ordinal);
        inUse.UnionWith(["project_id", "cost", "name"]);
        Use("votes", ballots is not null);
        Use("score", ballots is not null && setup.Method is not (VotingMethod.Approval or VotingMethod.Knapsack));
        Use("selected", selected is not null || projects.Any(project => project.Other.ContainsKey("selected")));
        Use("category", projects.Any(project => project.Categories.Length > 0));
        Use("neighborhood", projects.Any(project => project.Area is not null));
        Use("description", projects.Any(project => project.Description.Length > 0));
        Use("latitude", projects.Any(project => project.Place is not null));
        Use("longitude", projects.Any(project => project.Place is not null));
        return [.. PabulibFields.ProjectOrder.Where(inUse.Contains), .. inUse.Except(PabulibFields.ProjectOrder).Order(StringComparer.Ordinal)];

        void Use(string column, bool use)
        {
            if (use)
            {
                inUse.Add(column);
            }
        }
    }

    private string Cell(RoundProject project, string column) => column switch
    {
        "project_id" => project.Id,
        "cost" => Amount(project.Cost.Pence)!,
        "votes" => Number(ballots!.Votes(project.Id)),
        "score" => Number(ballots!.Score(project.Id)),
        "name" => project.Name,
        "category" => string.Join(',', project.Categories),
        "selected" => selected is null ? project.Other.GetValueOrDefault("selected", "0") : selected.Contains(project.Id) ? "1" : "0",
        "neighborhood" => project.Area ?? "",
        "description" => project.Description,
        "latitude" => project.Place?.Latitude.ToString("R", CultureInfo.InvariantCulture) ?? "",
        "longitude" => project.Place?.Longitude.ToString("R", CultureInfo.InvariantCulture) ?? "",
        _ => project.Other.GetValueOrDefault(column, ""),
    };

    private string Date(DateTimeOffset instant)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(setup.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(instant, zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
    }

    private static void Add(Dictionary<string, string> entries, string key, string? value)
    {
        if (value is not null)
        {
            entries[key] = value;
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Amount(long minor) => (minor / 100m).ToString(minor % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string? Amount(long? minor) => minor is { } known ? Amount(known) : null;

    // Comments are numbered: #1: and so on.
    private static string Comment(string before, string comment) => before.Length == 0 ? $"#1: {comment}" : $"{before} #{before.Count(letter => letter == '#') + 1}: {comment}";

    // A line is a line: breaks inside a text become blanks.
    private static string Field(string? text) => PabulibWriter.Quoted((text ?? "").ReplaceLineEndings(" ").Trim());
}
