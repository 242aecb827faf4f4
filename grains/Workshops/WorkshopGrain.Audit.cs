using System.Collections.Immutable;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Workshops;

/// <summary>What staff did goes into the audit log, and a rehearsal away.</summary>
internal sealed partial class WorkshopGrain
{
    private readonly Queue<AuditEntry> owed = new();
    private bool isThrownAway;

    public async Task<ImmutableArray<Refused>> ThrowAway(WorkshopPerson by)
    {
        if ((await Known(by)).Role != WorkshopRole.Facilitator)
        {
            return [new Refused("not-yours", "Only the facilitator can do this.")];
        }

        if (State.Setup is null || isThrownAway)
        {
            return [];
        }

        if (State.Setup.RehearsalOf is null)
        {
            return [new Refused("no-rehearsal", "Only a rehearsal can be thrown away.")];
        }

        // Nothing is taken any more; what is on its way is written first, so that nothing is written after.
        isThrownAway = true;
        await pump;
        await snapshot;
        await journal.Delete(workshop, default);
        await GrainFactory.GetGrain<IWorkshopIndexGrain>("all").Remove(workshop);
        DeactivateOnIdle();
        return [];
    }

    // An entry is there before its act is answered. Its id comes from the operation's, so that after a crash it follows, and is there once.
    private async Task Record(IEnumerable<Operation> operations)
    {
        if (State.Setup is { RehearsalOf: null } setup)
        {
            foreach (var entry in operations.Select(done => WorkshopAudit.Entry(workshop, setup, done)).OfType<AuditEntry>())
            {
                owed.Enqueue(entry);
            }
        }

        try
        {
            while (owed.TryPeek(out var entry))
            {
                await audit.Append(entry, default);
                owed.Dequeue();
            }
        }
        catch (Exception error)
        {
            LogNoEntry(error, workshop, owed.Count);
        }
    }
}
