using System.Runtime.InteropServices;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>The VOTES section as ballots.</summary>
internal sealed class PabulibBallots
{
    private const long MostDefaultEntries = 20_000_000;

    private readonly PabulibTable votes;
    private readonly VotingMethod method;
    private readonly bool skipBad;
    private readonly PabulibRepairs notes;
    private readonly int voter;
    private readonly int vote;
    private readonly int points;
    private readonly List<int> projects = [];
    private readonly List<long> values = [];

    public PabulibBallots(PabulibTable votes, VotingMethod method, bool skipBad, PabulibRepairs notes)
    {
        this.votes = votes;
        this.method = method;
        this.skipBad = skipBad;
        this.notes = notes;
        voter = votes.Column("voter_id");
        vote = votes.Column("vote");
        var hasPoints = method is VotingMethod.Cumulative or VotingMethod.Scoring;
        points = hasPoints ? votes.Column("points") : -1;
        if (hasPoints && points < 0)
        {
            throw new PabulibException(new PabulibError(Math.Max(votes.Line, 1), 1, "Ballots with points need a column 'points'."));
        }

        if (!hasPoints && votes.Column("points") >= 0)
        {
            notes.Add(votes.Line, "The column 'points' means nothing for this vote type and is not counted.");
        }

        PointUnits = points < 0 ? 1 : PabulibDecimal.Power(MostDecimals());
    }

    /// <summary>By what points are multiplied to be whole.</summary>
    public long PointUnits { get; }

    /// <summary>Adds every ballot.</summary>
    /// <returns>How many were skipped.</returns>
    public int AddTo(ElectionBuilder builder, long defaultScore, int projectCount)
    {
        if (defaultScore > 0 && (long)votes.Rows.Count * projectCount > MostDefaultEntries)
        {
            throw new PabulibException(new PabulibError(1, 1, "With a default score above 0 every ballot scores every project; this file is too large for that."));
        }

        var voters = new HashSet<string>(votes.Rows.Count, StringComparer.Ordinal);
        var skipped = 0;
        foreach (var row in votes.Rows)
        {
            var wrong = voters.Add(row.Fields[voter]) ? Read(row, builder) : PabulibPlace.Error(row, voter, $"The voter '{row.Fields[voter]}' is there twice.");
            if (wrong is null)
            {
                Complete(defaultScore, projectCount);
                wrong = values.Aggregate(Int128.Zero, (sum, value) => sum + value) > ElectionBuilder.MostPoints
                    ? PabulibPlace.Error(row, Math.Max(points, 0), "This ballot gives more points than can be counted.")
                    : null;
            }

            if (wrong is null)
            {
                builder.Add(CollectionsMarshal.AsSpan(projects), CollectionsMarshal.AsSpan(values));
                continue;
            }

            if (!skipBad)
            {
                throw new PabulibException(wrong);
            }

            skipped++;
            notes.Add(wrong.Line, $"The ballot was skipped: {wrong.Message}");
        }

        return skipped;
    }

    private int MostDecimals() => votes.Rows
        .Select(row => row.Fields[points])
        .Where(field => field.Contains('.', StringComparison.Ordinal))
        .SelectMany(field => field.Split(','))
        .Select(PabulibDecimal.Decimals)
        .Append(0)
        .Max();

    private PabulibError? Read(PabulibRow row, ElectionBuilder builder)
    {
        projects.Clear();
        values.Clear();
        var named = row.Fields[vote];
        var given = points < 0 ? [] : row.Fields[points].Split(',');
        if (named.Length == 0)
        {
            return points >= 0 && row.Fields[points].Length > 0 ? PabulibPlace.Error(row, points, "There are points and no project.") : null;
        }

        var ids = named.Split(',');
        if (points >= 0 && ids.Length != given.Length)
        {
            return PabulibPlace.Error(row, points, $"There are {ids.Length} projects and {given.Length} points.");
        }

        for (var place = 0; place < ids.Length; place++)
        {
            var project = builder.IndexOf(ids[place]);
            if (project < 0)
            {
                return PabulibPlace.Error(row, vote, $"There is no project '{ids[place]}'.");
            }

            var value = method == VotingMethod.Ordinal ? place + 1L : 1L;
            if (points >= 0 && !PabulibDecimal.TryRead(given[place], PointUnits, out value))
            {
                return PabulibPlace.Error(row, points, $"'{given[place]}' is no number of points, 0 or more.");
            }

            if (projects.Contains(project))
            {
                notes.Add(row.Line, $"The project '{ids[place]}' is named twice in one ballot; it counts once{(points >= 0 ? ", its points summed" : "")}.");
            }

            projects.Add(project);
            values.Add(value);
        }

        return null;
    }

    private void Complete(long defaultScore, int projectCount)
    {
        if (method != VotingMethod.Scoring || defaultScore <= 0)
        {
            return;
        }

        var named = projects.ToHashSet();
        for (var project = 0; project < projectCount; project++)
        {
            if (!named.Contains(project))
            {
                projects.Add(project);
                values.Add(defaultScore);
            }
        }
    }
}
