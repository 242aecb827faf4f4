using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// The way of a command into the journal. One pump writes batches, each as soon as the one before is on the disk, so that a lone command
/// waits for nobody and a rush fills the batches by itself. Nobody hears of anything before that.
/// </summary>
internal sealed partial class WorkshopGrain
{
    private const int BatchSize = 250;
    private const int Attempts = 3;

    private readonly Queue<PendingOperation> waiting = new();
    private readonly Dictionary<Guid, PendingOperation> underWay = [];
    private Task pump = Task.CompletedTask;

    private Task<WorkshopOutcome> Enqueue(PendingOperation pending)
    {
        if (!underWay.TryAdd(pending.Id, pending))
        {
            var first = underWay[pending.Id];
            return first.By.Token == pending.By.Token && first.By.Staff?.Id == pending.By.Staff?.Id ? first.Outcome : Task.FromResult(Taken);
        }

        waiting.Enqueue(pending);
        if (pump.IsCompleted)
        {
            pump = Pump();
        }

        return pending.Outcome;
    }

    private static WorkshopOutcome Taken { get; } = WorkshopOutcome.No("operation-taken", "This was sent by somebody else before.");

    private async Task Pump()
    {
        while (waiting.Count > 0)
        {
            var batch = new List<PendingOperation>(Math.Min(waiting.Count, BatchSize));
            while (batch.Count < BatchSize && waiting.TryDequeue(out var pending))
            {
                batch.Add(pending);
            }

            await Commit(batch);
            foreach (var pending in batch)
            {
                underWay.Remove(pending.Id);
            }
        }
    }

    private async Task Commit(List<PendingOperation> batch)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                if (await Write(batch))
                {
                    return;
                }
            }
            catch (Exception error)
            {
                LogUnread(error, workshop);
                break;
            }

            // What keeps failing as a whole goes one by one, so that what cannot be stored fails alone.
            if (attempt == 1 && batch.Count > 1)
            {
                continue;
            }

            if (batch.Count > 1)
            {
                foreach (var pending in batch)
                {
                    await Commit([pending]);
                }

                return;
            }
        }

        GiveUp(batch);
    }

    /// <returns>False when nothing was answered, and what is in the journal has been read again.</returns>
    private async Task<bool> Write(List<PendingOperation> batch)
    {
        var plan = CommitPlan.Of(memory, batch, Now());
        foreach (var (pending, why) in plan.Unforeseen)
        {
            LogUnforeseen(why, workshop, pending.Command!.GetType().Name);
        }

        try
        {
            if (plan.Operations.Count > 0)
            {
                await journal.Append(workshop, [.. plan.Operations.Select(OperationBody.Write)], default);
            }
        }
        catch (WorkshopConflictException conflict)
        {
            LogConflict(workshop, State.Sequence, conflict.Message);
            await Reload(batch);
            return false;
        }
        catch (Exception error)
        {
            LogUnknown(error, workshop, State.Sequence, plan.Operations.Count);
            await Reload(batch);
            return false;
        }

        Take(plan.Operations, together: true);
        if (plan.Operations.Any(done => done.Events.Any(happened => happened is WorkshopPrepared or PhaseMoved)))
        {
            await List();
        }

        await Record(plan.Operations);
        foreach (var (pending, outcome) in plan.Answers)
        {
            pending.Answer(outcome);
        }

        foreach (var (pending, ifNot) in plan.Doubtful)
        {
            pending.Answer(await Recall(pending) ?? ifNot);
        }

        SnapshotIfDue();
        return true;
    }

    // The state moves on only here, with what the journal has. A look into the journal beside a commit may have taken it already. What others
    // committed, or this grain before it woke up, is told one by one: a phone may stand at any of these operations.
    private void Take(IReadOnlyList<Operation> operations, bool together)
    {
        var (before, touched) = (State, new HashSet<BoardChanges.Thing>());
        foreach (var done in operations.Where(done => done.Sequence > State.Sequence))
        {
            // So much changes at once in some operations that they are told alone: what came before and after needs no reading anew.
            var isAnew = BoardChanges.IsAnew(done);
            if (isAnew)
            {
                Tell(before, touched);
                (before, touched) = (State, []);
            }

            touched.UnionWith(BoardChanges.Touched(State, done));
            memory.Take(done);
            if (isAnew)
            {
                Tell(before, isAnew: true, []);
                (before, touched) = (State, []);
            }
            else if (!together)
            {
                Tell(before, touched);
                (before, touched) = (State, []);
            }
        }

        Tell(before, touched);
    }

    private void Tell(WorkshopState before, HashSet<BoardChanges.Thing> touched)
    {
        if (before.Sequence < State.Sequence)
        {
            Tell(before, isAnew: false, BoardChanges.Between(before, State, touched));
        }
    }

    private void Tell(WorkshopState before, bool isAnew, ImmutableArray<BoardChange> changes)
    {
        var told = new WorkshopNews(workshop, before.Sequence, State.Sequence, isAnew, changes);
        news.Add(told);
        watchers.Tell(told);
    }

    private async Task Reload(IEnumerable<PendingOperation> batch)
    {
        readAt = Elapsed;
        await Record(await CatchUp());
        foreach (var pending in batch)
        {
            if (!memory.Knows(pending.Id) && await journal.Find(workshop, pending.Id, default) is not null)
            {
                memory.Note(pending.Id);
            }
        }
    }

    private async Task TryReload(IEnumerable<PendingOperation> batch)
    {
        try
        {
            await Reload(batch);
        }
        catch (Exception error)
        {
            LogUnread(error, workshop);
        }
    }

    // The same answer as the first time, to whoever sent it the first time.
    private async Task<WorkshopOutcome?> Recall(PendingOperation pending)
    {
        if (await journal.Find(workshop, pending.Id, default) is not { } stored)
        {
            return null;
        }

        var done = OperationBody.Read(stored);
        var caller = memory.CallerOf(pending.By, State).By;
        var isSame = done.Events is [ParticipantJoined joined]
            ? pending.Join is { } join && joined.TokenHash == WorkshopMemory.HashOf(join.Token)
            : pending.Join is null && done.By.Participant == caller.Participant && done.By.StaffId == caller.StaffId;
        var peek = done.Events.OfType<NotePeeked>().FirstOrDefault();
        return isSame ? new WorkshopOutcome([], done.Sequence, peek is null ? null : State.Notes[peek.Note].Text) : Taken;
    }

    private void GiveUp(List<PendingOperation> batch)
    {
        foreach (var pending in batch)
        {
            pending.Answer(CommitPlan.Unknown);
        }

        LogGivenUp(workshop, batch.Count);
        DeactivateOnIdle();
    }

    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
