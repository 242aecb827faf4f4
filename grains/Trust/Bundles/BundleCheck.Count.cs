using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>Ballots, numbers and the recount.</summary>
public sealed partial class BundleCheck
{
    private void CheckBallots()
    {
        var csv = CsvLines.Read(files[BundleNames.Ballots]);
        if (!csv.Has("nonce"))
        {
            Pass("Single ballots are not shown beside their leaves, since some groups of voters are small.");
            return;
        }

        var config = Config();
        var (round, kind) = (config.GetProperty("round").GetString(), config.GetProperty("method").GetString());
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < csv.Rows.Count; i++)
        {
            var row = csv.Rows[i];
            var area = csv.At(row, "area") is { Length: > 0 } named ? named : "-";
            var text = $"participatoryhub/ballot/v1\nround={round}\nkind={kind}\nchannel={csv.At(row, "channel")}\narea={area}\nchoices={csv.At(row, "choices")}\nnonce={csv.At(row, "nonce")}\n";
            if (Convert.ToHexStringLower(Commitment.Leaf(Commitment.Of(text))) != csv.At(row, "leaf"))
            {
                Fail($"Ballot {i + 1} does not open its leaf.");
                return;
            }

            if (!nonces.Add(csv.At(row, "nonce")))
            {
                Fail($"Ballot {i + 1} has the nonce of another.");
                return;
            }
        }

