using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops.Rehearsals;

/// <summary>
/// The rehearsal of one workshop: a workshop like it, with phones that write, place dots and raise hands by themselves through the same
/// commands as everybody's. Key: the <see cref="WorkshopKey"/> of the workshop that is rehearsed. Only who leads workshops is answered.
/// </summary>
[Alias("hub.workshops.IWorkshopRehearsalGrain")]
public interface IWorkshopRehearsalGrain : IGrainWithStringKey
{
    /// <summary>Makes the rehearsal, opens it and lets the phones join. There is one at a time.</summary>
    [Alias("Start")]
    Task<WorkshopRehearsalOutcome> Start(StartWorkshopRehearsal command);

    /// <summary>Silences the phones; the rehearsal stays.</summary>
    [Alias("Stop")]
    Task<WorkshopRehearsalOutcome> Stop(StaffMember by);

    /// <summary>Silences the phones and deletes the rehearsal with everything in it.</summary>
    [Alias("ThrowAway")]
    Task<WorkshopRehearsalOutcome> ThrowAway(StaffMember by);

    /// <summary>The rehearsal as it stands; null when there is none.</summary>
    [Alias("GetView")]
    Task<WorkshopRehearsalView?> GetView(StaffMember by);
}
