using Microsoft.AspNetCore.SignalR;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Web.Comments;

/// <summary>The one observer of a thread on this node; names are looked up once for everybody who watches here.</summary>
internal sealed partial class WatchedThread(CommentSubject subject, IHubContext<LiveHub> hub, IServiceScopeFactory scopes, IGrainFactory grains, ILogger log) : ICommentsWatcher
{
    private ICommentsWatcher? reference;

    /// <summary>What is watched.</summary>
    public CommentSubject Subject => subject;

    /// <summary>How many connections follow it here; guarded by the relay.</summary>
    public int Watchers { get; set; }

    private ICommentsGrain Grain => grains.GetGrain<ICommentsGrain>(subject.ToString());

    /// <summary>Subscribes, or renews the subscription.</summary>
    public Task Watch() => Grain.Watch(reference ??= grains.CreateObjectReference<ICommentsWatcher>(this));

    /// <summary>Ends the subscription.</summary>
    public async Task Stop()
    {
        if (reference is { } subscribed)
        {
            await Grain.Unwatch(subscribed);
            grains.DeleteObjectReference<ICommentsWatcher>(subscribed);
        }
    }

    /// <inheritdoc />
    public Task CommentsChanged(CommentsNews news)
    {
        _ = Send(news);
        return Task.CompletedTask;
    }

    private async Task Send(CommentsNews news)
    {
        try
        {
            await hub.Clients.Group(LiveEvents.CommentsGroup(subject)).SendAsync(LiveEvents.CommentsChanged, await LiveComments.Of(news, scopes));
        }
        catch (Exception failure)
        {
            // What is lost is only news: the page has it when it is read again.
            NotSent(log, failure, subject);
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "News of the comments on {Subject} could not be sent.")]
    private static partial void NotSent(ILogger log, Exception failure, CommentSubject subject);
}
