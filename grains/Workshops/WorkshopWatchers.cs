using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// Who hears of a workshop, each until a lease of 90 seconds lapses. Telling is never awaited by a command, and whoever cannot be told is
/// dropped: what a node missed it asks for.
/// </summary>
internal sealed partial class WorkshopWatchers(string workshop, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private readonly Dictionary<IWorkshopWatcher, DateTimeOffset> leases = [];

    /// <summary>Tells from now on.</summary>
    public void Add(IWorkshopWatcher watcher) => leases[watcher] = clock.GetUtcNow() + Lease;

    /// <summary>Tells no more.</summary>
    public void Remove(IWorkshopWatcher watcher) => leases.Remove(watcher);

    /// <summary>Tells everyone what was committed.</summary>
    public void Tell(WorkshopNews news) => Tell(watcher => watcher.WorkshopChanged(news));

    /// <summary>Tells everyone who is changing a note.</summary>
    public void Tell(EditedNotes edited) => Tell(watcher => watcher.EditingChanged(edited));

    /// <summary>Tells one of them who is changing a note.</summary>
    public void Tell(IWorkshopWatcher watcher, EditedNotes edited) => _ = Tell(watcher, known => known.EditingChanged(edited));

    private void Tell(Func<IWorkshopWatcher, Task> tell)
    {
        var now = clock.GetUtcNow();
        foreach (var (watcher, until) in leases)
        {
            if (until < now)
            {
                leases.Remove(watcher);
            }
            else
            {
                _ = Tell(watcher, tell);
            }
        }
    }

    private async Task Tell(IWorkshopWatcher watcher, Func<IWorkshopWatcher, Task> tell)
    {
        try
        {
            await tell(watcher);
        }
        catch (Exception error)
        {
            leases.Remove(watcher);
            LogDropped(log, error, workshop);
        }
    }

    [LoggerMessage(11, LogLevel.Warning, "Workshop {Workshop}: a node that watched could not be told and was dropped")]
    private static partial void LogDropped(ILogger log, Exception error, string workshop);
}
