using System.Globalization;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>Projects, limits and the checks between sections.</summary>
internal sealed class PabulibImporter(PabulibFile file, PabulibReadOptions options, PabulibRepairs notes)
{
    private const long UsualMinorUnits = 100;

    private readonly long minorUnits = MinorUnits(file);

    public PabulibElection Import()
    {
        var method = Method();
        var budget = Money("budget") ?? throw Meta("budget", "The budget is no number.");
        var projects = Projects();
        var ballots = file.Votes is { } votes ? new PabulibBallots(votes, method, options.SkipBadBallots, notes) : null;
        var limits = Limits(ballots?.PointUnits ?? 1);
        ElectionBuilder builder;
        try
        {
            builder = new ElectionBuilder(method, budget, projects);
        }
        catch (ArgumentException)
        {
            throw Meta("budget", "The budget is too large to be counted.");
        }

        var skipped = ballots?.AddTo(builder, limits.DefaultScore ?? 0, projects.Count) ?? 0;
        var election = builder.Build();
        CheckNumber("num_projects", file.Projects.Rows.Count, "projects");
        if (ballots is not null)
        {
            CheckNumber("num_votes", file.Votes!.Rows.Count, "ballots");
            CheckColumn("votes", project => election.Votes(project), 1, skipped > 0);
            CheckColumn("score", project => election.Score(project), ballots.PointUnits, skipped > 0);
        }

        return new PabulibElection(file, election, limits, file.Find("currency"), minorUnits, ballots?.PointUnits ?? 1);
    }

    private static long MinorUnits(PabulibFile file)
    {
        var column = file.Projects.Column("cost");
        var money = file.Projects.Rows.Select(row => row.Fields[column]).Concat(file.Meta.Where(pair => PabulibFields.MoneyMeta.Contains(pair.Key)).Select(pair => pair.Value));
        return Math.Max(UsualMinorUnits, PabulibDecimal.Power(money.Select(PabulibDecimal.Decimals).DefaultIfEmpty(0).Max()));
    }

    private VotingMethod Method() => file.Find("vote_type") switch
    {
        "approval" when file.Find("max_sum_cost") is not null => VotingMethod.Knapsack,
        "approval" or "choose-1" => VotingMethod.Approval,
        "cumulative" => VotingMethod.Cumulative,
        "ordinal" => VotingMethod.Ordinal,
        "scoring" => VotingMethod.Scoring,
        var other => throw Meta("vote_type", $"There is no vote type '{other}'; there are approval, choose-1, cumulative, ordinal and scoring."),
    };

    private List<ElectionProject> Projects()
    {
        var table = file.Projects;
        var (id, cost) = (table.Column("project_id"), table.Column("cost"));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var projects = new List<ElectionProject>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var name = row.Fields[id];
            if (name.Length == 0 || name.Contains(',', StringComparison.Ordinal) || name.Trim().Length != name.Length)
            {
                throw new PabulibException(PabulibPlace.Error(row, id, "A project needs an id without commas and without blanks at its ends."));
            }

            if (!ids.Add(name))
            {
                throw new PabulibException(PabulibPlace.Error(row, id, $"The project '{name}' is there twice."));
            }

            if (!PabulibDecimal.TryRead(row.Fields[cost], minorUnits, out var amount))
            {
                throw new PabulibException(PabulibPlace.Error(row, cost, $"The cost '{row.Fields[cost]}' is no number of at most 15 digits and 6 decimals."));
            }

            projects.Add(new ElectionProject(name, amount));
        }

        return projects;
    }

    private BallotLimits Limits(long pointUnits) => new(
        (int?)Number("min_length", 1),
        file.Find("vote_type") == "choose-1" ? 1 : (int?)Number("max_length", 1),
        Money("min_sum_cost"),
        Money("max_sum_cost"),
        Number("min_points", pointUnits),
        Number("max_points", pointUnits),
        Number("min_sum_points", pointUnits),
        Number("max_sum_points", pointUnits),
        Number("default_score", pointUnits));

    private long? Money(string key) => Number(key, minorUnits);

    private long? Number(string key, long scale)
    {
        if (file.Find(key) is not { } text)
        {
            return null;
        }

        return PabulibDecimal.TryRead(text.Trim(), scale, out var value) ? value : throw Meta(key, $"'{text}' is no number that can be used as {key}.");
    }

    private void CheckNumber(string key, int actual, string what)
    {
        if (!long.TryParse(file.Find(key), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) || stated != actual)
        {
            throw Meta(key, $"{key} is '{file.Find(key)}' and the file has {actual} {what}.");
        }
    }

    /// <summary>A column of the projects that must agree with the ballots.</summary>
    private void CheckColumn(string name, Func<string, long> actual, long scale, bool ballotsWereSkipped)
    {
        var column = file.Projects.Column(name);
        var id = file.Projects.Column("project_id");
        foreach (var row in column < 0 ? [] : file.Projects.Rows)
        {
            var counted = actual(row.Fields[id]);
            if (PabulibDecimal.TryRead(row.Fields[column], scale, out var stated) && stated == counted)
            {
                continue;
            }

            var message = $"The project '{row.Fields[id]}' is given {name} '{row.Fields[column]}' and the ballots give it {PabulibDecimal.Write(counted, scale)}.";
            if (!ballotsWereSkipped)
            {
                throw new PabulibException(PabulibPlace.Error(row, column, message));
            }

            notes.Add(row.Line, message);
        }
    }

    private PabulibException Meta(string key, string message)
    {
        var pair = file.Meta.FirstOrDefault(pair => pair.Key == key);
        return new PabulibException(new PabulibError(pair?.Line ?? 1, pair is null ? 1 : key.Length + 2, message));
    }
}
