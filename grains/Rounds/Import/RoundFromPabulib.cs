using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>The set-up that a file makes, and what was assumed on the way.</summary>
internal sealed record RoundFromFile(RoundSetup Setup, ImmutableArray<string> Notes);

/// <summary>
/// Makes a round's set-up of a Pabulib file. What a round has no place for is kept beside it and written back on export. Everything
/// that is assumed or changed is said in a note.
/// </summary>
internal sealed class RoundFromPabulib
{
    private const string DefaultZone = "Europe/London";

    // Entries that the set-up holds itself, or that only describe the file.
    private static readonly HashSet<string> Held = new(StringComparer.Ordinal)
    {
        "description", "unit", "district", "num_projects", "num_votes", "budget", "vote_type", "date_begin", "date_end", "currency",
        "min_length", "max_length", "min_sum_cost", "max_sum_cost", "min_points", "max_points", "min_sum_points", "max_sum_points",
        "default_score", "min_project_score_threshold",
    };

    private readonly PabulibContent file;
    private readonly ImportOptions options;
    private readonly DateTimeOffset now;
    private readonly List<string> notes;

    private RoundFromPabulib(PabulibContent file, ImportOptions options, DateTimeOffset now)
    {
        this.file = file;
        this.options = options;
        this.now = now;
        notes = [.. file.Notes];
    }

    public static RoundFromFile Read(PabulibContent file, ImportOptions options, DateTimeOffset now) => new RoundFromPabulib(file, options, now).Read();

    private RoundFromFile Read()
    {
        var method = ReadMethod();
        var (opensAt, closesAt) = ReadTimes();
        var setup = new RoundSetup(
            Or(options.Name, file["description"], "Imported round"),
            "",
            Or(options.Community, file["unit"], "Unnamed community"),
            file["district"],
            ReadCurrency(),
            new Money(file.Budget),
            [.. file.Projects.Select(ReadProject)],
            method,
            ReadLimits(method),
            ReadCounting(method),
            opensAt.ToUniversalTime(),
            closesAt.ToUniversalTime(),
            options.TimeZone ?? DefaultZone,
            [.. file.Meta.Where(entry => !Held.Contains(entry.Key) && entry.Value.Length > 0 && !IsOurRule(entry))]);
        return new RoundFromFile(setup, [.. notes]);
    }

    private VotingMethod ReadMethod() => file.VoteType switch
    {
        "cumulative" => VotingMethod.Cumulative,
        "ordinal" => VotingMethod.Ordinal,
        "scoring" => VotingMethod.Scoring,
        "approval" when file.Limits.MaxTotalCost <= file.Budget => VotingMethod.Knapsack,
        _ => VotingMethod.Approval,
    };

    private BallotLimits ReadLimits(VotingMethod method)
    {
        var limits = file.VoteType == "choose-1" ? file.Limits with { MaxLength = 1 } : file.Limits;
        if (limits.MaxLength > file.Projects.Length)
        {
            notes.Add($"The file lets a ballot name {limits.MaxLength} projects, but there are only {file.Projects.Length}; that is the limit now.");
            limits = limits with { MaxLength = file.Projects.Length };
        }

        return method switch
        {
            VotingMethod.Cumulative when limits.MaxTotalPoints is null => limits with { MaxTotalPoints = Used(ballot => ballot.Choices.Sum(choice => choice.Value), "points in all") },
            VotingMethod.Scoring when limits.MaxPoints is null => limits with { MaxPoints = Used(ballot => ballot.Choices.IsEmpty ? 0 : ballot.Choices.Max(choice => choice.Value), "points for one project") },
            VotingMethod.Cumulative or VotingMethod.Scoring => limits,
            _ => WithoutPoints(limits),
        };
    }

    private BallotLimits WithoutPoints(BallotLimits limits)
    {
        if ((limits.MinPoints ?? limits.MaxPoints ?? limits.MinTotalPoints ?? limits.MaxTotalPoints ?? limits.DefaultScore) is not null)
        {
            notes.Add($"The file states limits of points, which a vote of the kind {file.VoteType} has none of; they were left out.");
        }

        return limits with { MinPoints = null, MaxPoints = null, MinTotalPoints = null, MaxTotalPoints = null, DefaultScore = null };
    }

    private long Used(Func<PabulibBallotRow, long> points, string what)
    {
        var most = Math.Max(1, file.Ballots.Count == 0 ? 10 : file.Ballots.Max(points));
        notes.Add($"The file states no limit of {what}; it was set to {most}, {(file.Ballots.Count == 0 ? "for want of ballots" : "the most that its ballots use")}.");
        return most;
    }

