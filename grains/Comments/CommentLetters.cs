namespace ParticipatoryHub.Comments;

/// <summary>What an author is told by mail when a moderator hides a comment or shows it again.</summary>
internal static class CommentLetters
{
    public static string Subject(CommentAct act) => act == CommentAct.Hidden ? "Your comment was hidden" : "Your comment is shown again";

    public static string Text(CommentAct act, StoredComment comment) => act == CommentAct.Hidden
        ? $"""
          A moderator has hidden a comment of yours. In its place everyone reads this reason:

          {comment.Reason}

          You wrote:

          {comment.Text}

          You can still read it yourself, beside the others you wrote: sign in and open "Your comments".
          If you think this is wrong, write to the council.
          """
        : $"""
          A comment of yours that had been hidden is shown again:

          {comment.Text}
          """;
}
