namespace ParticipatoryHub.Deliveries;

/// <summary>Phases and moves inside sentences.</summary>
internal static class DeliveryWords
{
    public static string Of(DeliveryPhase phase) => phase switch
    {
        DeliveryPhase.NotStarted => "not started",
        DeliveryPhase.InProgress => "in progress",
        DeliveryPhase.Delayed => "delayed",
        DeliveryPhase.Delivered => "delivered",
        DeliveryPhase.Stopped => "stopped",
        _ => "not funded",
    };

    public static string Done(DeliveryMove move) => move switch
    {
        DeliveryMove.Start => "started",
        DeliveryMove.Delay => "delayed",
        DeliveryMove.Resume => "resumed",
        DeliveryMove.Deliver => "delivered",
        DeliveryMove.Stop => "stopped",
        DeliveryMove.Reopen => "reopened",
        _ => "moved",
    };
}
