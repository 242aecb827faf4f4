using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>Every state that a stretch of endowments is followed through, in order, and what single endowments buy beside it.</summary>
internal sealed class StretchWalk
{
    private readonly Contest contest;
    private readonly bool[] fundable;
    private readonly Stretch stretch;

    public StretchWalk(Contest contest)
    {
        this.contest = contest;
        fundable = [.. Enumerable.Range(0, contest.Length).Select(project => contest.OutBefore[project] == CountDecision.Unspecified && contest.Cost(project) > 0)];
        stretch = new Stretch(contest, fundable, Meet);
    }

    public List<State> Seen { get; } = [];

    /// <summary>The state, counted from 1, that ends the search.</summary>
    public int EndsAt { get; set; } = int.MaxValue;

    public int Widest => stretch.Widest;

    public bool IsQuiet(long first, long last) => stretch.IsQuiet(first, last);

    /// <summary>What an endowment buys, purchase by purchase, and whether doubles can tell the prices and who pays in full.</summary>
    public (List<Purchases> Purchases, bool IsClear) Exact(long endowment)
    {
        var run = new ShareRun(contest, fundable);
        run.Reset(endowment);
        var (purchases, bought, cost, isClear) = (new List<Purchases>(), new bool[contest.Length], 0L, true);
        var (tied, before) = (new List<int>(), (double[])run.Money.Approximate.Clone());
        while (run.Next(tied) is { } next)
        {
            var price = run.Buy(next.Project, next.Price).Rho * contest.Cost(next.Project);
            bought[next.Project] = true;
            cost += contest.Cost(next.Project);
            isClear &= tied.Count == 0 && !Supporters(next.Project).Any(supporter => Math.Abs(before[supporter.Profile] - (price * supporter.Points)) < 1e-6 * price);
            before = (double[])run.Money.Approximate.Clone();
            purchases.Add(new Purchases(Named(bought), before, run.Money.Error, cost));
        }

        return (purchases, isClear);
    }

    private bool Meet(StretchState state)
    {
        Seen.Add(new State(Named(state.Bought), (double[])state.Bounds.Clone(), state.Cost));
        return Seen.Count >= EndsAt;
    }

    private IEnumerable<(int Profile, long Points)> Supporters(int project)
    {
        var supporters = contest.Election.Supporters;
        return Enumerable.Range(supporters.Start[project], supporters.Start[project + 1] - supporters.Start[project])
            .Select(place => (supporters.Profile[place], supporters.Points?[place] ?? 1));
    }

    private string Named(bool[] bought) => string.Join(' ', Enumerable.Range(0, contest.Length).Where(project => bought[project]).Select(contest.Id));

    /// <summary>A set of purchases with bounds on what each profile holds, as in <see cref="StretchState.Bounds"/>.</summary>
    internal sealed record State(string Set, double[] Bounds, long Cost)
    {
        /// <summary>How far apart the bounds of any profile are at most.</summary>
        public double Width => Bounds.Chunk(2).Max(pair => pair[0] + pair[1]);

        public string Told => $"{Set} for {Cost}: {string.Join(' ', Bounds)}";
    }

    /// <summary>A set of purchases and what each profile then holds.</summary>
    internal sealed record Purchases(string Set, double[] Money, double Error, long Cost)
    {
        public bool IsWithin(State state) => Set == state.Set && Cost == state.Cost
            && state.Bounds.Chunk(2).Zip(Money).All(pair => -pair.First[0] <= pair.Second + Error && pair.Second - Error <= pair.First[1]);
    }
}
