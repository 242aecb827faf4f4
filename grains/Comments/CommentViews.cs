using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>A comment as its viewer may see it.</summary>
/// <param name="Number">Counted from 1 in its thread.</param>
/// <param name="Root">The comment at the top of its conversation, or 0 when it is that itself.</param>
/// <param name="ReplyTo">The comment it answers, or 0.</param>
/// <param name="Author">The resident, or null for staff.</param>
/// <param name="StaffName">The name that the member of staff had, or null for residents.</param>
/// <param name="Text">Plain text; empty when deleted, and when hidden from this viewer.</param>
/// <param name="HiddenBecause">The moderator's reason, when hidden.</param>
/// <param name="Replies">To the whole conversation for its first comment, else to this comment.</param>
/// <param name="Supports">How many residents support it.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentView")]
public sealed record CommentView(
    [property: Id(0)] long Number,
    [property: Id(1)] long Root,
    [property: Id(2)] long ReplyTo,
    [property: Id(3)] ResidentId? Author,
    [property: Id(4)] string? StaffName,
    [property: Id(5)] bool IsOfficial,
    [property: Id(6)] string Text,
    [property: Id(7)] DateTimeOffset PostedAt,
    [property: Id(8)] DateTimeOffset? EditedAt,
    [property: Id(9)] CommentState State,
    [property: Id(10)] string? HiddenBecause,
    [property: Id(11)] int Replies,
    [property: Id(12)] int Supports)
{
    /// <summary>Whether the viewer wrote it.</summary>
    [Id(13)]
    public bool IsMine { get; init; }

    /// <summary>Until when the viewer may put other words; null when they may not.</summary>
    [Id(14)]
    public DateTimeOffset? EditableUntil { get; init; }

    /// <summary>Whether the viewer supports it.</summary>
    [Id(15)]
    public bool IsSupported { get; init; }

    /// <summary>Whether the viewer has brought it before the moderators.</summary>
    [Id(16)]
    public bool IsFlagged { get; init; }
}

/// <summary>A conversation: a comment and the first of the answers to it.</summary>
/// <param name="HasMore">Whether there are more answers than are here.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.Conversation")]
public sealed record Conversation(
    [property: Id(0)] CommentView First,
    [property: Id(1)] ImmutableArray<CommentView> Replies,
    [property: Id(2)] bool HasMore);

/// <summary>Asks for a page of comments.</summary>
/// <param name="Sort">The order of conversations.</param>
/// <param name="After">As the page before said, or null for the first page.</param>
/// <param name="Only">The number of a comment whose conversation alone is asked for, or 0 for all.</param>
/// <param name="Viewer">Who asks, or null for somebody unknown.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentsQuery")]
public sealed record CommentsQuery(
    [property: Id(0)] CommentSort Sort,
    [property: Id(1)] string? After,
    [property: Id(2)] long Only,
    [property: Id(3)] CommentAuthor? Viewer);

/// <summary>A page of comments.</summary>
/// <param name="Total">Comments that are shown, on all pages.</param>
/// <param name="Conversations">In the order asked for.</param>
/// <param name="Next">What to ask the next page with, or null after the last.</param>
/// <param name="Closed">Why nothing can be said now, or null when it can.</param>
/// <param name="Official">The number of the newest official answer, or 0.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentsPage")]
public sealed record CommentsPage(
    [property: Id(0)] int Total,
    [property: Id(1)] ImmutableArray<Conversation> Conversations,
    [property: Id(2)] string? Next,
    [property: Id(3)] Refused? Closed,
    [property: Id(4)] long Official)
{
    /// <summary>The council's own reason, where it closed comments.</summary>
    [Id(5)]
    public string? ClosedBecause { get; init; }
}

/// <summary>New and changed comments.</summary>
/// <param name="Total">Comments that are shown now.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentsNews")]
public sealed record CommentsNews(
    [property: Id(0)] CommentSubject Subject,
    [property: Id(1)] int Total,
    [property: Id(2)] ImmutableArray<CommentView> Comments);

/// <summary>A line of a comment's history, for moderators.</summary>
/// <param name="By">The resident's id or the staff's name.</param>
/// <param name="Resident">Set where a resident did it.</param>
/// <param name="Before">The words before, where they changed.</param>
/// <param name="After">The words after, where they changed.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentHistoryLine")]
public sealed record CommentHistoryLine(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] CommentAct Act,
    [property: Id(2)] string By,
    [property: Id(3)] ResidentId? Resident,
    [property: Id(4)] string? Reason,
    [property: Id(5)] string? Before,
    [property: Id(6)] string? After);

/// <summary>Whether a round takes comments, apart from its phase.</summary>
/// <param name="Reason">Why they are closed, for everyone to read.</param>
/// <param name="By">Who changed it last.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentSettings")]
public sealed record CommentSettings(
    [property: Id(0)] bool IsClosed = false,
    [property: Id(1)] string? Reason = null,
    [property: Id(2)] string? By = null,
    [property: Id(3)] DateTimeOffset? At = null);

/// <summary>Comments that wait for a moderator.</summary>
/// <param name="Flagged">Brought before the moderators and not settled.</param>
/// <param name="New">Not looked at since they were said or edited, flagged ones among them.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.WaitingComments")]
public sealed record WaitingComments([property: Id(0)] int Flagged, [property: Id(1)] int New);

/// <summary>Which comments of the queue are asked for.</summary>
public enum QueueFilter
{
    /// <summary>Not set: all that wait.</summary>
    Unspecified = 0,

    /// <summary>Flagged and not settled.</summary>
    Flagged = 1,

    /// <summary>Not looked at yet.</summary>
    New = 2,

    /// <summary>Hidden by a moderator.</summary>
    Hidden = 3,

    /// <summary>Every comment.</summary>
    All = 4,
}

/// <summary>Asks for a page of the queue.</summary>
/// <param name="Round">Null for every round.</param>
/// <param name="Kind">Unspecified for both.</param>
/// <param name="Words">Found in the text, or null.</param>
/// <param name="Before">The place that the page before ended with, or 0 for the newest.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.QueueQuery")]
public sealed record QueueQuery(
    [property: Id(0)] QueueFilter Filter,
    [property: Id(1)] string? Round,
    [property: Id(2)] CommentSubjectKind Kind,
    [property: Id(3)] string? Words,
    [property: Id(4)] long Before);

/// <summary>A comment in the queue.</summary>
/// <param name="Place">Its place among all comments, newest highest.</param>
/// <param name="Flags">Open ones, newest first.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.QueuedComment")]
public sealed record QueuedComment(
    [property: Id(0)] long Place,
    [property: Id(1)] CommentSubject Subject,
    [property: Id(2)] CommentView Comment,
    [property: Id(3)] bool IsNew,
    [property: Id(4)] ImmutableArray<CommentFlag> Flags);

/// <summary>Somebody's reason for bringing a comment before the moderators.</summary>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentFlag")]
public sealed record CommentFlag(
    [property: Id(0)] FlagReason Reason,
    [property: Id(1)] string? Note,
    [property: Id(2)] DateTimeOffset At);

/// <summary>A page of the queue, newest first.</summary>
/// <param name="Matching">How many match the query in all.</param>
/// <param name="Next">The place to ask the next page before, or 0 after the last.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.ModerationPage")]
public sealed record ModerationPage(
    [property: Id(0)] ImmutableArray<QueuedComment> Comments,
    [property: Id(1)] int Matching,
    [property: Id(2)] long Next);
