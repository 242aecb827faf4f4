using System.Text.Json;

namespace ParticipatoryHub.Workshops;

/// <summary>Waking up from the newest snapshot and what came after it; keeping snapshots.</summary>
internal sealed partial class WorkshopGrain
{
    private const long KnownIds = 20_000;
    private const int SnapshotEvery = 1_000;
    private const int TailPage = 500;

    private long snapshotAt;
    private Task snapshot = Task.CompletedTask;
    private TimeSpan readAt;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        workshop = this.GetPrimaryKeyString();
        watchers = new WorkshopWatchers(workshop, clock, log);
        news = new BoardNews(workshop);
        var stored = await journal.ReadSnapshot(workshop, cancellationToken);
        var state = stored is null ? WorkshopState.Empty : JsonSerializer.Deserialize<WorkshopState>(stored.State.Span, HubJson.Options)!;
        snapshotAt = state.Sequence;
        var oldest = Math.Max(0, state.Sequence - KnownIds);
        memory = new WorkshopMemory(state, oldest, await journal.ReadIds(workshop, oldest, cancellationToken));
        var since = await CatchUp();
        readAt = Elapsed;
        if (State.Setup is not null)
        {
            await List();
            await Record(since);
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await pump;
        await snapshot;
        if (MayKeepSnapshot && State.Sequence - snapshotAt > SnapshotEvery / 10)
        {
            await WriteSnapshot(State);
        }
    }

    // A snapshot stands for what came before it: no entry of the audit log may be owed for that any more.
    private bool MayKeepSnapshot => owed.Count == 0 && !isThrownAway;

    /// <returns>The operations that were read.</returns>
    private async Task<IReadOnlyList<Operation>> CatchUp()
    {
        var read = new List<Operation>();
        await CatchUp(State.Sequence, operations =>
        {
            Take(operations, together: false);
            read.AddRange(operations);
        });
        return read;
    }

    private async Task CatchUp(long from, Action<IReadOnlyList<Operation>> take)
    {
        while (await journal.Read(workshop, from, TailPage, default) is { IsEmpty: false } page)
        {
            take([.. page.Select(OperationBody.Read)]);
            from = page[^1].Sequence;
        }
    }

    // Half as much again as the last one held: a state that grows is then written a few times in all, however fast a hall writes,
    // and waking up reads at most a third of the journal.
    private void SnapshotIfDue()
    {
        if (MayKeepSnapshot && State.Sequence - snapshotAt >= Math.Max(SnapshotEvery, snapshotAt / 2) && snapshot.IsCompleted)
        {
            snapshot = WriteSnapshot(State);
        }
    }

    private async Task WriteSnapshot(WorkshopState state)
    {
        try
        {
            await Task.Run(() => journal.WriteSnapshot(workshop, state.Sequence, SnapshotParts.Of(state), default));
            snapshotAt = state.Sequence;
        }
        catch (Exception error)
        {
            LogNoSnapshot(error, workshop, state.Sequence);
        }
    }

    private async Task List()
    {
        if (State.Setup!.RehearsalOf is not null)
        {
            return;
        }

        try
        {
            await GrainFactory.GetGrain<IWorkshopIndexGrain>("all").Put(new WorkshopSummary(workshop, State.Code, State.Setup.Title, State.Phase, State.PreparedAt, State.Setup.Community));
        }
        catch (Exception error)
        {
            LogNotListed(error, workshop);
        }
    }
}
