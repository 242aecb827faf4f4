using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>Who comments: a resident, or a member of staff who speaks for the council. One of the two is set.</summary>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentAuthor")]
public sealed record CommentAuthor(
    [property: Id(0)] ResidentId? Resident,
    [property: Id(1)] StaffMember? Staff = null)
{
    /// <summary>A resident.</summary>
    public static CommentAuthor Of(ResidentId resident) => new(resident);

    /// <summary>A member of staff.</summary>
    public static CommentAuthor Of(StaffMember staff) => new(null, staff);

    /// <summary>What is stored of them.</summary>
    internal string Id => Resident?.Value ?? Staff!.Id;
}

/// <summary>What a comment is at the moment.</summary>
public enum CommentState
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Anyone may read it.</summary>
    Shown = 1,

    /// <summary>Its author took it away.</summary>
    Deleted = 2,

    /// <summary>A moderator hid it and said why.</summary>
    Hidden = 3,
}

/// <summary>The order of a thread's comments; answers always stand in the order they were given.</summary>
public enum CommentSort
{
    /// <summary>Not set: newest first.</summary>
    Unspecified = 0,

    /// <summary>Newest first.</summary>
    Newest = 1,

    /// <summary>Oldest first.</summary>
    Oldest = 2,

    /// <summary>Most supported first.</summary>
    Supported = 3,

    /// <summary>Most answered first.</summary>
    Replied = 4,
}

/// <summary>Why somebody brings a comment before the moderators.</summary>
public enum FlagReason
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Insults, threats or hatred.</summary>
    Abusive = 1,

    /// <summary>Somebody's address, telephone number or other private matter.</summary>
    Private = 2,

    /// <summary>Advertising, or the same again and again.</summary>
    Spam = 3,

    /// <summary>Not about this.</summary>
    OffTopic = 4,

    /// <summary>Against the law.</summary>
    Unlawful = 5,

    /// <summary>As the note says.</summary>
    Other = 6,
}

/// <summary>What happened to a comment.</summary>
public enum CommentAct
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>It was said.</summary>
    Posted = 1,

    /// <summary>Its author put other words.</summary>
    Edited = 2,

    /// <summary>Its author took it away.</summary>
    Deleted = 3,

    /// <summary>Somebody brought it before the moderators.</summary>
    Flagged = 4,

    /// <summary>A moderator hid it.</summary>
    Hidden = 5,

    /// <summary>A moderator showed it again.</summary>
    Restored = 6,

    /// <summary>A moderator looked at it and left it as it is; open flags are settled.</summary>
    Kept = 7,

    /// <summary>It was marked as the council's official answer.</summary>
    MarkedOfficial = 8,

    /// <summary>The mark was taken off.</summary>
    UnmarkedOfficial = 9,

    /// <summary>A moderator's act was taken back.</summary>
    Undone = 10,
}

/// <summary>Say something.</summary>
/// <param name="CommandId">Made with the form.</param>
/// <param name="ReplyTo">The number of the comment answered, or 0.</param>
/// <param name="IsOfficial">The council's official answer; staff only.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.PostComment")]
public sealed record PostComment(
    [property: Id(0)] Guid CommandId,
    [property: Id(1)] CommentAuthor By,
    [property: Id(2)] string Text,
    [property: Id(3)] long ReplyTo = 0,
    [property: Id(4)] bool IsOfficial = false);

/// <summary>Put other words.</summary>
[GenerateSerializer, Immutable, Alias("hub.comments.EditComment")]
public sealed record EditComment(
    [property: Id(0)] Guid CommandId,
    [property: Id(1)] CommentAuthor By,
    [property: Id(2)] long Number,
    [property: Id(3)] string Text);

/// <summary>Take one's own comment away.</summary>
[GenerateSerializer, Immutable, Alias("hub.comments.DeleteComment")]
public sealed record DeleteComment(
    [property: Id(0)] Guid CommandId,
    [property: Id(1)] CommentAuthor By,
    [property: Id(2)] long Number);

/// <summary>Support a comment, or no longer. Saying the same twice changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("hub.comments.SupportComment")]
public sealed record SupportComment(
    [property: Id(0)] ResidentId By,
    [property: Id(1)] long Number,
    [property: Id(2)] bool Supports);

/// <summary>Bring a comment before the moderators.</summary>
/// <param name="Note">In the person's own words, at most 500 characters; needed where the reason is Other.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.FlagComment")]
public sealed record FlagComment(
    [property: Id(0)] Guid CommandId,
    [property: Id(1)] CommentAuthor By,
    [property: Id(2)] long Number,
    [property: Id(3)] FlagReason Reason,
    [property: Id(4)] string? Note = null);

/// <summary>A moderator's act on comments of one thread.</summary>
/// <param name="CommandId">The same for every thread that one act touches; it can be taken back by it.</param>
/// <param name="Act">Hidden, Restored, Kept, MarkedOfficial or UnmarkedOfficial.</param>
/// <param name="Reason">Needed to hide; everyone reads it in the comment's place.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.ModerateComments")]
public sealed record ModerateComments(
    [property: Id(0)] Guid CommandId,
    [property: Id(1)] StaffMember By,
    [property: Id(2)] ImmutableArray<long> Numbers,
    [property: Id(3)] CommentAct Act,
    [property: Id(4)] string? Reason = null);

/// <summary>A moderator's act on comments of the queue, named by their places in it.</summary>
[GenerateSerializer, Immutable, Alias("hub.comments.ActOnComments")]
public sealed record ActOnComments(
    [property: Id(0)] Guid CommandId,
    [property: Id(1)] StaffMember By,
    [property: Id(2)] ImmutableArray<long> Places,
    [property: Id(3)] CommentAct Act,
    [property: Id(4)] string? Reason = null);

/// <summary>Take back a moderator's act.</summary>
/// <param name="CommandId">The act's.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.UndoModeration")]
public sealed record UndoModeration([property: Id(0)] Guid CommandId, [property: Id(1)] StaffMember By);

/// <summary>Close a round's comments, or open them again.</summary>
/// <param name="Reason">Needed to close; everyone reads it.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.ChangeCommentSettings")]
public sealed record ChangeCommentSettings(
    [property: Id(0)] bool IsClosed,
    [property: Id(1)] string? Reason,
    [property: Id(2)] StaffMember By);

/// <summary>What became of a command.</summary>
/// <param name="Refusal">Null when it was done.</param>
/// <param name="Number">The comment it was about; 0 where there is none.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.CommentOutcome")]
public sealed record CommentOutcome([property: Id(0)] Refused? Refusal, [property: Id(1)] long Number = 0)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusal is null;
}

/// <summary>What became of a moderator's act.</summary>
/// <param name="Changed">How many comments it changed.</param>
[GenerateSerializer, Immutable, Alias("hub.comments.ModerationOutcome")]
public sealed record ModerationOutcome([property: Id(0)] Refused? Refusal, [property: Id(1)] int Changed = 0)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusal is null;
}
