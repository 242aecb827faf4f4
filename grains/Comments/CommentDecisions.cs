using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>What an allowed command changes. Pure: comments as they are go in, comments as they are to be come out.</summary>
internal static class CommentDecisions
{
    /// <param name="root">The first comment of the conversation; null when this is one.</param>
    /// <param name="answered">The comment answered, which may be the root; null when there is none.</param>
    public static CommentChange Post(ThreadHead head, PostComment command, string text, StoredComment? root, StoredComment? answered, DateTimeOffset now)
    {
        var staff = command.By.Staff;
        var posted = new StoredComment(
            head.Last + 1, root?.Number ?? 0, answered?.Number ?? 0, command.By.Id, staff?.Name, command.IsOfficial, text, now, null,
            CommentState.Shown, null, 0, 0, 0, IsSeen: staff is not null);
        return new([posted, .. Answered(root, answered, +1)], [Step(posted, command.CommandId, CommentAct.Posted, command.By, now) with { After = text }], +1);
    }

    public static CommentChange Edit(EditComment command, string text, StoredComment comment, DateTimeOffset now) => new(
        [comment with { Text = text, EditedAt = now, IsSeen = comment.StaffName is not null }],
        [Step(comment, command.CommandId, CommentAct.Edited, command.By, now) with { Before = comment.Text, After = text }]);

    public static CommentChange Delete(DeleteComment command, StoredComment comment, StoredComment? root, StoredComment? answered, DateTimeOffset now) =>
        new(
            [comment with { State = CommentState.Deleted, Text = "", Reason = null, Flags = 0, IsOfficial = false, IsSeen = true }, .. Answered(root, answered, -1)],
            [Step(comment, command.CommandId, CommentAct.Deleted, command.By, now) with { Before = comment.Text }],
            comment.State == CommentState.Shown ? -1 : 0)
        {
            Settled = [comment.Number],
        };

    public static CommentChange Support(SupportComment command, StoredComment comment) =>
        new([comment with { Supports = comment.Supports + (command.Supports ? 1 : -1) }], [])
        {
            Support = new(command.Number, command.By.Value, command.Supports),
        };

    public static CommentChange Flag(FlagComment command, StoredComment comment, DateTimeOffset now)
    {
        var note = CommentText.Clean(command.Note) is { Length: > 0 } words ? words : null;
        return new([comment with { Flags = comment.Flags + 1 }], [Step(comment, command.CommandId, CommentAct.Flagged, command.By, now) with { Reason = note ?? command.Reason.ToString() }])
        {
            Flag = new(comment.Number, command.By.Id, command.Reason, note, now),
        };
    }

    /// <summary>Only those comments for which the act makes sense.</summary>
    public static CommentChange Moderate(ModerateComments command, ImmutableArray<StoredComment> comments, DateTimeOffset now)
    {
        var reason = CommentText.Clean(command.Reason) is { Length: > 0 } words ? words : null;
        var changed = comments.Where(comment => Fits(comment, command.Act)).ToImmutableArray();
        return new(
            [.. changed.Select(comment => After(comment, command.Act, reason))],
            [.. changed.Select(comment => Step(comment, command.CommandId, command.Act, CommentAuthor.Of(command.By), now) with { Reason = reason, Before = comment.Reason })],
            command.Act switch { CommentAct.Hidden => -changed.Length, CommentAct.Restored => changed.Length, _ => 0 })
        {
            Settled = command.Act is CommentAct.Hidden or CommentAct.Kept ? [.. changed.Select(comment => comment.Number)] : [],
        };
    }

    /// <summary>Takes steps back where the comment still is as they left it; flags that they settled are open again.</summary>
    /// <param name="undoing">The id under which this is recorded.</param>
    public static CommentChange Undo(UndoModeration command, ImmutableArray<StoredStep> steps, ImmutableArray<StoredComment> comments, Guid undoing, DateTimeOffset now)
    {
        var before = comments.ToDictionary(comment => comment.Number);
        var changed = steps.Where(step => before.TryGetValue(step.Number, out var comment) && IsAsLeft(comment, step.Act))
            .Select(step => (Step: step, Was: before[step.Number], Now: Back(before[step.Number], step))).ToImmutableArray();
        return new(
            [.. changed.Select(change => change.Now)],
            [.. changed.Select(change => Step(change.Was, undoing, CommentAct.Undone, CommentAuthor.Of(command.By), now) with { Reason = change.Step.Act.ToString() })],
            changed.Sum(change => Shown(change.Now) - Shown(change.Was)))
        {
            Reopened = (command.CommandId, [.. changed.Select(change => change.Now.Number)]),
        };
    }

    private static StoredComment[] Answered(StoredComment? root, StoredComment? answered, int by) => (root, answered) switch
    {
        (null, _) => [],
        _ when answered is null || answered.Number == root.Number => [root with { Replies = root.Replies + by }],
        _ => [root with { Replies = root.Replies + by }, answered with { Replies = answered.Replies + by }],
    };

    private static bool Fits(StoredComment comment, CommentAct act) => act switch
    {
        CommentAct.Hidden => comment.State == CommentState.Shown,
        CommentAct.Restored => comment.State == CommentState.Hidden,
        CommentAct.Kept => comment.State != CommentState.Deleted && (comment.Flags > 0 || !comment.IsSeen),
        CommentAct.MarkedOfficial => comment is { State: CommentState.Shown, StaffName: not null, IsOfficial: false },
        CommentAct.UnmarkedOfficial => comment is { State: CommentState.Shown, IsOfficial: true },
        _ => false,
    };

    private static StoredComment After(StoredComment comment, CommentAct act, string? reason) => act switch
    {
        CommentAct.Hidden => comment with { State = CommentState.Hidden, Reason = reason, Flags = 0, IsSeen = true },
        CommentAct.Restored => comment with { State = CommentState.Shown, Reason = null, IsSeen = true },
        CommentAct.Kept => comment with { Flags = 0, IsSeen = true },
        _ => comment with { IsOfficial = act == CommentAct.MarkedOfficial },
    };

    private static bool IsAsLeft(StoredComment comment, CommentAct act) => act switch
    {
        CommentAct.Hidden => comment.State == CommentState.Hidden,
        CommentAct.Restored => comment.State == CommentState.Shown,
        CommentAct.Kept => comment is { IsSeen: true, State: not CommentState.Deleted },
        CommentAct.MarkedOfficial => comment.IsOfficial,
        CommentAct.UnmarkedOfficial => comment is { IsOfficial: false, State: CommentState.Shown },
        _ => false,
    };

    private static StoredComment Back(StoredComment comment, StoredStep step) => step.Act switch
    {
        CommentAct.Hidden => comment with { State = CommentState.Shown, Reason = null, IsSeen = false },
        CommentAct.Restored => comment with { State = CommentState.Hidden, Reason = step.Before },
        CommentAct.Kept => comment with { IsSeen = false },
        _ => comment with { IsOfficial = step.Act == CommentAct.UnmarkedOfficial },
    };

    private static int Shown(StoredComment comment) => comment.State == CommentState.Shown ? 1 : 0;

    private static StoredStep Step(StoredComment comment, Guid command, CommentAct act, CommentAuthor by, DateTimeOffset now) =>
        new(comment.Number, command, act, by.Id, by.Staff?.Name, now);
}
