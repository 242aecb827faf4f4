using System.Collections.Immutable;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Comments;

/// <summary>News of a thread, as pages hear it; they put it into their own language's words.</summary>
/// <param name="Thread">The subject as text.</param>
/// <param name="Total">Comments that are shown now.</param>
internal sealed record LiveComments(string Thread, int Total, ImmutableArray<LiveComment> Comments)
{
    /// <summary>With the authors' names, in one query.</summary>
    public static async Task<LiveComments> Of(CommentsNews news, IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        var names = await scope.ServiceProvider.GetRequiredService<ResidentNames>().For(news.Comments.Select(comment => comment.Author).OfType<ResidentId>());
        return new(news.Subject.ToString(), news.Total, [.. news.Comments.Select(comment => LiveComment.Of(comment, names))]);
    }
}

/// <summary>A comment as anyone may see it.</summary>
/// <param name="By">The public name; null for somebody who has left, and for a deleted comment.</param>
/// <param name="State">shown, deleted or hidden.</param>
/// <param name="Because">Why it is hidden.</param>
internal sealed record LiveComment(
    long Number,
    long Root,
    long ReplyTo,
    string? By,
    bool IsStaff,
    bool IsOfficial,
    ImmutableArray<CommentPart> Parts,
    DateTimeOffset At,
    bool IsEdited,
    string State,
    string? Because,
    int Replies,
    int Supports)
{
    public static LiveComment Of(CommentView comment, IReadOnlyDictionary<ResidentId, string> names) => new(
        comment.Number,
        comment.Root,
        comment.ReplyTo,
        comment.StaffName ?? (comment.Author is { } author ? names.GetValueOrDefault(author) : null),
        comment.StaffName is not null,
        comment.IsOfficial,
        CommentParts.Of(comment.Text),
        comment.PostedAt,
        comment.EditedAt is not null,
        comment.State switch { CommentState.Deleted => "deleted", CommentState.Hidden => "hidden", _ => "shown" },
        comment.HiddenBecause,
        comment.Replies,
        comment.Supports);
}
