using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops;

/// <summary>What anyone asks of a workshop. How a command gets into the journal is in <c>WorkshopGrain.Commit.cs</c>, how the grain wakes up in <c>WorkshopGrain.Wake.cs</c>.</summary>
internal sealed partial class WorkshopGrain(IWorkshopJournal journal, IAuditJournal audit, TimeProvider clock, ILogger<WorkshopGrain> log) : Grain, IWorkshopGrain
{
    private const int MostWaiting = 2_000;
    private const int ReplayPage = 500;

    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);

    private readonly WorkshopLimits participants = new(burst: 30, perSecond: 5);
    private readonly WorkshopLimits staff = new(burst: 200, perSecond: 40);
    private readonly JoinLine line = new();
    private readonly Dictionary<BoardAudience, (long Sequence, Task<byte[]> Json)> boards = [];
    private readonly long started = clock.GetTimestamp();

    private string workshop = "";
    private WorkshopMemory memory = null!;
    private WorkshopWatchers watchers = null!;
    private BoardNews news = null!;
    private WorkshopTrail? trail;
    private WorkshopState replayed = WorkshopState.Empty;
    private (long Sequence, Task<string> Hash)? hashed;

    private WorkshopState State => memory.State;

    private TimeSpan Elapsed => clock.GetElapsedTime(started);

    public async Task<WorkshopOutcome> Do(WorkshopPerson by, Guid operationId, WorkshopCommand command)
    {
        if (isThrownAway)
        {
            return WorkshopOutcome.No("no-workshop", "There is no such workshop.");
        }

        if (operationId == Guid.Empty || command is null)
        {
            return WorkshopOutcome.No("no-command", "That is nothing that can be done here.");
        }

        if (command is PrepareWorkshop && !WorkshopKey.TryParse(workshop, out _))
        {
            return WorkshopOutcome.No("bad-name", "A workshop's name in addresses is small letters, digits and hyphens.");
        }

        var caller = await Known(by);
        if (WhyNotTaken(caller) is { } refused)
        {
            return refused;
        }

        var code = State.Code.Length == 0 && command is PrepareWorkshop && caller.Role == WorkshopRole.Facilitator
            ? await GrainFactory.GetGrain<IWorkshopIndexGrain>("all").Reserve(workshop)
            : command is ShareBoard ? RandomNumberGenerator.GetHexString(32, lowercase: true) : State.Code;
        var outcome = await Enqueue(new PendingOperation(operationId, by, command, Code: code));
        if (!outcome.IsAccepted && caller.Role != WorkshopRole.Facilitator && outcome.Refusals[0].Code is "not-yours" or "removed")
        {
            LogNotTheirs(workshop, command.GetType().Name, caller.Role, caller.Number, outcome.Refusals[0].Code);
        }

        return outcome;
    }

    public async Task<JoinOutcome> Join(JoinWorkshop command)
    {
        if (isThrownAway)
        {
            return new JoinOutcome([new Refused("no-workshop", "There is no such workshop.")], 0);
        }

        if (command.JoinId == Guid.Empty || command.Token is not { Length: 32 } || !command.Token.All(char.IsAsciiHexDigitLower))
        {
            return new JoinOutcome([new Refused("no-token", "Open the join page again, and allow it to keep a cookie.")], 0);
        }

        if (!memory.Knows(command.JoinId) && line.Place(command.JoinId, Elapsed) is > 0 and var place)
        {
            return new JoinOutcome([], 0, place, JoinLine.AskAgain(place));
        }

        var outcome = await Enqueue(new PendingOperation(command.JoinId, WorkshopPerson.Of(command.Token), null, command));
        return new JoinOutcome(outcome.Refusals, outcome.Sequence);
    }

    public async Task<WorkshopRole> GetRole(WorkshopPerson by) => (await Known(by)).Role;

    public async Task<WorkshopView?> GetView(WorkshopPerson by)
    {
        var caller = await Known(by);
        var mayLook = caller.Role is WorkshopRole.Facilitator or WorkshopRole.TableHost or WorkshopRole.Participant or WorkshopRole.Reader;
        return State.Setup is null || (!mayLook && State.Phase != WorkshopPhase.Published)
            ? null
            : WorkshopShown.View(State, WorkshopShown.AudienceOf(caller.Role), mayLook ? WorkshopShown.Mine(State, caller) : null);
    }

    public async Task<MineView?> GetMine(WorkshopPerson by)
    {
        var caller = await Known(by);
        return State.Setup is null || caller.Role == WorkshopRole.Stranger ? null : WorkshopShown.Mine(State, caller);
    }

    public async Task<BoardSnapshot?> GetBoard(BoardAudience audience)
    {
        var state = State;
        if (state.Setup is null)
        {
            return null;
        }

        // The state cannot change, so it is encoded off the grain's turn, once for however many ask.
        audience = audience == BoardAudience.Lite ? BoardAudience.Participant : audience;
        if (!boards.TryGetValue(audience, out var board) || board.Sequence != state.Sequence)
        {
            boards[audience] = board = (state.Sequence, Task.Run(() => BoardJson.Snapshot(state, audience)));
        }

        return new BoardSnapshot(board.Sequence, await board.Json);
    }

    public Task<WorkshopNews?> GetNews(long after) => Task.FromResult(news.Since(after, State.Sequence));

    public async Task<NoteReceipt?> GetReceipt(WorkshopPerson by, long note)
    {
        var caller = await Known(by);
        if (!State.Notes.TryGetValue(note, out var found))
        {
            return null;
        }

        var isAuthor = caller.Number > 0 && found.Author == caller.Number;
        var isShown = WorkshopShown.Note(State, note, WorkshopShown.AudienceOf(caller.Role)) is not null;
        if (!isAuthor && caller.Role != WorkshopRole.Facilitator && (State.Phase != WorkshopPhase.Published || !isShown))
        {
            return null;
        }

        trail ??= new WorkshopTrail();
        await CatchUp(trail.Sequence, trail.Take);
        return trail.Receipt(State, note, isAuthor || isShown);
    }

    public async Task<ImmutableArray<ReplayStep>> Replay(WorkshopPerson by, long after)
    {
        var caller = await Known(by);
        if (State.Setup is null || after < 0 || (State.Phase != WorkshopPhase.Published && caller.Role != WorkshopRole.Facilitator))
        {
            return [];
        }

        // Whoever reads on page by page goes on from where the last page ended.
        var state = replayed.Sequence <= after ? replayed : WorkshopState.Empty;
        while (state.Sequence < after && await journal.Read(workshop, state.Sequence, (int)Math.Min(ReplayPage, after - state.Sequence), default) is { IsEmpty: false } skipped)
        {
            state = skipped.Select(OperationBody.Read).Aggregate(state, WorkshopFold.With);
        }

        var page = await journal.Read(workshop, state.Sequence, ReplayPage, default);
        (var steps, replayed) = WorkshopReplay.Play(state, page.Select(OperationBody.Read), State);
        return steps;
    }

    public async Task<(long Sequence, string Hash)> GetHash()
    {
        var state = State;
        if (hashed is not { } known || known.Sequence != state.Sequence)
        {
            hashed = known = (state.Sequence, Task.Run(state.Hash));
        }

        return (known.Sequence, await known.Hash);
    }

    public Task<long> Watch(IWorkshopWatcher watcher)
    {
        watchers.Add(watcher);
        TellEditingTo(watcher);
        return Task.FromResult(State.Sequence);
    }

    public Task Unwatch(IWorkshopWatcher watcher)
    {
        watchers.Remove(watcher);
        return Task.CompletedTask;
    }

    // Another activation may have let them in a moment ago.
    private async Task<Caller> Known(WorkshopPerson by)
    {
        var caller = memory.CallerOf(by, State);
        if (caller.Role == WorkshopRole.Stranger && (by.Token ?? by.ReaderKey) is not null && Elapsed - readAt > Stale)
        {
            await TryReload([]);
            caller = memory.CallerOf(by, State);
        }

        return caller;
    }

    private WorkshopOutcome? WhyNotTaken(Caller caller)
    {
        if (caller.Role is WorkshopRole.Stranger or WorkshopRole.Reader)
        {
            return WorkshopOutcome.No("not-joined", "Join the workshop first.");
        }

        var isFree = caller.Role == WorkshopRole.Facilitator ? staff.Takes(caller.By.StaffId!, Elapsed) : participants.Takes($"{caller.Number}", Elapsed);
        if (!isFree)
        {
            LogTooFast(workshop, caller.Role, caller.Number);
            return WorkshopOutcome.No("too-fast", "That was faster than a person writes. Wait a few seconds, and send it again.");
        }

        return waiting.Count < MostWaiting ? null : WorkshopOutcome.No("busy", "Very many people are writing at this moment. Send it again in a few seconds.");
    }
}
