using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Drafts;
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

    public async Task<RoundOutcome> Create(CreateRound command)
    {
        var refusals = RoundRules.RefuseCreate(Key, current, command);
        return refusals.IsEmpty ? await Record(new RoundCreated(InUtc(command.Setup), command.By, Now, command.RehearsalOf)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> ChangeSetup(ChangeSetup command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseChange(current, command);
        return refusals.IsEmpty ? await Record(new SetupChanged(InUtc(command.Setup), command.By, Now, command.Undoable)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> UndoChange(UndoChange command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseUndo(current, command);
        return refusals.IsEmpty ? await Record(RoundRules.Undo(current, command.By, Now)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> DeleteDraft(MoveRound command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseDelete(current, command.By, (await Box.GetTurnout()).Issued);
        return refusals.IsEmpty ? await Record(new DraftDeleted(command.By, Now)) : Refuse(refusals);
    }

    public async Task<RehearsalOutcome> Rehearse(MoveRound command)
    {
        await CatchUp();
        var before = current.Rehearsal is { } latest ? await GrainFactory.GetGrain<IRoundGrain>(latest).GetView() : null;
        var refusals = RoundRules.RefuseRehearsal(current, command.By, before is not null and not { Phase: RoundPhase.Cancelled });
        if (!refusals.IsEmpty)
        {
            return new([.. refusals], null);
        }

        var (id, setup) = Rehearsals.Of(Key, current, Now);
        var made = await GrainFactory.GetGrain<IRoundGrain>(id).Create(new(setup, command.By, Key));
        if (!made.Done)
        {
            return new(made.Refusals, null);
        }

        await Record(new RehearsalMade(id, command.By, Now));
        return new([], id);
    }

    public async Task<RoundOutcome> PutProject(PutProject command)
    {
        await CatchUp();
        if (RoundRules.MayRun(command.By) && current.Setup?.Projects.Contains(command.Project) == true)
        {
            return Done();
        }

        var refusals = RoundRules.RefusePut(current, command);
        return refusals.IsEmpty ? await Record(new ProjectPut(command.Project, command.By, Now)) : Refuse(refusals);
    }

    public async Task<RoundOutcome> TakeProject(TakeProject command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseTake(current, command);
        return !refusals.IsEmpty ? Refuse(refusals)
            : current.Setup!.Projects.FirstOrDefault(project => project.Id == command.Project) is { } found
                ? await Record(new ProjectTaken(found.Id, found.Name, command.By, Now))
                : Done();
    }

    public Task<RoundOutcome> OpenIdeas(MoveRound command) => Move(RoundMove.OpenIdeas, command);

    public Task<RoundOutcome> CloseIdeas(MoveRound command) => Move(RoundMove.CloseIdeas, command);

    public Task<RoundOutcome> ReopenIdeas(MoveRound command) => Move(RoundMove.ReopenIdeas, command);

    public Task<RoundOutcome> OpenVoting(MoveRound command) => Move(RoundMove.OpenVoting, command);

    public Task<RoundOutcome> SuspendVoting(MoveRound command) => Move(RoundMove.SuspendVoting, command);

    public Task<RoundOutcome> ResumeVoting(MoveRound command) => Move(RoundMove.ResumeVoting, command);

    public Task<RoundOutcome> CloseVoting(MoveRound command) => Move(RoundMove.CloseVoting, command);

    public Task<RoundOutcome> Cancel(MoveRound command) => Move(RoundMove.Cancel, command);

    public async Task<RoundOutcome> Count(MoveRound command)
    {
        await CatchUp();
        var refusals = RoundRules.RefuseMove(current, RoundMove.Count, command.By, command.Reason, Now);
        if (!refusals.IsEmpty)
        {
            return Refuse(refusals);
        }

        await Seals.Finish();
        var count = await RoundCount.Run(Key, current, journal, await Box.GetTurnout(), Now, stopping.Token);
        await Write(results, (results.State ?? new()).With(count.Result));
        var outcome = await Make(new RoundIntent(RoundMove.Count, command.By, Now, Count: count.Stamp));
        _ = Logged(FindFigures(Task.FromResult(count)));
        return outcome;
    }

    public async Task AddFigures(int version, ResultFigures figures)
    {
        if (results.State is { Latest: { } latest } known && latest.Version == version)
        {
            await Write(results, known with { Latest = latest.With(figures) });
        }
    }

    public async Task<RoundOutcome> TakeImportedVotes(MoveRound command)
    {
        await CatchUp();
        var head = await journal.ReadHead(Key, stopping.Token);
        return head is { State: BoxState.Closed } || RoundRules.IsThere(current, RoundMove.TakeImportedVotes)
            ? await Move(RoundMove.TakeImportedVotes, command)
            : Refuse([new("votes-not-imported", "There are no imported votes in the ballot box of this round.")]);
    }

    public async Task KeepTime()
    {
        if (current.Pending is not null || RoundRules.HangsOnIdeas(current, Now) || RoundRules.ByClock(current, Now) is not null)
        {
            await CatchUp();
            await SetReminder();
        }

        SetTimer();
    }

    public async Task<RoundView?> GetView() => await Seen() is { Setup: not null } seen ? RoundViews.Public(Key, seen) : null;

    public async Task<RoundStaffView?> GetStaffView(StaffMember by)
    {
        await AskForWaitingIdeas();
        return by.May(StaffAct.SeeRounds) && await Seen() is { Setup: not null } seen ? RoundViews.ForStaff(Key, seen, by, Now) : null;
    }

    public async Task<CallForIdeas?> GetCallForIdeas() => RoundViews.CallForIdeas(await Seen());

    public async Task<VotingRules?> GetVotingRules() => RoundViews.VotingRules(await Seen());

    public Task<RoundResult?> GetResult() => Task.FromResult(Latest);

    public Task ReceiveReminder(string reminderName, TickStatus status) => KeepTime();

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

    private async Task TellBox(RoundEvent happened)
    {
        // The public chain is the ballots'; before voting there is none.
        if (RoundChain.Entry(current, happened) is not { } entry)
        {
            return;
        }

        if (happened is ResultSigned signed)
        {
            await KeepHand(signed);
        }

        if (RoundRules.AgreedTo(happened) is { } agreed)
        {
            await KeepHands(agreed, happened);
        }

        var rules = RoundViews.VotingRules(current.With(happened))!;
        await (happened switch
        {
            VotingOpened => Box.Open(entry, rules),
            VotingExtended => Box.Extend(entry, rules),
            VotingSuspended => Box.Suspend(entry),
            VotingResumed => Box.Resume(entry, rules),
            VotingClosed => CloseBox(entry),
            KeysDestroyed => Box.DestroyKeys(entry),
            RoundCancelled when RoundRules.IsPrepared(current.Phase) || current.Phase is RoundPhase.Voting or RoundPhase.Suspended => CloseBox(entry),
            _ => Box.Append(entry),
        });
        await KeepSeals(happened);
        if (happened is RoundCancelled && current.RehearsalOf is not null)
        {
            await journal.Discard(Key, stopping.Token);
            await Write(results, new());
        }
    }

    // Ballots that were begun and not cast go with the close; should that fail, the close is finished again.
    private async Task CloseBox(ChainEntry entry)
    {
        await Box.Close(entry);
        await GrainFactory.GetGrain<IVoteDraftsGrain>(Key).Clear();
    }

    // A checkpoint that could not be signed is signed with the next one; a count waits for its votes to be sealed.
    private async Task KeepSeals(RoundEvent happened)
    {
        try
        {
            await (happened is VotingClosed or ImportedVotesTaken ? Seals.Finish() : Seals.KeepUp());
            if (happened is VotingOpened or VotingResumed or VotingExtended)
            {
                await Seals.Begin();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotSealed(failure, Key);
        }
    }

    private async Task<RoundOutcome> Record(RoundEvent happened)
    {
        var before = current;
        var after = before.With(happened);
        await Write(after with { Unwritten = after.Unwritten.Add(RoundAudit.Entry(Key, before, after, happened)) });
        await WriteAudit();
        LogHappened(Key, happened.GetType().Name, current.Phase, happened.By.Id);
        await Tell();
        return Done();
    }

    private async Task Tell()
    {
        try
        {
            var index = GrainFactory.GetGrain<IRoundIndexGrain>("all");
            await (current.Setup is null ? index.Remove(Key) : index.Put(RoundViews.Summary(Key, current)));
            await SetReminder();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, Key);
        }

        SetTimer();
    }

    // The entries lie in the round's own state until they are in the journal, which takes each once.
    private async Task WriteAudit()
    {
        try
        {
            foreach (var entry in current.Unwritten)
            {
                await audit.Append(entry, stopping.Token);
            }

            current = current with { Unwritten = [] };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotAudited(failure, Key);
        }
    }

    private async Task Write(RoundState next)
    {
        await Write(stored, next);
        current = next;
    }

    private async Task Write<T>(IPersistentState<T> state, T next)
    {
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // Whether it was stored is not known: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

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

    private async Task FindFigures(Task<RoundCount> counting)
    {
        var count = await counting;
        var figures = await count.FindFigures(Key, journal, stopping.Token);
        await this.AsReference<IRoundGrain>().AddFigures(count.Stamp.Version, figures);
    }

    private async Task AskForWaitingIdeas()
    {
        if (current is { Setup.Ideas: not null, Phase: RoundPhase.Ideas or RoundPhase.Review })
        {
            var waiting = await ideas.CountWaiting(Key, stopping.Token);
            current = current with { IdeasWaiting = waiting };
        }
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

    private static RoundSetup InUtc(RoundSetup setup) =>
        setup with
        {
            OpensAt = setup.OpensAt.ToUniversalTime(),
            ClosesAt = setup.ClosesAt.ToUniversalTime(),
            Ideas = setup.Ideas is { } call ? call with { OpensAt = call.OpensAt.ToUniversalTime(), ClosesAt = call.ClosesAt.ToUniversalTime() } : null,
        };

    private RoundOutcome Done() => new([], current.Phase);

    private RoundOutcome Refuse(ImmutableArray<Refused> refusals) => new(refusals, RoundRules.At(Key, current, Now).Phase);
}
