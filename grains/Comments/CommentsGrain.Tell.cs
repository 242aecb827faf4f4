using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>What authors are told.</summary>
internal sealed partial class CommentsGrain
{
    // The key makes a letter of each comment and act, once; without mail the author reads it beside the comment all the same.
    private async Task TellAuthors(Guid command, CommentAct act, ImmutableArray<StoredStep> steps)
    {
        if (act is not (CommentAct.Hidden or CommentAct.Restored) || steps.IsEmpty)
        {
            return;
        }

        try
        {
            var comments = await journal.Find(subject, [.. steps.Select(step => step.Number)], default);
            await mailer.Queue([
                .. comments.Where(comment => comment.StaffName is null && comment.Author.Length > 0).Select(comment => Letter.To(
                    new ResidentId(comment.Author), $"comments:{subject}:{comment.Number}:{command}", CommentLetters.Subject(act), CommentLetters.Text(act, comment)))]);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, subject);
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "Comments on {Subject}: the authors could not be told what a moderator did")]
    private partial void LogNotTold(Exception failure, CommentSubject subject);
}
