using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>The least and the most that ballots use of each kind of limit.</summary>
internal sealed class LimitUse
{
    /// <summary>How many ballots were taken.</summary>
    public long Ballots { get; private set; }

    public long LeastLength { get; private set; } = long.MaxValue;

    public long MostLength { get; private set; }

    public long LeastCost { get; private set; } = long.MaxValue;

    public long MostCost { get; private set; }

    public long LeastPoints { get; private set; } = long.MaxValue;

    public long MostPoints { get; private set; }

    public long LeastTotal { get; private set; } = long.MaxValue;

    public long MostTotal { get; private set; }

    /// <summary>Takes one ballot into account.</summary>
    public void Take(ReadOnlySpan<Choice> ballot, IReadOnlyDictionary<string, long> costs)
    {
        var (cost, points) = (0L, 0L);
        foreach (var choice in ballot)
        {
            cost += costs[choice.ProjectId];
            points += choice.Value;
            LeastPoints = Math.Min(LeastPoints, choice.Value);
            MostPoints = Math.Max(MostPoints, choice.Value);
        }

        Ballots++;
        (LeastLength, MostLength) = (Math.Min(LeastLength, ballot.Length), Math.Max(MostLength, ballot.Length));
        (LeastCost, MostCost) = (Math.Min(LeastCost, cost), Math.Max(MostCost, cost));
        (LeastTotal, MostTotal) = (Math.Min(LeastTotal, points), Math.Max(MostTotal, points));
    }
}
