using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;
using ParticipatoryHub.Results;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// Refuses, decides, writes, tells. A move that the ballot box must hear of is stored as an intent first and as done last; whatever
/// falls over in between, the next call finishes it, and the box takes each entry once.
/// </summary>
internal sealed partial class RoundGrain(
    [PersistentState("round")] IPersistentState<RoundState> stored,
    [PersistentState("result")] IPersistentState<RoundResults> results,
    IBallotJournal journal,
    IPaperJournal papers,
    ISealJournal seals,
    IAuditJournal audit,
    IIdeaJournal ideas,
    IJointActJournal joint,
    TimeProvider clock,
    ILogger<RoundGrain> log) : Grain, IRoundGrain, IRemindable, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private RoundState current = new();

    private string Key => this.GetPrimaryKeyString();

    private RoundResult? Latest => (results.State ?? new()).Version(current.LatestCount?.Version);

    private DateTimeOffset Now => clock.GetUtcNow();

    private ISealsGrain Seals => GrainFactory.GetGrain<ISealsGrain>(Key);

    private IBallotBoxGrain Box => GrainFactory.GetGrain<IBallotBoxGrain>(Key);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        current = stored.State ?? new();
        SetTimer();
        if (current.Phase is >= RoundPhase.Counted and < RoundPhase.Cancelled && Latest is { IsComplete: false } cutOff)
        {
            _ = Logged(FindFigures(RoundCount.Resume(Key, current.Setup!, journal, cutOff, stopping.Token)));
        }

        return WriteAudit();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => stopping.CancelAsync();

    public void Dispose() => stopping.Dispose();

    public Task<RoundOutcome> OpenIdeas(MoveRound command) => Move(RoundMove.OpenIdeas, command);

    public Task<RoundOutcome> CloseIdeas(MoveRound command) => Move(RoundMove.CloseIdeas, command);

    public Task<RoundOutcome> ReopenIdeas(MoveRound command) => Move(RoundMove.ReopenIdeas, command);

    public Task<RoundOutcome> OpenVoting(MoveRound command) => Move(RoundMove.OpenVoting, command);

    public Task<RoundOutcome> SuspendVoting(MoveRound command) => Move(RoundMove.SuspendVoting, command);

    public Task<RoundOutcome> ResumeVoting(MoveRound command) => Move(RoundMove.ResumeVoting, command);

    public Task<RoundOutcome> CloseVoting(MoveRound command) => Move(RoundMove.CloseVoting, command);

    public Task<RoundOutcome> Cancel(MoveRound command) => Move(RoundMove.Cancel, command);

    private async Task<RoundOutcome> Move(RoundMove move, MoveRound command)
    {
        await CatchUp();
        if (RoundRules.MayMove(move, command.By) && RoundRules.IsThere(current, move))
        {
            return Done();
        }

        var refusals = RoundRules.RefuseMove(current, move, command.By, command.Reason, Now);
        return refusals.IsEmpty ? await Make(new RoundIntent(move, command.By, Now, command.Reason)) : Refuse(refusals);
    }

    // Finishes what a crash cut off, then makes the moves that were due.
    private async Task CatchUp()
    {
        if (current.Pending is not null)
        {
            await Finish();
        }

        await AskForWaitingIdeas();
        while (RoundRules.ByClock(current, Now) is { } due)
        {
            await Make(due);
        }
    }

    private async Task<RoundOutcome> Make(RoundIntent intent)
    {
        await Write(current with { Pending = intent });
        await Finish();
        return Done();
    }

    private async Task Finish()
    {
        var happened = RoundRules.Decide(Key, current, current.Pending!);
        await TellBox(happened);
        await Record(happened);
    }

    private async Task Logged(Task due)
    {
        try
        {
            await due;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotKept(failure, Key);
        }
        catch (OperationCanceledException)
        {
            LogStopped(Key);
        }
    }

    private RoundOutcome Done() => new([], current.Phase);

    private RoundOutcome Refuse(ImmutableArray<Refused> refusals) => new(refusals, RoundRules.At(Key, current, Now).Phase);
}
