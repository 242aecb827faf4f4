using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Deliveries;

/// <summary>
/// What becomes of one funded project after its round is published. Key: <see cref="DeliveryKey"/>. It comes to be with the published
/// result: nobody makes it, and no project that was not funded has one.
/// </summary>
[Alias("hub.deliveries.IDeliveryGrain")]
public interface IDeliveryGrain : IGrainWithStringKey
{
    /// <summary>Makes a step of the lifecycle and tells residents of it. Officers and administrators.</summary>
    [Alias("Move")]
    Task<DeliveryOutcome> Move(MoveDelivery command);

    /// <summary>Tells residents news. Officers and administrators.</summary>
    [Alias("Tell")]
    Task<DeliveryOutcome> Tell(TellNews command);

    /// <summary>Changes owner, expected day and ledger code. Officers and administrators; finance the ledger code alone.</summary>
    [Alias("Change")]
    Task<DeliveryOutcome> Change(ChangeDetails command);

    /// <summary>Adds a photo with who agreed that it is shown. Officers and administrators.</summary>
    [Alias("AddPhoto")]
    Task<DeliveryOutcome> AddPhoto(AddPhoto command);

    /// <summary>Says who agreed that a photo is shown, or that they no longer do. Officers and administrators.</summary>
    [Alias("RecordConsent")]
    Task<DeliveryOutcome> RecordConsent(RecordPhotoConsent command);

    /// <summary>Takes a photo away. Officers and administrators.</summary>
    [Alias("RemovePhoto")]
    Task<DeliveryOutcome> RemovePhoto(RemovePhoto command);

    /// <summary>Enters a payment or a correction of one. Finance, officers and administrators.</summary>
    [Alias("Pay")]
    Task<DeliveryOutcome> Pay(RecordPayment command);

    /// <summary>Puts what a delivered or stopped project did not need into a pot. Finance, officers and administrators.</summary>
    [Alias("Return")]
    Task<DeliveryOutcome> Return(ReturnUnderspend command);

    /// <summary>The project as anyone may see it; null when it is not funded by a published result.</summary>
    [Alias("GetView"), AlwaysInterleave]
    Task<DeliveryView?> GetView();

    /// <summary>The project as <paramref name="by"/> may see and move it; null when it is not funded by a published result.</summary>
    [Alias("GetStaffView"), AlwaysInterleave]
    Task<DeliveryStaffView?> GetStaffView(StaffMember by);
}

/// <summary>The funded projects of a round, a line each. Key: the round's slug.</summary>
[Alias("hub.deliveries.IDeliveriesGrain")]
public interface IDeliveriesGrain : IGrainWithStringKey
{
    /// <summary>Records a project's line. Deliveries call it themselves.</summary>
    [Alias("Put")]
    Task Put(DeliveryLine line);

    /// <summary>Every funded project in the order of the result; empty before the round is published.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<DeliveryLine>> List();
}
