using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// Who hears a box's turnout: at most four times a second each, until a lease of two minutes lapses. Telling is never awaited by a
/// cast, and whoever cannot be told is dropped.
/// </summary>
internal sealed partial class TurnoutWatchers(Grain box, string round, Func<TurnoutView> turnout, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<ITurnoutWatcher, DateTimeOffset> leases = [];
    private IGrainTimer? timer;
    private bool isNews;

    /// <summary>Tells now, and from now on.</summary>
    public void Add(ITurnoutWatcher watcher)
    {
        var isNew = !leases.ContainsKey(watcher);
        leases[watcher] = time.GetUtcNow() + Lease;
        timer ??= box.RegisterGrainTimer(Tick, new GrainTimerCreationOptions { DueTime = Beat, Period = Beat, Interleave = true });
        if (isNew)
        {
            _ = Tell(watcher, turnout());
        }
    }

    /// <summary>Tells no more.</summary>
    public void Remove(ITurnoutWatcher watcher) => leases.Remove(watcher);

    /// <summary>There is something to tell with the next beat.</summary>
    public void Changed() => isNews = true;

    private Task Tick(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var (watcher, until) in leases)
        {
            if (until < now)
            {
                leases.Remove(watcher);
            }
        }

        if (leases.Count == 0)
        {
            timer?.Dispose();
            timer = null;
        }
        else if (isNews)
        {
            isNews = false;
            var view = turnout();
            foreach (var watcher in leases.Keys.ToArray())
            {
                _ = Tell(watcher, view);
            }
        }

        return Task.CompletedTask;
    }

    private async Task Tell(ITurnoutWatcher watcher, TurnoutView view)
    {
        try
        {
            await watcher.TurnoutChanged(round, view);
        }
        catch (Exception error)
        {
            leases.Remove(watcher);
            LogDropped(log, error, round);
        }
    }

    [LoggerMessage(11, LogLevel.Warning, "Round {Round}: someone who watched the turnout could not be told and was dropped")]
    private static partial void LogDropped(ILogger log, Exception error, string round);
}
