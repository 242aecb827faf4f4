using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>Staff's acts on comments as entries of the audit log. The words of a comment and its author are not in it: they are in the comment's own history.</summary>
internal static class CommentAudit
{
    /// <summary>The same act on the same thread makes the same entry, so that a retry adds none.</summary>
    public static AuditEntry Entry(CommentSubject subject, Guid command, StaffMember by, CommentAct act, string? reason, IReadOnlyCollection<long> numbers, DateTimeOffset at) => new(
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{command} {subject} {act}")).AsSpan(0, 16)),
        subject.Round,
        at,
        by.Id,
        by.Name,
        Act(act),
        $"{(numbers.Count == 1 ? "Comment" : "Comments")} {string.Join(", ", numbers.Order())} on {CommentSubject.Word(subject.Kind)} {subject.Id} {Done(act)}.{(reason is null ? "" : $" Reason: {reason}")}",
        []);

    /// <summary>Opening and closing a round's comments.</summary>
    public static AuditEntry Settings(string round, CommentSettings before, CommentSettings after, StaffMember by, DateTimeOffset at) => AuditEntry.Of(
        round, by, at, after.IsClosed ? "comments-closed" : "comments-opened",
        after.IsClosed ? $"Comments closed. Reason: {after.Reason}" : "Comments opened, as the phase allows.",
        new AuditChange("comments", Word(before), Word(after)));

    private static string Act(CommentAct act) => act switch
    {
        CommentAct.Hidden => "comments-hidden",
        CommentAct.Restored => "comments-restored",
        CommentAct.Kept => "comments-kept",
        CommentAct.MarkedOfficial or CommentAct.UnmarkedOfficial => "official-answer-marked",
        _ => "comments-act-undone",
    };

    private static string Done(CommentAct act) => act switch
    {
        CommentAct.Hidden => "hidden",
        CommentAct.Restored => "shown again",
        CommentAct.Kept => "looked at and left",
        CommentAct.MarkedOfficial => "marked as the official answer",
        CommentAct.UnmarkedOfficial => "no longer marked as the official answer",
        _ => "put back as before",
    };

    private static string Word(CommentSettings settings) => settings.IsClosed ? "closed" : "open";
}
