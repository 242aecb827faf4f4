using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks, and how.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Options with a first tick and a period.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>The first tick comes after this.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>The next tick comes this long after the last has ended; <see cref="Timeout.InfiniteTimeSpan"/> for one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may start while a request is awaiting.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use, which keeps an idle activation alive.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>A running timer; disposing it stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the next tick and the period anew.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
