using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>
/// The comments on one idea or project: who may say what and when, in the order it was said. Key: <see cref="CommentSubject"/> as text.
/// Every command carries an id, so that sending it again has one effect. Reads do not wait for writes.
/// </summary>
[Alias("hub.comments.ICommentsGrain")]
public interface ICommentsGrain : IGrainWithStringKey
{
    /// <summary>Says something, or answers it.</summary>
    [Alias("Post")]
    Task<CommentOutcome> Post(PostComment command);

    /// <summary>Puts other words, within ten minutes by this grain's clock; the earlier ones stay in the history.</summary>
    [Alias("Edit")]
    Task<CommentOutcome> Edit(EditComment command);

    /// <summary>Takes one's own comment away, at any time; where it was answered, a placeholder stays.</summary>
    [Alias("Delete")]
    Task<CommentOutcome> Delete(DeleteComment command);

    /// <summary>Supports a comment, or no longer.</summary>
    [Alias("Support")]
    Task<CommentOutcome> Support(SupportComment command);

    /// <summary>Brings a comment before the moderators, once per person.</summary>
    [Alias("Flag")]
    Task<CommentOutcome> Flag(FlagComment command);

    /// <summary>Hides, restores, keeps or marks comments; those for which it makes no sense are left as they are.</summary>
    [Alias("Moderate")]
    Task<ModerationOutcome> Moderate(ModerateComments command);

    /// <summary>Takes back what <see cref="Moderate"/> did under an id, where nothing happened since.</summary>
    [Alias("Undo")]
    Task<ModerationOutcome> Undo(UndoModeration command);

    /// <summary>A page of the comments as the viewer may see them.</summary>
    [Alias("GetPage"), AlwaysInterleave]
    Task<CommentsPage> GetPage(CommentsQuery query);

    /// <summary>One comment as the viewer may see it; null when there is none.</summary>
    [Alias("GetComment"), AlwaysInterleave]
    Task<CommentView?> GetComment(long number, CommentAuthor? viewer);

    /// <summary>The newest comments after a number as anyone may see them, at most a hundred: what a page that has just begun to listen may have missed.</summary>
    [Alias("GetNews"), AlwaysInterleave]
    Task<CommentsNews> GetNews(long after);

    /// <summary>Everything that happened to a comment, oldest first; empty for whoever may not moderate.</summary>
    [Alias("GetHistory"), AlwaysInterleave]
    Task<ImmutableArray<CommentHistoryLine>> GetHistory(long number, StaffMember by);

    /// <summary>Tells <paramref name="watcher"/> of new and changed comments, at most four times a second, for two minutes; call again to renew.</summary>
    [Alias("Watch"), AlwaysInterleave]
    Task Watch(ICommentsWatcher watcher);

    /// <summary>Tells <paramref name="watcher"/> no more.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unwatch(ICommentsWatcher watcher);
}

/// <summary>Hears of comments.</summary>
[Alias("hub.comments.ICommentsWatcher")]
public interface ICommentsWatcher : IGrainObserver
{
    /// <summary>New and changed comments as anyone may see them, each as it is now.</summary>
    [OneWay, Alias("CommentsChanged")]
    Task CommentsChanged(CommentsNews news);
}

/// <summary>Whether a round takes comments, apart from its phase. Key: the round's slug.</summary>
[Alias("hub.comments.ICommentSettingsGrain")]
public interface ICommentSettingsGrain : IGrainWithStringKey
{
    /// <summary>Closes the round's comments, or opens them again.</summary>
    [Alias("Change")]
    Task<CommentOutcome> Change(ChangeCommentSettings command);

    /// <summary>The setting now.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<CommentSettings> Get();
}

/// <summary>What waits for the moderators, over all threads. Key: <c>all</c>. It keeps nothing itself.</summary>
[Alias("hub.comments.IModerationGrain")]
public interface IModerationGrain : IGrainWithStringKey
{
    /// <summary>A page of the queue; empty for whoever may not moderate.</summary>
    [Alias("GetQueue"), AlwaysInterleave]
    Task<ModerationPage> GetQueue(QueueQuery query, StaffMember by);

    /// <summary>How many comments wait in a round, or in all where it is null.</summary>
    [Alias("CountWaiting"), AlwaysInterleave]
    Task<WaitingComments> CountWaiting(string? round);

    /// <summary>The same act on comments of any threads, one call for each thread.</summary>
    [Alias("Act"), AlwaysInterleave]
    Task<ModerationOutcome> Act(ActOnComments command);

    /// <summary>Takes back what <see cref="Act"/> did under an id.</summary>
    [Alias("Undo"), AlwaysInterleave]
    Task<ModerationOutcome> Undo(UndoModeration command);
}