        Pass($"Every ballot opens its leaf, once: {Plural(csv.Rows.Count, "ballot")}.");
    }

    private void CheckNumbers()
    {
        var sealedVotes = chain.Where(line => line.Kind == SealEntries.BatchKind).Sum(line => Body(line).GetProperty("count").GetInt64());
        var (votes, fromPaper) = (sealedVotes - marks.Count, FromPaper);
        if (votes - replaced.Count - voided.Count + fromPaper != counted.Count)
        {
            Fail($"{Plural(votes, "vote")} were sealed and {replaced.Count} of them replaced{(voided.Count == 0 ? "" : $" and {voided.Count} void")}{(fromPaper == 0 ? "" : $", and {fromPaper} came on paper")}, but there are {Plural(counted.Count, "ballot")}.");
            return;
        }

        var turnout = CsvLines.Read(files[BundleNames.Turnout]);
        var voted = long.Parse(turnout.At(turnout.Rows[^1], "total"), CultureInfo.InvariantCulture);
        if (voted != counted.Count)
        {
            Fail($"turnout.csv tells of {Plural(voted, "vote")}, but there are {Plural(counted.Count, "ballot")}.");
            return;
        }

        var count = Body(Last("COUNT"));
        var digest = Hash(Bytes(counted.Select(line => line.Leaf).Order(StringComparer.Ordinal)));
        _ = count.GetProperty("ballots").GetInt64() == counted.Count && count.GetProperty("digest").GetString() == digest
            ? Pass($"{Plural(votes, "vote")} were sealed, {replaced.Count} replaced by a later one{(voided.Count == 0 ? "" : $", {voided.Count} declared void")}{(fromPaper == 0 ? "" : $", and {fromPaper} came on paper")}: {Plural(counted.Count, "ballot")} were counted.")
            : Fail("The count was made from other ballots than these.");
    }

    private void CheckCount()
    {
        if (Choices() is not { } choices)
        {
            Pass("There is no recount without the ballots, which are not shown since fewer than 50 people voted.");
            return;
        }

        var (election, options) = Election(choices);
        var recount = Counting.Count.Run(election, options);
        var csv = CsvLines.Read(files[BundleNames.Result]);
        foreach (var project in recount.Projects)
        {
            var row = csv.Rows.Find(row => csv.At(row, "project") == project.Id);
            if (row is null || csv.At(row, "votes") != Written(project.Votes) || csv.At(row, "score") != Written(project.Score))
            {
                Fail($"A recount gives project {project.Id} other votes than result.csv.");
                return;
            }
        }

        var funded = csv.Rows.Where(row => csv.At(row, "funded") == "yes").Select(row => csv.At(row, "project")).Order(StringComparer.Ordinal);
        if (csv.Rows.Count != recount.Projects.Length || !funded.SequenceEqual(recount.Selected.Order(StringComparer.Ordinal)))
        {
            Fail("A recount funds other projects than result.csv.");
            return;
        }

        var log = CsvLines.Read(files[BundleNames.CountLog]);
        var told = log.Rows.Where(row => log.At(row, "decision") == nameof(CountDecision.Bought))
            .Select(row => (log.At(row, "project"), Pence(log.At(row, "before")), Pence(log.At(row, "after")), log.At(row, "exact")));
        var bought = recount.Steps.Where(step => step.Decision == CountDecision.Bought).Select(step => (step.Project, step.MoneyBefore, step.MoneyAfter, step.Exact ?? ""));
        _ = told.SequenceEqual(bought)
            ? Pass($"A recount funds the same, purchase by purchase: {Plural(recount.Selected.Length, "project")} for {options.Amount(recount.Cost)} of {options.Amount(recount.Budget)}.")
            : Fail("count-log.csv tells of other purchases than a recount.");
    }

    // The same pennies in every file that has them.
    private void CheckMoney()
    {
        var config = Config().GetProperty("projects").EnumerateArray().ToDictionary(project => project.GetProperty("id").GetString()!, project => project.GetProperty("cost").GetInt64(), StringComparer.Ordinal);
        var (projects, result, log) = (CsvLines.Read(files[BundleNames.Projects]), CsvLines.Read(files[BundleNames.Result]), CsvLines.Read(files[BundleNames.CountLog]));
        if (Differs(projects, config) is { } inProjects)
        {
            Fail($"projects.csv has another cost for project {inProjects} than config.json.");
            return;
        }

        if (Differs(result, config) is { } inResult)
        {
            Fail($"result.csv has another cost for project {inResult} than config.json.");
            return;
        }

        foreach (var row in result.Rows)
        {
            if (Pence(result.At(row, "award")) != (result.At(row, "funded") == "yes" ? Pence(result.At(row, "cost")) : 0))
            {
                Fail($"result.csv awards project {result.At(row, "project")} another sum than its cost.");
                return;
            }
        }

        var awarded = result.Rows.Sum(row => Pence(result.At(row, "award")));
        var budget = Config().GetProperty("budget").GetInt64();
        var left = log.Rows.Count == 0 ? budget : Pence(log.At(log.Rows[^1], "after"));
        _ = budget - awarded == left && left >= 0 ? Pass("The money adds up to the penny in every file.") : Fail("count-log.csv leaves another sum than result.csv.");
    }

    private void CheckPabulib()
    {
        var file = Text(BundleNames.Pabulib).Split('\n');
        var (start, end) = (Array.IndexOf(file, "PROJECTS") + 1, Array.IndexOf(file, "VOTES"));
        var columns = file[start].Split(';');
        var result = CsvLines.Read(files[BundleNames.Result]);
        var rows = result.Rows.ToDictionary(row => result.At(row, "project"), StringComparer.Ordinal);
        foreach (var cells in file[(start + 1)..end].Select(line => line.Split(';')))
        {
            var id = cells[Array.IndexOf(columns, "project_id")];
            var votes = Array.IndexOf(columns, "votes");
            var selected = Array.IndexOf(columns, "selected");
            if (!rows.TryGetValue(id, out var row)
                || (votes >= 0 && cells[votes] != result.At(row, "votes"))
                || (selected >= 0 && (cells[selected] == "1") != (result.At(row, "funded") == "yes")))
            {
                Fail($"ballots.pb tells of project {id} otherwise than result.csv.");
                return;
            }
        }

        var ballots = file[(end + 2)..].Count(line => line.Length > 0);
        _ = end + 1 < file.Length && (ballots == counted.Count || (ballots == 0 && Choices() is null))
            ? Pass("ballots.pb tells the same as result.csv.")
            : Fail($"ballots.pb has {Plural(ballots, "ballot")}, but there are {counted.Count}.");
    }

    private string Find(string code)
    {
        if (!TrackingCode.TryParse(code, out var tracking))
        {
            return "That is not a tracking code. Check the code: one of its characters is wrong or missing.";
        }

        var csv = files.TryGetValue(BundleNames.Ballots, out var ballots) ? CsvLines.Read(ballots) : null;
        if (csv is null || !csv.Has("nonce"))
        {
            return "This bundle shows seals but no single ballots, so a tracking code cannot be looked for in it; the service can still tell.";
        }

        var config = Config();
        var (round, kind) = (config.GetProperty("round").GetString(), config.GetProperty("method").GetString());
        return csv.Rows.Exists(row => TrackingCode.Of(Commitment.Of(
            $"participatoryhub/ballot/v1\nround={round}\nkind={kind}\nchannel={csv.At(row, "channel")}\narea={(csv.At(row, "area") is { Length: > 0 } area ? area : "-")}\nchoices={csv.At(row, "choices")}\nnonce={csv.At(row, "nonce")}\n")) == tracking)
            ? "The vote with this tracking code was counted."
            : $"No counted vote has this tracking code: it was replaced by a later one{(files.ContainsKey(BundleNames.Void) ? ", declared void" : "")}, or it is of another round.";
    }

    private JsonElement Config()
    {
        using var json = JsonDocument.Parse(files[BundleNames.Config]);
        return json.RootElement.Clone();
    }

    private List<string>? Choices()
    {
        var csv = CsvLines.Read(files.GetValueOrDefault(BundleNames.Choices) ?? files[BundleNames.Ballots]);
        return csv.Has("choices") ? csv.Rows.ConvertAll(row => csv.At(row, "choices")) : null;
    }

    private (Election Election, CountOptions Options) Election(List<string> ballots)
    {
        var config = Config();
        var method = Enum.Parse<VotingMethod>(config.GetProperty("method").GetString()!, ignoreCase: true);
        var projects = config.GetProperty("projects").EnumerateArray()
            .Select(project => new ElectionProject(project.GetProperty("id").GetString()!, project.GetProperty("cost").GetInt64(), project.GetProperty("withdrawn").GetBoolean())).ToArray();
        var builder = new ElectionBuilder(method, config.GetProperty("budget").GetInt64(), projects);
        var usual = config.GetProperty("limits").TryGetProperty("defaultScore", out var score) && method == VotingMethod.Scoring ? score.GetInt64() : 0;
        foreach (var choices in ballots.Select(BallotText.Read))
        {
            var named = choices.Select(choice => choice.ProjectId).ToHashSet(StringComparer.Ordinal);
            builder.Add((usual == 0 ? choices : choices.AddRange(projects.Where(project => !project.Withdrawn && !named.Contains(project.Id)).Select(project => new Choice(project.Id, usual)))).AsSpan());
        }

        return (builder.Build(), Options(config));
    }

    private static CountOptions Options(JsonElement config)
    {
        var counting = config.GetProperty("counting");
        var currency = config.GetProperty("currency").GetString()!;
        return new CountOptions(
            CountingRuleNames.Parse(counting.GetProperty("rule").GetString()!),
            new TieRule(counting.GetProperty("tieSeed").GetString()),
            counting.GetProperty("minimumVotes").GetInt64(),
            [.. counting.GetProperty("conflicts").EnumerateArray().Select(pair => new Conflict(pair[0].GetString()!, pair[1].GetString()!))],
            counting.GetProperty("step").GetInt64(),
            counting.GetProperty("stopWhenExhaustive").GetBoolean(),
            counting.GetProperty("compareWithGreedy").GetBoolean(),
            currency == "GBP" ? "£" : currency)
        {
            MinimumScore = counting.TryGetProperty("minimumScore", out var minimum) ? minimum.GetInt64() : 0,
        };
    }

    private static string? Differs(CsvLines csv, Dictionary<string, long> costs)
    {
        var row = csv.Rows.Find(row => !costs.TryGetValue(csv.At(row, "project"), out var cost) || Pence(csv.At(row, "cost")) != cost);
        return row is null ? null : csv.At(row, "project");
    }

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Pence(string amount) => PabulibDecimal.TryRead(amount, 100, out var pence) ? pence : throw new FormatException();
}
