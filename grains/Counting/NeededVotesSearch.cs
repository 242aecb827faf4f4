using System.Collections.Immutable;

namespace ParticipatoryHub.Counting;

/// <summary>The search for how many further ballots would have bought one project.</summary>
internal sealed class NeededVotesSearch(Contest contest, int project, long points)
{
    private const int FewRecounts = 64;

    /// <summary>
    /// Under greedy, further ballots for a project move it up and change nothing among the others. So: count without
    /// it, find the first purchase (or, with greedy-stop, the end) after which it could no longer be bought, and come
    /// just before that.
    /// </summary>
    public NeededVotes ByFormula()
    {
        if (contest.OutBefore[project] is CountDecision.Withdrawn or CountDecision.CostsMoreThanBudget)
        {
            return new NeededVotes(null, NeededVotesBasis.Exact);
        }

        if (FreeRivalWins())
        {
            // Only another free project could go before a free one.
            return contest.Cost(project) == 0 ? ByRecounting(FewRecounts, CancellationToken.None) : new NeededVotes(null, NeededVotesBasis.Exact);
        }

        var votes = contest.Election.Supporters.Votes[project];
        var missing = Math.Max(contest.Options.MinimumScore - contest.Election.Supporters.Score[project], 0);
        var least = Math.Max(Math.Max(Math.Max(contest.Options.MinimumVotes, 1) - votes, 0), (missing + points - 1) / points);
        var fatal = contest.Cost(project) == 0 ? -1 : Fatal();
        return new NeededVotes(fatal < 0 ? least : Math.Max(least, ToPass(fatal)), NeededVotesBasis.Exact);
    }

    /// <summary>Doubles the ballots until the project wins, then halves the gap to the last number with which it did not.</summary>
    public NeededVotes ByRecounting(int mostRecounts, CancellationToken cancellation)
    {
        if (contest.OutBefore[project] is CountDecision.Withdrawn or CountDecision.CostsMoreThanBudget)
        {
            return new NeededVotes(null, NeededVotesBasis.Exact);
        }

        if (Wins(0))
        {
            return new NeededVotes(0, NeededVotesBasis.Exact);
        }

        var (loses, wins) = (0L, 1L);
        var recounts = 0;
        while (!Wins(wins))
        {
            cancellation.ThrowIfCancellationRequested();
            if (++recounts >= mostRecounts || wins > 2 * (contest.Election.Voters + 1) * (contest.Length + 1))
            {
                return new NeededVotes(null, NeededVotesBasis.Search);
            }

            (loses, wins) = (wins, wins * 2);
        }

        while (wins - loses > 1 && ++recounts < mostRecounts)
        {
            cancellation.ThrowIfCancellationRequested();
            var middle = loses + ((wins - loses) / 2);
            (loses, wins) = Wins(middle) ? (loses, middle) : (middle, wins);
        }

        return new NeededVotes(wins, NeededVotesBasis.Search);
    }

    private bool Wins(long ballots)
    {
        var election = ballots == 0 ? contest.Election : contest.Election.WithFurtherBallots(project, points, ballots);
        return Count.Run(election, contest.Options).Selected.Contains(contest.Id(project));
    }

    /// <summary>Whether a free project that excludes this one is bought before anything else.</summary>
    private bool FreeRivalWins() => Without().Any(step => step.Stage == CountStage.FreeProjects
        && step.Decision == CountDecision.Bought
        && contest.Rivals[project].Contains(contest.Election.IndexOf(step.Project)));

    /// <summary>The project that must be passed, or -1 if this one can be bought even at the very end.</summary>
    private int Fatal()
    {
        foreach (var step in Without().Where(step => step.Stage == CountStage.Rule))
        {
            var other = contest.Election.IndexOf(step.Project);
            var closes = step.Decision == CountDecision.Bought
                && (step.MoneyAfter < contest.Cost(project) || contest.Rivals[project].Contains(other));
            var ends = step.Decision == CountDecision.DoesNotFit && contest.Options.Rule == CountingRule.GreedyStop;
            if (closes || ends)
            {
                return other;
            }
        }

        return -1;
    }

    private ImmutableArray<CountStep> Without()
    {
        var withdrawn = contest.Election.WithWithdrawn(project);
        return Count.Run(withdrawn, contest.Options).Steps;
    }

    private long ToPass(int other)
    {
        var score = contest.Election.Supporters.Score;
        var behind = score[other] - score[project];
        if (behind < 0)
        {
            return 0;
        }

        var ballots = (behind + points - 1) / points;
        return ballots * points > behind || GoesFirst(ballots, other) ? ballots : ballots + 1;
    }

    private bool GoesFirst(long ballots, int other)
    {
        if (contest.Options.Tie.Seed is not null)
        {
            return contest.Tie.Rank[project] < contest.Tie.Rank[other];
        }

        var votes = contest.Election.Supporters.Votes;
        return (contest.Cost(project), -(votes[project] + ballots), project).CompareTo((contest.Cost(other), -votes[other], other)) < 0;
    }
}
