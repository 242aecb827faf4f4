using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>A real election as a replay needs it: its ballots one by one, the file that its round is made of, and what a count here says.</summary>
internal sealed class ReplayElection
{
    private readonly PabulibElection imported;
    private readonly LimitWidening widening;

    private ReplayElection(PabulibElection imported, IEnumerable<string> repairs)
    {
        this.imported = imported;
        Ballots = ReplayBallots.Read(imported);
        widening = LimitWidening.Of(
            imported.Election.Method, imported.Limits, imported.Election.Projects.ToDictionary(project => project.Id, project => project.Cost), Ballots);
        RoundFile = WriteRoundFile();
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RoundFile + Ballots.Count)));
        Notes = [.. repairs, .. widening.Notes];
    }

    /// <summary>The ballots in the order of the file.</summary>
    public IReadOnlyList<Choice[]> Ballots { get; }

    /// <summary>How they are filled in.</summary>
    public VotingMethod Method => imported.Election.Method;

    /// <summary>What the file calls itself.</summary>
    public string Name => imported.File.Find("description") is { Length: > 0 } name ? name[..Math.Min(name.Length, 200)] : "A replay";

    /// <summary>What was repaired and what was widened, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The round as a file: the projects and limits of the election, and no votes.</summary>
    public string RoundFile { get; }

    /// <summary>Names the round and how many ballots are cast.</summary>
    public string Digest { get; }

    /// <summary>Reads a file, or its first <paramref name="limit"/> ballots.</summary>
    /// <exception cref="CommandFailure">It is not there, broken or without votes.</exception>
    public static ReplayElection Read(FileInfo path, int? limit)
    {
        if (!path.Exists)
        {
            throw new CommandFailure($"{path}: there is no such file.");
        }

        using var stream = path.OpenRead();
        var reading = PabulibReader.Read(stream);
        if (reading.File is not { } file)
        {
            throw new CommandFailure($"{path.Name}, {reading.Error}");
        }

        var (cast, notes) = Castable(file, limit ?? int.MaxValue);
        var import = PabulibElection.From(cast);
        if (import.Election is not { } election)
        {
            throw new CommandFailure($"{path.Name}, {import.Error}");
        }

        return election.File.Votes is { Rows.Count: > 0 }
            ? new ReplayElection(election, [.. reading.Repairs.Concat(import.Notes).Select(note => $"L{note.ToString()[1..]}"), .. notes])
            : throw new CommandFailure($"{path.Name}: the file has no ballots to cast.");
    }

    /// <summary>The projects that a count here funds, by id.</summary>
    public ImmutableArray<string> Count(CountingRule rule) =>
        [.. Counting.Count.Run(imported.Election, imported.Options(rule)).Selected.Order(StringComparer.Ordinal)];

    /// <summary>Whether an exported file holds just these ballots, in whatever order.</summary>
    public bool HasSameBallots(string export)
    {
        var reading = PabulibReader.Read(Encoding.UTF8.GetBytes(export));
        if (reading.File is not { } file || PabulibElection.From(file).Election is not { } exported)
        {
            return false;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ballot in Ballots)
        {
            var key = ReplayBallots.Key(ballot);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var others = ReplayBallots.Read(exported);
        return others.Count == Ballots.Count && others.All(ballot =>
        {
            var key = ReplayBallots.Key(ballot);
            var left = counts.GetValueOrDefault(key);
            counts[key] = left - 1;
            return left > 0;
        });
    }

    // A round has no ballots that name nothing, and refuses them; nor does the count that it is compared with.
    private static (PabulibFile File, IReadOnlyList<string> Notes) Castable(PabulibFile file, int limit)
    {
        if (file.Votes is not { } votes)
        {
            return (file, []);
        }

        var vote = votes.Column("vote");
        var kept = votes.Rows.Where(row => row.Fields[vote].Length > 0).Take(limit).ToList();
        if (kept.Count == votes.Rows.Count)
        {
            return (file, []);
        }

        var empty = votes.Rows.Count(row => row.Fields[vote].Length == 0);
        var cast = WithoutTallies(file) with
        {
            Meta = [.. file.Meta.Select(entry => entry.Key == "num_votes" ? entry with { Value = Text(kept.Count) } : entry)],
            Votes = votes with { Rows = kept },
        };
        return (cast, empty == 0 ? [] : [$"Ballots that name no project, of which the file has {empty}, are left out here and in the count."]);
    }

    // What the ballots add up to, and what the city did with it, belongs to the file with its votes.
    private static PabulibFile WithoutTallies(PabulibFile file)
    {
        var kept = Enumerable.Range(0, file.Projects.Columns.Length).Where(column => file.Projects.Columns[column] is not ("votes" or "score" or "selected")).ToArray();
        return file with
        {
            Projects = new PabulibTable(
                [.. kept.Select(column => file.Projects.Columns[column])],
                [.. file.Projects.Rows.Select(row => new PabulibRow([.. kept.Select(column => row.Fields[column])]))]),
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string WriteRoundFile()
    {
        var limits = widening.Limits;
        var stated = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["num_votes"] = "0",
            ["vote_type"] = imported.File.Find("vote_type") == "choose-1" && limits.MaxLength != 1 ? "approval" : imported.File.Find("vote_type"),
            ["min_length"] = Whole(limits.MinLength),
            ["max_length"] = Whole(limits.MaxLength),
            ["min_sum_cost"] = Amount(limits.MinTotalCost),
            ["max_sum_cost"] = Amount(limits.MaxTotalCost),
            ["min_points"] = Whole(limits.MinPoints),
            ["max_points"] = Whole(limits.MaxPoints),
            ["min_sum_points"] = Whole(limits.MinTotalPoints),
            ["max_sum_points"] = Whole(limits.MaxTotalPoints),
            ["default_score"] = Whole(limits.DefaultScore),
        };
        var kept = imported.File.Meta.Where(entry => !stated.ContainsKey(entry.Key));
        var round = WithoutTallies(imported.File) with
        {
            Meta = [.. kept, .. stated.Where(entry => entry.Value is not null).Select(entry => new PabulibMeta(entry.Key, entry.Value!))],
            Votes = new PabulibTable(HasPoints ? ["voter_id", "vote", "points"] : ["voter_id", "vote"], []),
        };
        using var text = new MemoryStream();
        PabulibWriter.Write(round, text);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private bool HasPoints => Method is VotingMethod.Cumulative or VotingMethod.Scoring;

    private string? Amount(long? minor) => minor is { } amount ? ((decimal)amount / imported.MinorUnits).ToString(CultureInfo.InvariantCulture) : null;

    private static string? Whole(long? number) => number is { } known ? Text(known) : null;
}
