namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// Raises the endowment step by step up to the first that overspends, without walking every step: whole stretches in
/// which nothing can end the search are passed over (<see cref="Stretch"/>), and only where that cannot be shown is a
/// single endowment counted exactly (<see cref="ShareRun"/>). No step is left unsettled, since the cost is not
/// monotone in the endowment.
/// </summary>
internal sealed class EndowmentSearch
{
    private readonly Contest contest;
    private readonly bool[] fundable;
    private readonly long budget;
    private readonly ShareRun run;
    private readonly Stretch stretch;
    private readonly List<int> tied = [];

    /// <param name="contest">The election and what was declared.</param>
    /// <param name="fundable">By project: whether the method may buy it.</param>
    /// <param name="budget">The money in minor units.</param>
    public EndowmentSearch(Contest contest, bool[] fundable, long budget)
    {
        this.contest = contest;
        this.fundable = fundable;
        this.budget = budget;
        run = new ShareRun(contest, fundable);
        stretch = new Stretch(contest, fundable, state => state.Cost > budget || IsComplete(state.Bought, state.Cost));
    }

    public ShareRun Run => run;

    /// <summary>The endowment that overspends, at which the search ended; none where everything was bought.</summary>
    public Trace? Overspent { get; private set; }

    /// <summary>The last endowment before the first that overspends, and what it buys.</summary>
    public Trace Find(long first, long step)
    {
        var trace = Full(first);
        if (IsComplete(trace))
        {
            return trace;
        }

        var quiet = first;
        var gap = 1L;
        while (true)
        {
            if (stretch.IsQuiet(quiet + step, checked(quiet + (gap * step))))
            {
                quiet += gap * step;
                gap = Wider(gap);
                continue;
            }

            if (gap > 1)
            {
                gap /= 2;
                continue;
            }

            var next = Full(checked(quiet + step));
            if (next.Cost > budget)
            {
                Overspent = next;
                return trace.Endowment == quiet ? trace : Full(quiet);
            }

            trace = next;
            quiet = next.Endowment;
            if (IsComplete(trace))
            {
                return trace;
            }
        }
    }

    /// <summary>The longer the next stretch, the fewer there are; but one that is too long is for nothing.</summary>
    private long Wider(long gap) => stretch.Widest switch
    {
        <= 2 => checked(gap + ((gap + 1) / 2)),
        <= 4 => checked(gap + ((gap + 4) / 5)),
        <= 6 => gap,
        _ => Math.Max(gap * 4 / 5, 1),
    };

    /// <summary>The exact run at one endowment.</summary>
    public Trace Full(long endowment)
    {
        run.Reset(endowment);
        var purchases = new List<Purchase>();
        var cost = 0L;
        (int First, int Other)? tie = null;
        while (run.Next(tied) is { } next)
        {
            tie ??= tied.Count > 0 ? (next.Project, tied.MinBy(other => contest.Tie.Rank[other])) : null;
            purchases.Add(run.Buy(next.Project, next.Price));
            cost += contest.Cost(next.Project);
        }

        return new Trace(endowment, purchases, cost, tie);
    }

    private bool IsComplete(Trace trace)
    {
        var bought = new bool[contest.Length];
        foreach (var purchase in trace.Purchases)
        {
            bought[purchase.Project] = true;
        }

        return IsComplete(bought, trace.Cost);
    }

    /// <summary>Whether every project is bought or out or, if the round stops there, none would fit the money left.</summary>
    private bool IsComplete(bool[] bought, long cost)
    {
        for (var project = 0; project < bought.Length; project++)
        {
            var isLeft = fundable[project] && !bought[project] && !Array.Exists(contest.Rivals[project], rival => bought[rival]);
            if (isLeft && (!contest.Options.StopWhenExhaustive || contest.Cost(project) <= budget - cost))
            {
                return false;
            }
        }

        return true;
    }
}
