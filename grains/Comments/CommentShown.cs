using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>What a viewer may see of stored comments.</summary>
internal static class CommentShown
{
    private static readonly PersonMarks NoMarks = new([], []);

    /// <summary>As anyone may see it.</summary>
    public static CommentView ToAnyone(StoredComment comment) => To(comment, null, NoMarks, default);

    /// <summary>Hidden words are for their author and for moderators.</summary>
    public static CommentView To(StoredComment comment, CommentAuthor? viewer, PersonMarks? marks, DateTimeOffset now)
    {
        var isMine = viewer is not null && CommentRules.IsMine(comment, viewer);
        var mayRead = comment.State != CommentState.Hidden || isMine || viewer?.Staff is { } staff && CommentRules.MayModerate(staff);
        return new(
            comment.Number,
            comment.Root,
            comment.ReplyTo,
            comment.StaffName is null && comment.State != CommentState.Deleted ? new ResidentId(comment.Author) : null,
            comment.StaffName,
            comment.IsOfficial,
            mayRead ? comment.Text : "",
            comment.PostedAt,
            comment.EditedAt,
            comment.State,
            comment.State == CommentState.Hidden ? comment.Reason : null,
            comment.Replies,
            comment.Supports)
        {
            IsMine = isMine,
            EditableUntil = isMine ? CommentRules.EditableUntil(comment, now) : null,
            IsSupported = marks?.Supported.Contains(comment.Number) == true,
            IsFlagged = marks?.Flagged.Contains(comment.Number) == true,
        };
    }

    /// <summary>The words for the page after one that ended with a comment.</summary>
    public static string Cursor(CommentSort sort, StoredComment last) => string.Create(
        CultureInfo.InvariantCulture, $"{sort switch { CommentSort.Supported => last.Supports, CommentSort.Replied => last.Replies, _ => 0 }}.{last.Number}");

    /// <summary>Reads them; null for the first page and for what is none.</summary>
    public static CommentCursor? ReadCursor(string? text) =>
        text?.Split('.') is [var value, var number]
        && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new CommentCursor(read, at)
            : null;

    /// <summary>A line of history; residents by their id, staff by name.</summary>
    public static CommentHistoryLine Line(StoredStep step) => new(
        step.At, step.Act, step.ByName ?? step.By, step.ByName is null && step.By.Length > 0 ? new ResidentId(step.By) : null, step.Reason, step.Before, step.After);

    /// <summary>The numbers of every comment on a page.</summary>
    public static ImmutableArray<long> Numbers(StoredPage page) =>
        [.. page.Conversations.SelectMany(conversation => conversation.Replies.Prepend(conversation.First)).Select(comment => comment.Number)];
}
