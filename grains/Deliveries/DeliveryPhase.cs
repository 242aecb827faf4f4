namespace ParticipatoryHub.Deliveries;

/// <summary>Where a funded project is on its way from the result to something that people can use.</summary>
public enum DeliveryPhase
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Funded, not begun.</summary>
    NotStarted = 10,

    /// <summary>Being carried out.</summary>
    InProgress = 20,

    /// <summary>Held up, with a reason.</summary>
    Delayed = 30,

    /// <summary>Done.</summary>
    Delivered = 40,

    /// <summary>Given up, with a reason.</summary>
    Stopped = 50,
}

/// <summary>What can be asked of a delivery's lifecycle.</summary>
public enum DeliveryMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Work begins.</summary>
    Start = 1,

    /// <summary>It is held up.</summary>
    Delay = 2,

    /// <summary>It goes on.</summary>
    Resume = 3,

    /// <summary>It is done.</summary>
    Deliver = 4,

    /// <summary>It is given up.</summary>
    Stop = 5,

    /// <summary>What was done or given up is taken up again.</summary>
    Reopen = 6,
}
