using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Audit;

/// <summary>Records acts that no grain does: voter codes taken out, printed, destroyed; ballots and results taken out.</summary>
internal sealed class AuditTrail(IAuditJournal journal, TimeProvider clock)
{
    public Task Record(StaffMember by, string round, string act, string what) =>
        journal.Append(AuditEntry.Of(round, by, clock.GetUtcNow(), act, what), CancellationToken.None);
}
