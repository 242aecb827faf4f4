using System.Runtime.CompilerServices;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// Settles many endowments at once. A price falls when any voter holds more, and a voter who pays less keeps more; so
/// bounds on everybody's money before a purchase give bounds after it. From "everybody holds between e and e′" on, the
/// sets of purchases that any endowment of the stretch can reach are followed, purchase by purchase; sets reached by
/// different orders are joined. If none of them ends the search, no endowment of the stretch does.
/// Whatever the bounds cannot tell apart is followed both ways, so rounding can only make the answer "not known".
/// </summary>
internal sealed class Stretch
{
    private const int WidestFrontier = 12;
    private const double Impossible = double.PositiveInfinity;

    private readonly Contest contest;
    private readonly bool[] fundable;
    private readonly Supporters supporters;
    private readonly Func<StretchState, bool> endsSearch;
    private readonly double[] perCost;
    private readonly bool[] isSeen;
    private readonly int[] profileOf;
    private readonly double[] weightOf;
    private readonly long[]? pointsOf;
    private readonly int[] end;
    private bool isOnly;
    private readonly PriceCurve curve;
    private readonly Stack<StretchState> spare = [];
    private readonly List<Candidate> candidates = [];
    private List<StretchState> frontier = [];
    private List<StretchState> reached = [];

    public Stretch(Contest contest, bool[] fundable, Func<StretchState, bool> endsSearch)
    {
        this.contest = contest;
        this.fundable = fundable;
        this.endsSearch = endsSearch;
        supporters = contest.Election.Supporters;
        perCost = [.. contest.Election.Projects.Select(project => 1.0 / project.Cost)];
        isSeen = new bool[contest.Length];
        profileOf = [.. supporters.Profile];
        weightOf = [.. supporters.Weight];
        pointsOf = supporters.Points?.ToArray();
        end = new int[contest.Length];
        curve = new PriceCurve(contest.Election.Profiles.Length);
    }

    /// <summary>How many different sets of purchases the last stretch had to follow side by side.</summary>
    public int Widest { get; private set; }

    /// <summary>Whether certainly no endowment from the first to the last ends the search.</summary>
    public bool IsQuiet(long first, long last)
    {
        var start = Spare();
        start.Start(first, last);
        for (var project = 0; project < contest.Length; project++)
        {
            // All in full is the lowest price there can be, all of everybody's money the most they can pay.
            var canPay = fundable[project] && (Int128)supporters.Votes[project] * last >= contest.Cost(project);
            start.LowPrice[project] = canPay ? contest.Cost(project) / (double)supporters.Score[project] * (1 - Rounding.Sure) : Impossible;
        }

        supporters.Start.AsSpan(1).CopyTo(end);
        Widest = 0;
        frontier.Add(start);
        var quiet = true;
        while (quiet && frontier.Count > 0)
        {
            Widest = Math.Max(Widest, frontier.Count);
            isOnly = frontier.Count == 1;
            quiet = frontier.TrueForAll(Advance) && reached.Count <= WidestFrontier;
            frontier.Clear();
            (frontier, reached) = (reached, frontier);
        }

        frontier.ForEach(spare.Push);
        frontier.Clear();
        return quiet;
    }

    /// <summary>Follows a state to every state one purchase later; false when one of them may end the search.</summary>
    private bool Advance(StretchState state)
    {
        var lowestHigh = Rivals(state);
        candidates.RemoveAll(candidate => candidate.LowRho > lowestHigh || IsBeaten(candidate));
        for (var place = 0; place < candidates.Count; place++)
        {
            var next = state;
            if (place < candidates.Count - 1)
            {
                next = Spare();
                next.CopyFrom(state);
            }

            Buy(next, candidates[place], lowestHigh);
            if (endsSearch(next))
            {
                spare.Push(next);
                return false;
            }

            Join(next);
        }

        if (candidates.Count == 0)
        {
            spare.Push(state);
        }

        return true;
    }

