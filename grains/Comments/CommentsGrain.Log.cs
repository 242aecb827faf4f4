using Microsoft.Extensions.Logging;

namespace ParticipatoryHub.Comments;

internal sealed partial class CommentsGrain
{
    [LoggerMessage(1, LogLevel.Debug, "Comments on {Subject}: {Act}, {Comments} changed")]
    private partial void LogWritten(CommentSubject subject, CommentAct act, int comments);
}
