using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Results;

namespace ParticipatoryHub.Rounds;

/// <summary>What is shown of the round. A read shows the moves of the clock as made, and has them made.</summary>
internal sealed partial class RoundGrain
{
    public async Task<RoundView?> GetView() => await Seen() is { Setup: not null } seen ? RoundViews.Public(Key, seen) : null;

    public async Task<RoundStaffView?> GetStaffView(StaffMember by)
    {
        await AskForWaitingIdeas();
        return by.May(StaffAct.SeeRounds) && await Seen() is { Setup: not null } seen ? RoundViews.ForStaff(Key, seen, by, Now) : null;
    }

    public async Task<CallForIdeas?> GetCallForIdeas() => RoundViews.CallForIdeas(await Seen());

    public async Task<VotingRules?> GetVotingRules() => RoundViews.VotingRules(await Seen());

    public Task<RoundResult?> GetResult() => Task.FromResult(Latest);

    // A read shows the clock's moves as made, and has them made.
    private async ValueTask<RoundState> Seen()
    {
        if (RoundRules.HangsOnIdeas(current, Now))
        {
            await AskForWaitingIdeas();
        }

        var seen = RoundRules.At(Key, current, Now);
        if (!ReferenceEquals(seen, current) || current.Pending is not null)
        {
            _ = Logged(this.AsReference<IRoundGrain>().KeepTime());
        }

        return seen;
    }

    private async Task AskForWaitingIdeas()
    {
        if (current is { Setup.Ideas: not null, Phase: RoundPhase.Ideas or RoundPhase.Review })
        {
            var waiting = await ideas.CountWaiting(Key, stopping.Token);
            current = current with { IdeasWaiting = waiting };
        }
    }
}
