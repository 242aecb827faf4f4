using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Web.Comments;

/// <summary>Carries news of comments to watchers: one grain observer for each thread that anyone on this node watches, however many they are.</summary>
internal sealed partial class CommentsRelay(IGrainFactory grains, IHubContext<LiveHub> hub, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CommentsRelay> log) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(45);

    private readonly Dictionary<CommentSubject, WatchedThread> watched = [];
    private readonly Lock gate = new();

    /// <summary>How many threads are watched from this node.</summary>
    public int Threads
    {
        get
        {
            lock (gate)
            {
                return watched.Count;
            }
        }
    }

    /// <summary>One watcher more.</summary>
    public async Task Join(CommentSubject subject)
    {
        WatchedThread found;
        bool first;
        lock (gate)
        {
            first = !watched.TryGetValue(subject, out found!);
            if (first)
            {
                found = new WatchedThread(subject, hub, scopes, grains, log);
                watched.Add(subject, found);
            }

            found.Watchers++;
        }

        if (first)
        {
            await Quietly(found, found.Watch);
        }
    }

    /// <summary>Tells somebody who listens now what came while they did not.</summary>
    public async Task CatchUp(CommentSubject subject, long newest, IClientProxy caller)
    {
        var news = await grains.GetGrain<ICommentsGrain>(subject.ToString()).GetNews(Math.Max(0, newest));
        if (!news.Comments.IsEmpty)
        {
            await caller.SendAsync(LiveEvents.CommentsChanged, await LiveComments.Of(news, scopes));
        }
    }

    /// <summary>One watcher less; after the last the thread is told.</summary>
    public async Task Leave(CommentSubject subject)
    {
        WatchedThread? last = null;
        lock (gate)
        {
            if (watched.TryGetValue(subject, out var found) && --found.Watchers == 0)
            {
                watched.Remove(subject);
                last = found;
            }
        }

        if (last is not null)
        {
            await Quietly(last, last.Stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            WatchedThread[] all;
            lock (gate)
            {
                all = [.. watched.Values];
            }

            foreach (var thread in all)
            {
                await Quietly(thread, thread.Watch);
            }
        }
    }

    private async Task Quietly(WatchedThread thread, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is TimeoutException or Orleans.Runtime.OrleansException)
        {
            NotRenewed(log, thread.Subject, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The comments on {Subject} could not be subscribed to; it is tried again soon.")]
    private static partial void NotRenewed(ILogger log, CommentSubject subject, Exception failure);
}
