using System.Globalization;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of what is done with comments. What they are about travels in the query, since an id may hold a slash.</summary>
internal static class CommentLinks
{
    /// <summary>The query key of a thread's order, of where its page begins, and of the one comment asked for.</summary>
    public const string Sort = "comments", After = "comments-after", Only = "comment";

    /// <summary>The page that shows the thread.</summary>
    public static string Subject(CommentSubject subject) => subject.Kind == CommentSubjectKind.Project
        ? RoundLinks.Project(subject.Round, subject.Id)
        : $"/rounds/{subject.Round}/ideas/{Uri.EscapeDataString(subject.Id)}";

    /// <summary>The thread on its page.</summary>
    public static string Thread(CommentSubject subject) => Subject(subject) + "#comments";

    /// <summary>One comment with its conversation.</summary>
    public static string One(CommentSubject subject, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Subject(subject)}?{Only}={number}#comment-{number}");

    public static string Write(CommentSubject subject) => Act(subject, "write");

    public static string Reply(CommentSubject subject, string number) => Act(subject, "write", number);

    public static string Edit(CommentSubject subject, string number) => Act(subject, "edit", number);

    public static string Delete(CommentSubject subject, string number) => Act(subject, "delete", number);

    public static string Flag(CommentSubject subject, string number) => Act(subject, "flag", number);

    public static string Support(CommentSubject subject) => Act(subject, "support");

    public static string Moderate(CommentSubject subject, string number) =>
        $"/staff/comments/one?round={subject.Round}&kind={CommentSubject.Word(subject.Kind)}&about={Uri.EscapeDataString(subject.Id)}&number={number}";

    public const string Mine = "/comments/mine";

    public const string Queue = "/staff/comments";

    public static string QueueOf(string round) => $"{Queue}?round={round}";

    public const string QueueAct = "/staff/comments/act";

    public const string QueueUndo = "/staff/comments?handler=undo";

    public static string Settings(string round) => $"/staff/rounds/{round}/comments";

    private static string Act(CommentSubject subject, string act, string? number = null) =>
        $"/rounds/{subject.Round}/comments/{act}?kind={CommentSubject.Word(subject.Kind)}&about={Uri.EscapeDataString(subject.Id)}{(number is null ? "" : $"&number={number}")}";
}
