using System.Collections.Immutable;
using System.Globalization;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>
/// An election as a file for the public: nobody's age, sex, education or id, the ballots in the order of their
/// content and numbered from 1, so that neither the order of casting nor a voter can be read from it (ADR 0010).
/// </summary>
public static class PabulibExport
{
    private static readonly ImmutableHashSet<string> Counted = ["num_projects", "num_votes", "budget", "vote_type", "rule"];

    /// <summary>The file of an election.</summary>
    /// <param name="election">Projects and ballots.</param>
    /// <param name="heading">
    /// The META pairs that are known: at least description, country, unit, instance, date_begin and date_end, and what
    /// limits there were. Numbers, budget, vote type and rule are set from the election.
    /// </param>
    /// <param name="projects">By project: further fields by column, such as the name; may be empty.</param>
    /// <param name="result">The result, if it is to be told; only then is there a column <c>selected</c>.</param>
    /// <param name="minorUnits">Minor units in one unit of the currency.</param>
    /// <param name="pointUnits">By what points were multiplied to be whole.</param>
    public static PabulibFile From(
        Election election,
        IEnumerable<KeyValuePair<string, string>> heading,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> projects,
        CountResult? result = null,
        long minorUnits = CountOptions.OneCurrencyUnit,
        long pointUnits = 1)
    {
        ArgumentNullException.ThrowIfNull(election);
        var meta = heading.Where(pair => !Counted.Contains(pair.Key)).ToList();
        var choosesOne = election.Method == VotingMethod.Approval && meta.Exists(pair => pair is { Key: "max_length", Value: "1" });
        meta.Add(new("num_projects", election.Projects.Length.ToString(CultureInfo.InvariantCulture)));
        meta.Add(new("num_votes", election.Voters.ToString(CultureInfo.InvariantCulture)));
        meta.Add(new("budget", PabulibDecimal.Write(election.Budget, minorUnits)));
        meta.Add(new("vote_type", VoteType(election.Method, choosesOne)));
        meta.Add(new("rule", Rule(result, heading)));
        return new PabulibFile(
            [.. meta.OrderBy(pair => Place(PabulibFields.MetaOrder, pair.Key)).ThenBy(pair => pair.Key, Utf8Order.Instance).Select(pair => new PabulibMeta(pair.Key, pair.Value))],
            Projects(election, projects, result, minorUnits, pointUnits),
            new PabulibTable(HasPoints(election) ? ["voter_id", "vote", "points"] : ["voter_id", "vote"], [.. Ballots(election, pointUnits)]));
    }

    /// <summary>The file of an election that was imported, its heading and descriptions kept.</summary>
    public static PabulibFile From(PabulibElection imported, CountResult? result = null)
    {
        ArgumentNullException.ThrowIfNull(imported);
        var table = imported.File.Projects;
        var id = table.Column("project_id");
        var fields = table.Rows.ToDictionary(
            row => row.Fields[id],
            row => (IReadOnlyDictionary<string, string>)table.Columns.Zip(row.Fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
            StringComparer.Ordinal);
        return From(
            imported.Election,
            imported.File.Meta.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)),
            fields,
            result,
            imported.MinorUnits,
            imported.PointUnits);
    }

    private static bool HasPoints(Election election) => election.Method is VotingMethod.Cumulative or VotingMethod.Scoring;

    private static int Place(string[] order, string name) => Array.IndexOf(order, name) is >= 0 and var place ? place : order.Length;

    private static string VoteType(VotingMethod method, bool choosesOne) => method switch
    {
        VotingMethod.Approval => choosesOne ? "choose-1" : "approval",
        VotingMethod.Knapsack => "approval",
        VotingMethod.Cumulative => "cumulative",
        VotingMethod.Ordinal => "ordinal",
        VotingMethod.Scoring => "scoring",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "An election has a voting method."),
    };

    // Pabulib knows no Phragmén and no equal shares with completion by score.
    private static string Rule(CountResult? result, IEnumerable<KeyValuePair<string, string>> heading) => result?.Rule switch
    {
        CountingRule.Greedy => "greedy",
        CountingRule.GreedyStop => "greedy-no-skip",
        CountingRule.EqualShares => result.Comparison is null ? "equalshares/add1" : "equalshares/add1-comparison",
        null when heading.FirstOrDefault(pair => pair.Key == "rule").Value is { Length: > 0 } known => known,
        _ => "unknown",
    };

    private static PabulibTable Projects(
        Election election,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> projects,
        CountResult? result,
        long minorUnits,
        long pointUnits)
    {
        var won = result is null ? null : result.Selected.ToHashSet(StringComparer.Ordinal);
        var rows = election.Projects.Select((project, index) =>
        {
            var fields = new Dictionary<string, string>(projects.GetValueOrDefault(project.Id) ?? ImmutableDictionary<string, string>.Empty, StringComparer.Ordinal)
            {
                ["project_id"] = project.Id,
                ["cost"] = PabulibDecimal.Write(project.Cost, minorUnits),
                ["votes"] = election.Supporters.Votes[index].ToString(CultureInfo.InvariantCulture),
            };
            fields.Remove("selected");
            fields.Remove("score");
            if (election.Method is not (VotingMethod.Approval or VotingMethod.Knapsack))
            {
                fields["score"] = PabulibDecimal.Write(election.Supporters.Score[index], pointUnits);
            }

            if (won is not null)
            {
                fields["selected"] = won.Contains(project.Id) && project.Cost <= election.Budget ? "1" : "0";
            }

            return fields;
        }).ToArray();
        var names = rows.SelectMany(row => row.Keys).Append("project_id").Append("cost").Distinct(StringComparer.Ordinal);
        ImmutableArray<string> columns = [.. names.OrderBy(name => Place(PabulibFields.ProjectOrder, name)).ThenBy(name => name, Utf8Order.Instance)];
        return new PabulibTable(columns, [.. rows.Select(row => new PabulibRow([.. columns.Select(column => row.GetValueOrDefault(column, ""))]))]);
    }

    private static IEnumerable<PabulibRow> Ballots(Election election, long pointUnits)
    {
        var profiles = election.Profiles;
        var named = 0L;
        var contents = new List<(string Vote, string Points, long Count)>();
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            var entries = Enumerable.Range(profiles.Start[profile], profiles.Start[profile + 1] - profiles.Start[profile])
                .OrderByDescending(entry => profiles.Points?[entry] ?? 1)
                .ToArray();
            contents.Add((
                string.Join(',', entries.Select(entry => election.Projects[profiles.Project[entry]].Id)),
                string.Join(',', entries.Select(entry => PabulibDecimal.Write(profiles.Points?[entry] ?? 1, pointUnits))),
                profiles.Count[profile]));
            named += profiles.Count[profile];
        }

        contents.Add(("", "", election.Voters - named));
        var voter = 0;
        foreach (var (vote, points, count) in contents.OrderBy(ballot => ballot.Vote, Utf8Order.Instance).ThenBy(ballot => ballot.Points, Utf8Order.Instance))
        {
            for (var ballot = 0L; ballot < count; ballot++)
            {
                var id = (++voter).ToString(CultureInfo.InvariantCulture);
                yield return new PabulibRow(HasPoints(election) ? [id, vote, points] : [id, vote]);
            }
        }
    }
}
