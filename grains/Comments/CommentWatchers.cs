using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Comments;

/// <summary>
/// Who hears of a thread: at most four times a second each, until a lease of two minutes lapses. Telling is never awaited by a
/// command, and whoever cannot be told is dropped: a page that missed news shows it when it is read again.
/// </summary>
internal sealed partial class CommentWatchers(Grain thread, CommentSubject subject, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<ICommentsWatcher, DateTimeOffset> leases = [];
    private readonly SortedDictionary<long, CommentView> changed = [];
    private IGrainTimer? timer;
    private int total;

    /// <summary>Tells from now on.</summary>
    public void Add(ICommentsWatcher watcher)
    {
        leases[watcher] = clock.GetUtcNow() + Lease;
        timer ??= thread.RegisterGrainTimer(Tick, new GrainTimerCreationOptions { DueTime = Beat, Period = Beat, Interleave = true });
    }

    /// <summary>Tells no more.</summary>
    public void Remove(ICommentsWatcher watcher) => leases.Remove(watcher);

    /// <summary>There is something to tell with the next beat.</summary>
    public void Changed(int shown, IEnumerable<CommentView> comments)
    {
        if (leases.Count == 0)
        {
            return;
        }

        total = shown;
        foreach (var comment in comments)
        {
            changed[comment.Number] = comment;
        }
    }

    private Task Tick(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
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
            changed.Clear();
        }
        else if (changed.Count > 0)
        {
            var news = new CommentsNews(subject, total, [.. changed.Values]);
            changed.Clear();
            foreach (var watcher in leases.Keys.ToArray())
            {
                _ = Tell(watcher, news);
            }
        }

        return Task.CompletedTask;
    }

    private async Task Tell(ICommentsWatcher watcher, CommentsNews news)
    {
        try
        {
            await watcher.CommentsChanged(news);
        }
        catch (Exception error)
        {
            leases.Remove(watcher);
            LogDropped(log, error, subject);
        }
    }

    [LoggerMessage(11, LogLevel.Warning, "Comments on {Subject}: someone who watched could not be told and was dropped")]
    private static partial void LogDropped(ILogger log, Exception error, CommentSubject subject);
}
