using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>Reads and checks a Pabulib file whole, and lays it out as a round sees it.</summary>
internal static class PabulibSource
{
    public static (PabulibContent? Content, ImportProblem? Problem) Read(ReadOnlyMemory<byte> bytes, IProgress<double>? progress)
    {
        var reading = PabulibReader.Read(bytes, null, progress);
        if (reading.File is not { } file)
        {
            return (null, Problem(reading.Error!));
        }

        var checking = PabulibElection.From(file);
        if (checking.Election is not { } election)
        {
            return (null, Problem(checking.Error!));
        }

        if (election.MinorUnits != CountOptions.OneCurrencyUnit)
        {
            return (null, new("amount-too-fine", "The file has amounts with more than two decimals, which no round can have.", null, null));
        }

        return (Lay(election, [.. reading.Repairs.Concat(checking.Notes).Select(note => $"L{note.ToString()[1..]}")]), null);
    }

    private static ImportProblem Problem(PabulibError error) => new(
        "file-broken",
        string.Create(CultureInfo.InvariantCulture, $"Line {error.Line}, column {error.Column}: {error.Message}"),
        error.Line,
        error.Column);

    private static PabulibContent Lay(PabulibElection election, ImmutableArray<string> notes)
    {
        if (election.PointUnits > 1)
        {
            notes = notes.Add($"The file's points have decimals; they were multiplied by {election.PointUnits} to be whole.");
        }

        var file = election.File;
        var costs = election.Election.Projects.ToDictionary(project => project.Id, project => project.Cost, StringComparer.Ordinal);
        return new PabulibContent(
            [.. file.Meta.Select(pair => new MetaEntry(pair.Key, pair.Value))],
            file.Find("vote_type")!,
            election.Election.Budget,
            election.Limits,
            [.. file.Projects.Rows.Select(row => Project(file.Projects, row, costs))],
            file.Votes is { } votes ? Ballots(votes, election) : [],
            notes) { PointUnits = election.PointUnits };
    }

    private static PabulibProjectRow Project(PabulibTable table, PabulibRow row, Dictionary<string, long> costs)
    {
        var id = row.Fields[table.Column("project_id")];
        var cells = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var column = 0; column < table.Columns.Length; column++)
        {
            if (row.Fields[column].Length > 0 && table.Columns[column] is not ("project_id" or "cost"))
            {
                cells[table.Columns[column]] = row.Fields[column];
            }
        }

        return new PabulibProjectRow(id, costs[id], cells.ToImmutable());
    }

    private static PabulibBallotRow[] Ballots(PabulibTable votes, PabulibElection election)
    {
        var (voter, vote, channel) = (votes.Column("voter_id"), votes.Column("vote"), votes.Column("voting_method"));
        var points = election.Election.Method is VotingMethod.Cumulative or VotingMethod.Scoring ? votes.Column("points") : -1;
        return
        [
            .. votes.Rows.Select(row => new PabulibBallotRow(
                row.Fields[voter],
                Choices(row.Fields[vote], points < 0 ? null : row.Fields[points], election),
                channel < 0 ? null : row.Fields[channel])),
        ];
    }

    // The reader has checked every id and number; a project named twice counts once, as it does there.
    private static ImmutableArray<Choice> Choices(string vote, string? points, PabulibElection election)
    {
        if (vote.Length == 0)
        {
            return [];
        }

        var ids = vote.Split(',');
        var given = points?.Split(',');
        var choices = ImmutableArray.CreateBuilder<Choice>(ids.Length);
        var seen = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var place = 0; place < ids.Length; place++)
        {
            var value = given is not null ? Points(given[place], election.PointUnits) : election.Election.Method == VotingMethod.Ordinal ? choices.Count + 1L : 1L;
            if (seen.TryAdd(ids[place], choices.Count))
            {
                choices.Add(new Choice(ids[place], value));
            }
            else if (given is not null)
            {
                var earlier = choices[seen[ids[place]]];
                choices[seen[ids[place]]] = earlier with { Value = earlier.Value + value };
            }
        }

        return choices.ToImmutable();
    }

    private static long Points(string text, long units) => PabulibDecimal.TryRead(text, units, out var value) ? value : 0;
}