    /// <summary>Gathers the projects that may be next; the result is a ρ that the next one certainly does not exceed.</summary>
    private double Rivals(StretchState state)
    {
        candidates.Clear();
        Array.Clear(isSeen);
        var lowestHigh = double.PositiveInfinity;
        while (Cheapest(state) is >= 0 and var project)
        {
            var cost = (double)contest.Cost(project);
            if (state.LowPrice[project] * perCost[project] * (1 - Rounding.Sure) > lowestHigh)
            {
                break;
            }

            isSeen[project] = true;
            Load(project, state);
            var best = curve.Solve(cost, state.LowPrice[project], 0, lowestHigh * cost * (1 + Rounding.Sure));
            state.LowPrice[project] = best.Unaffordable ? Impossible : best.Low;
            var low = best.Low / cost * (1 - Rounding.PerTerm);
            if (best.Unaffordable || low > lowestHigh)
            {
                continue;
            }

            var worst = curve.SolveLeast(cost, best.Low);
            var high = worst.High / cost * (1 + Rounding.PerTerm);
            lowestHigh = Math.Min(lowestHigh, high);
            candidates.Add(new Candidate(project, low, high, worst.FullPoints));
        }

        return lowestHigh;
    }

    private int Cheapest(StretchState state)
    {
        var best = -1;
        var bestRho = Impossible;
        for (var project = 0; project < state.LowPrice.Length; project++)
        {
            var rho = state.LowPrice[project] * perCost[project];
            if (rho < bestRho && !isSeen[project])
            {
                best = project;
                bestRho = rho;
            }
        }

        return best;
    }

    private void Load(int project, StretchState state)
    {
        var some = supporters.Start[project]..end[project];
        var list = new SupporterList(profileOf.AsSpan(some), weightOf.AsSpan(some), pointsOf is null ? [] : pointsOf.AsSpan(some));

        // Where every endowment has bought the same, whoever has nothing left has nothing left in all that follows.
        var left = curve.LoadBounds(list, state.Bounds, isOnly);
        if (isOnly)
        {
            end[project] = supporters.Start[project] + left;
        }
    }

    /// <summary>Whether another candidate is certainly first: both prices are exact there, 1 / ρ being the points.</summary>
    private bool IsBeaten(Candidate candidate)
    {
        if (candidate.FullPoints == 0)
        {
            return false;
        }

        foreach (var other in candidates)
        {
            if (other.FullPoints > candidate.FullPoints
                || (other.FullPoints == candidate.FullPoints && contest.Tie.Rank[other.Project] < contest.Tie.Rank[candidate.Project]))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Buy(StretchState state, Candidate candidate, double lowestHigh)
    {
        var cost = (double)contest.Cost(candidate.Project);
        var lowPrice = candidate.LowRho * cost * (1 - Rounding.PerTerm);
        var highPrice = Math.Min(candidate.HighRho, lowestHigh) * cost * (1 + Rounding.PerTerm);
        var bounds = state.Bounds;
        for (var place = supporters.Start[candidate.Project]; place < end[candidate.Project]; place++)
        {
            var at = profileOf[place] * 2;
            var points = pointsOf is null ? 1.0 : pointsOf[place];
            bounds[at] = Math.Min((bounds[at] * (1 - Rounding.PerTerm)) + (highPrice * points * (1 + Rounding.PerTerm)), 0);
            bounds[at + 1] = Math.Max((bounds[at + 1] * (1 + Rounding.PerTerm)) - (lowPrice * points * (1 - Rounding.PerTerm)), 0);
        }

        state.Bought[candidate.Project] = true;
        state.Cost += contest.Cost(candidate.Project);
        state.LowPrice[candidate.Project] = Impossible;
        foreach (var rival in contest.Rivals[candidate.Project])
        {
            state.LowPrice[rival] = Impossible;
        }
    }

    private void Join(StretchState next)
    {
        foreach (var other in reached)
        {
            if (other.Cost == next.Cost && other.Bought.AsSpan().SequenceEqual(next.Bought))
            {
                other.Widen(next);
                spare.Push(next);
                return;
            }
        }

        reached.Add(next);
    }

    private StretchState Spare() => spare.Count > 0 ? spare.Pop() : new StretchState(contest.Election.Profiles.Length, contest.Length);

    private readonly record struct Candidate(int Project, double LowRho, double HighRho, long FullPoints);
}
