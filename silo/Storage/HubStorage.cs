namespace ParticipatoryHub.Silo.Storage;

/// <summary>The one place for grain state.</summary>
public static class HubStorage
{
    /// <summary>The provider's name; it is also the default, so grains need not say it.</summary>
    public const string Name = "hub";
}