    private CountOptions ReadCounting(VotingMethod method)
    {
        var name = file["rule"] ?? "unknown";
        var rule = options.Rule ?? PabulibRules.Nearest(name);
        if (options.Rule is null && !PabulibRules.IsExact(name))
        {
            notes.Add($"The file's counting rule is “{name}”; the nearest of ours is {CountingRuleNames.Name(rule)}.");
        }

        var counting = CountOptions.For(rule);
        var threshold = ReadThreshold();
        return method is VotingMethod.Approval or VotingMethod.Knapsack
            ? counting with { MinimumVotes = threshold }
            : counting with { MinimumScore = threshold };
    }

    // Met at equality. Points are whole numbers here, so a threshold between two of them is met from the next on.
    private long ReadThreshold()
    {
        if (file["min_project_score_threshold"] is not { } text)
        {
            return 0;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold) || threshold > RoundSetupRules.MostMoney)
        {
            notes.Add($"The file's threshold for projects, “{text}”, is no number; none is applied.");
            return 0;
        }

        var least = (long)decimal.Ceiling(threshold * file.PointUnits);
        notes.Add($"A project needs a score of at least {least:N0}, as the file's threshold says.");
        return least;
    }

    private static bool IsOurRule(MetaEntry entry) => entry.Key == "rule" && PabulibRules.Name(PabulibRules.Nearest(entry.Value)) == entry.Value;

    private string ReadCurrency()
    {
        if (file["currency"] is { } currency)
        {
            return currency.ToUpperInvariant();
        }

        notes.Add("The file states no currency; pounds were assumed.");
        return "GBP";
    }

    private RoundProject ReadProject(PabulibProjectRow row)
    {
        var cells = row.Cells.RemoveRange(["votes", "score"]);
        var area = cells.GetValueOrDefault("neighborhood") ?? cells.GetValueOrDefault("district");
        var place = ReadPlace(row);
        var name = Bounded(cells.GetValueOrDefault("name") ?? "Project " + row.Id, RoundSetupRules.LongestProjectName, $"The name of project {row.Id}");
        var description = Bounded(cells.GetValueOrDefault("description") ?? "", RoundSetupRules.LongestProjectDescription, $"The description of project {row.Id}");
        cells = cells.RemoveRange(["name", "description", "category", cells.ContainsKey("neighborhood") ? "neighborhood" : "district"]);
        cells = place is null ? cells : cells.RemoveRange(["latitude", "longitude"]);
        return new RoundProject(
            row.Id,
            name,
            description,
            new Money(row.Cost),
            area,
            [.. (row.Cells.GetValueOrDefault("category") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            place,
            Delivery.Unspecified,
            false,
            options.WithVotes ? cells : cells.Remove("selected"));
    }

    private static Place? ReadPlace(PabulibProjectRow row) =>
        Degrees(row, "latitude", 90) is { } latitude && Degrees(row, "longitude", 180) is { } longitude ? new Place(latitude, longitude) : null;

    private static double? Degrees(PabulibProjectRow row, string column, double most) =>
        double.TryParse(row.Cells.GetValueOrDefault(column)?.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : null;

    private string Bounded(string text, int most, string what)
    {
        if (text.Length <= most)
        {
            return text;
        }

        notes.Add($"{what} had {text.Length:N0} characters and was cut to {most:N0}.");
        return text[..(most - 1)] + "…";
    }

    private (DateTimeOffset OpensAt, DateTimeOffset ClosesAt) ReadTimes()
    {
        var first = ReadDay("date_begin", atEnd: false) is { } begin ? AtLocal(begin, TimeOnly.MinValue) : (DateTimeOffset?)null;
        var end = ReadDay("date_end", atEnd: true) is { } last ? AtLocal(last.AddDays(1), TimeOnly.MinValue) : (DateTimeOffset?)null;
        if (options.WithVotes)
        {
            var ended = options.ClosesAt ?? end ?? now;
            var began = options.OpensAt ?? first ?? ended.AddDays(-14);
            return began < ended ? (began, ended) : (ended.AddDays(-1), ended);
        }

        var opensAt = options.OpensAt ?? (first > now ? first.Value : AtLocal(LocalDay(now).AddDays(1), new TimeOnly(9, 0)));
        var closesAt = options.ClosesAt ?? (end > opensAt ? end.Value : opensAt.AddDays(14));
        if (options.OpensAt is null && first is not null && opensAt != first)
        {
            notes.Add("The file's dates are past; the round was set to open tomorrow at 9:00 and to close a fortnight later.");
        }

        return (opensAt, closesAt);
    }

    private DateOnly? ReadDay(string key, bool atEnd)
    {
        var text = file[key];
        if (DateOnly.TryParseExact(text, "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200
            ? new DateOnly(year, atEnd ? 12 : 1, atEnd ? 31 : 1)
            : null;
    }

    private DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    private DateTimeOffset AtLocal(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? DefaultZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private static string Or(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text.Trim();
            }
        }

        return "";
    }
}
