namespace Orleans.Runtime;

/// <summary>Settings of the embedded engine. The defaults are Orleans' own.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>An activation that nobody called for this long is deactivated.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations and late answers are looked for.</summary>
    public TimeSpan SweepPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A caller waits at most this long.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may take over its deactivation before its token is cancelled.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A reminder's shortest period.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether an assembly of this name is part of the program, and may hold grains.</summary>
    public Func<string, bool> IsOwn { get; set; } = static _ => false;
}
