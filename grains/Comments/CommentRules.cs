using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Comments;

/// <summary>Who may say and do what with comments. Null where they may.</summary>
internal static class CommentRules
{
    /// <summary>How long an author may put other words.</summary>
    public static readonly TimeSpan EditTime = TimeSpan.FromMinutes(10);

    /// <summary>What a resident may do in a span: a person writes less, a program more.</summary>
    public static readonly ImmutableArray<(CommentAct Act, int Most, TimeSpan Span)> Limits =
    [
        (CommentAct.Posted, 5, TimeSpan.FromMinutes(1)),
        (CommentAct.Posted, 60, TimeSpan.FromDays(1)),
        (CommentAct.Flagged, 20, TimeSpan.FromHours(1)),
    ];

    private const int MostNote = 500;
    private const int MostReason = 500;
    private const int MostAtOnce = 200;

    public static bool MayModerate(StaffMember by) => CommentRoles.MayModerate(by);

    /// <summary>Comments go with ideas, their review and the vote; before and after they are only read.</summary>
    public static Refused? WhyClosed(RoundPhase phase, CommentSettings settings) => phase switch
    {
        RoundPhase.Unspecified or RoundPhase.Draft => new("comments-not-yet", "Comments open with the round."),
        RoundPhase.Cancelled => new("comments-over", "Comments are closed, because this round was cancelled. You can still read them."),
        >= RoundPhase.Closed => new("comments-over", "Comments closed when voting closed. You can still read them."),
        _ when settings.IsClosed => new("comments-closed", "The council has closed comments in this round. You can still read them."),
        _ => null,
    };

    public static Refused? WhyNotPost(PostComment command, string text, StoredComment? answered) =>
        command.CommandId == Guid.Empty ? new("command-id-missing", "The comment has no id of its own.", "text")
        : WhyNotText(text) is { } wrong ? wrong
        : command.By.Staff is { } staff && !MayModerate(staff) ? StaffOnly
        : command.IsOfficial && command.By.Staff?.May(StaffAct.AnswerOfficially) != true ? new("official-staff-only", "Only the council gives official answers.")
        : command.ReplyTo != 0 && answered is null ? Unknown
        : answered is { State: not CommentState.Shown } ? new("comment-gone", "The comment you are answering is no longer shown.")
        : null;

    public static Refused? WhyNotEdit(EditComment command, string text, StoredComment? comment, DateTimeOffset now) =>
        WhyNotMine(command.By, comment)
        ?? (comment!.State != CommentState.Shown ? new("comment-gone", "This comment is no longer shown, so it cannot be changed.")
        : now >= comment.PostedAt + EditTime ? new("edit-time-over", "A comment can be changed for 10 minutes. You can delete it, or answer it.", "text")
        : WhyNotText(text));

    public static Refused? WhyNotMine(CommentAuthor by, StoredComment? comment) =>
        comment is null || comment.State == CommentState.Deleted ? Unknown
        : IsMine(comment, by) ? null
        : new("not-yours", "Only who wrote a comment may change or delete it.");

    public static Refused? WhyNotSupport(StoredComment? comment, ResidentId by) =>
        comment is null || comment.State != CommentState.Shown ? Unknown
        : IsMine(comment, CommentAuthor.Of(by)) ? new("own-comment", "You cannot support your own comment.")
        : null;

    public static Refused? WhyNotFlag(FlagComment command, StoredComment? comment) =>
        comment is null || comment.State != CommentState.Shown ? Unknown
        : command.Reason is < FlagReason.Abusive or > FlagReason.Other ? new("reason-missing", "Choose what is wrong with the comment.", "reason")
        : command.Reason == FlagReason.Other && string.IsNullOrWhiteSpace(command.Note) ? new("note-missing", "Say what is wrong with the comment.", "note")
        : command.Note is { Length: > MostNote } ? new("note-too-long", "What you say must be 500 characters or fewer.", "note")
        : IsMine(comment, command.By) ? new("own-comment", "You cannot report your own comment. You can delete it.")
        : null;

    public static Refused? WhyNotModerate(StaffMember by, int comments, CommentAct act, string? reason) =>
        !MayModerate(by) ? StaffOnly
        : act is not (CommentAct.Hidden or CommentAct.Restored or CommentAct.Kept or CommentAct.MarkedOfficial or CommentAct.UnmarkedOfficial)
            ? new("act-unknown", "Choose what is to be done.", "act")
        : act is CommentAct.MarkedOfficial or CommentAct.UnmarkedOfficial && !by.May(StaffAct.AnswerOfficially) ? new("officers-only", "Only officers and administrators say what the council’s answer is.")
        : comments is 0 or > MostAtOnce ? new("nothing-chosen", $"Choose between 1 and {MostAtOnce} comments.", "places")
        : act == CommentAct.Hidden && string.IsNullOrWhiteSpace(reason) ? new("reason-missing", "Give a reason. Everyone reads it in place of the comment.", "reason")
        : reason is { Length: > MostReason } ? new("reason-too-long", "The reason must be 500 characters or fewer.", "reason")
        : null;

    public static Refused? WhyNotSettings(ChangeCommentSettings command) =>
        !command.By.May(StaffAct.ArrangeComments) ? new("officers-only", "Only officers and administrators open and close comments.")
        : command.IsClosed && string.IsNullOrWhiteSpace(command.Reason) ? new("reason-missing", "Say why comments are closed. Everyone can read it.", "reason")
        : command.Reason is { Length: > MostReason } ? new("reason-too-long", "The reason must be 500 characters or fewer.", "reason")
        : null;

    /// <summary>Whether one more would be too many.</summary>
    /// <param name="times">When the person did it before, newest first.</param>
    public static Refused? WhyTooMany(CommentAct act, ImmutableArray<DateTimeOffset> times, DateTimeOffset now)
    {
        foreach (var (_, most, span) in Limits.Where(limit => limit.Act == act))
        {
            if (times.Length >= most && times[most - 1] > now - span)
            {
                return act == CommentAct.Flagged
                    ? new("too-many", "You have reported many comments in a short time. Wait an hour, then go on.")
                    : span > TimeSpan.FromHours(1)
                        ? new("too-many", "You have written as many comments today as one person can. Go on tomorrow.", "text")
                        : new("too-many", "You are writing very fast. Wait a minute, then post it again.", "text");
            }
        }

        return null;
    }

    public static bool IsMine(StoredComment comment, CommentAuthor by) =>
        comment.Author.Length > 0 && comment.Author == by.Id && comment.StaffName is null == by.Resident is not null;

    /// <summary>Until when its author may put other words; null when that is over.</summary>
    public static DateTimeOffset? EditableUntil(StoredComment comment, DateTimeOffset now) =>
        comment.State == CommentState.Shown && now < comment.PostedAt + EditTime ? comment.PostedAt + EditTime : null;

    public static Refused Unknown { get; } = new("comment-unknown", "This comment is not there, or is no longer shown.");

    public static Refused StaffOnly { get; } = new("moderators-only", "Only moderators, officers and administrators may do this.");

    private static Refused? WhyNotText(string text) =>
        text.Length == 0 ? new("text-missing", "Write your comment.", "text")
        : text.Length > CommentText.Most ? new("text-too-long", "Your comment must be 2,000 characters or fewer.", "text")
        : null;
}
