using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Comments;

/// <summary>Refuses, decides, writes, tells. It remembers only the thread's head; the journal has the rest.</summary>
internal sealed partial class CommentsGrain(
    ICommentJournal journal, IAuditJournal audit, IMailer mailer, IEnumerable<ICommentSubjects> subjects, TimeProvider clock, ILogger<CommentsGrain> log)
    : Grain, ICommentsGrain
{
    private const int PageSize = 20;
    private const int RepliesOnPage = 5;
    private const int RepliesOfOne = 50;
    private const int MostNews = 100;

    private CommentSubject subject = null!;
    private ThreadHead head = ThreadHead.Empty;
    private CommentWatchers watchers = null!;

    private DateTimeOffset Now => clock.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        subject = CommentSubject.Parse(this.GetPrimaryKeyString());
        watchers = new CommentWatchers(this, subject, clock, log);
        head = await journal.ReadHead(subject, cancellationToken);
    }

    public async Task<CommentOutcome> Post(PostComment command)
    {
        var text = CommentText.Clean(command.Text);
        // Asked together: in a lively thread the time of a comment is the time of its questions.
        var (repeated, closed, missing, many) = (Repeated(command.CommandId, command.By, text), WhyClosed(), WhyNoSubject(), WhyTooMany(CommentAct.Posted, command.By));
        await Task.WhenAll(repeated, closed, missing, many);
        return await repeated is { } before ? before
            : (await closed ?? await missing) is { } refusal ? new(refusal)
            : await Write(async () => await DecidePost(command, text, await many));
    }

    public async Task<CommentOutcome> Edit(EditComment command)
    {
        var text = CommentText.Clean(command.Text);
        if (await Repeated(command.CommandId, command.By, text) is { } repeated)
        {
            return repeated;
        }

        return await WhyClosed() is { } closed ? new(closed) : await Write(async () =>
        {
            var comment = await Find(command.Number);
            var refusal = CommentRules.WhyNotEdit(command, text, comment, Now);
            return refusal is not null ? Refuse(refusal)
                : comment!.Text == text ? (null, null, comment.Number)
                : (null, CommentDecisions.Edit(command, text, comment, Now), comment.Number);
        });
    }

    public async Task<CommentOutcome> Delete(DeleteComment command) =>
        await Repeated(command.CommandId, command.By, null) ?? await Write(async () =>
        {
            var comment = await Find(command.Number);
            if (CommentRules.WhyNotMine(command.By, comment) is { } refusal)
            {
                return Refuse(refusal);
            }

            var (root, answered) = (await Find(comment!.Root), await Find(comment.ReplyTo));
            return (null, CommentDecisions.Delete(command, comment, root, answered, Now), comment.Number);
        });

    public async Task<CommentOutcome> Support(SupportComment command) =>
        await WhyClosed() is { } closed ? new(closed) : await Write(async () =>
        {
            var comment = await Find(command.Number);
            if (CommentRules.WhyNotSupport(comment, command.By) is { } refusal)
            {
                return Refuse(refusal);
            }

            var marks = await journal.ReadMarks(subject, [command.Number], command.By.Value, default);
            var isThere = marks.Supported.Contains(command.Number) == command.Supports;
            return (null, isThere ? null : CommentDecisions.Support(command, comment!), command.Number);
        });

    public async Task<CommentOutcome> Flag(FlagComment command) =>
        await Repeated(command.CommandId, command.By, null) ?? await Write(async () =>
        {
            var comment = await Find(command.Number);
            if ((CommentRules.WhyNotFlag(command, comment) ?? await WhyTooMany(CommentAct.Flagged, command.By)) is { } refusal)
            {
                return Refuse(refusal);
            }

            var marks = await journal.ReadMarks(subject, [command.Number], command.By.Id, default);
            return (null, marks.Flagged.Contains(command.Number) ? null : CommentDecisions.Flag(command, comment!, Now), command.Number);
        });

    public async Task<ModerationOutcome> Moderate(ModerateComments command)
    {
        var numbers = command.Numbers.IsDefault ? [] : command.Numbers.Distinct().ToImmutableArray();
        if (CommentRules.WhyNotModerate(command.By, numbers.Length, command.Act, command.Reason) is { } refusal)
        {
            return new(refusal);
        }

        var steps = await journal.FindSteps(subject, command.CommandId, default);
        if (steps.IsEmpty)
        {
            steps = await WriteMany(async () => CommentDecisions.Moderate(command, await journal.Find(subject, numbers, default), Now));
        }

        await Record(command.CommandId, command.By, command.Act, steps);
        await TellAuthors(command.CommandId, command.Act, steps);
        return new(null, steps.Length);
    }

    public async Task<ModerationOutcome> Undo(UndoModeration command)
    {
        if (!CommentRules.MayModerate(command.By))
        {
            return new(CommentRules.StaffOnly);
        }

        var steps = await journal.FindSteps(subject, command.CommandId, default);
        var undone = await WriteMany(async () => CommentDecisions.Undo(
            command, steps, await journal.Find(subject, [.. steps.Select(step => step.Number)], default), Guid.NewGuid(), Now));
        await Record(command.CommandId, command.By, CommentAct.Undone, undone);
        return new(null, undone.Length);
    }

    public async Task<CommentsPage> GetPage(CommentsQuery query)
    {
        var (only, after) = query.Only > 0 ? await Conversation(query) : (0, 0);
        var size = query.Only > 0 ? 1 : PageSize;
        var replies = query.Only > 0 ? RepliesOfOne : RepliesOnPage;
        var page = await journal.ReadPage(subject, new(query.Sort, CommentShown.ReadCursor(query.After), only, after, size, replies), default);
        var marks = query.Viewer is { } person ? await journal.ReadMarks(subject, CommentShown.Numbers(page), person.Id, default) : null;
        var now = Now;
        var shown = page.Conversations.Take(size).Select(conversation => new Conversation(
            CommentShown.To(conversation.First, query.Viewer, marks, now),
            [.. conversation.Replies.Take(replies).Select(reply => CommentShown.To(reply, query.Viewer, marks, now))],
            conversation.Replies.Length > replies)).ToImmutableArray();
        var next = query.Only == 0 && page.Conversations.Length > size ? CommentShown.Cursor(query.Sort, page.Conversations[size - 1].First) : null;
        var closed = await WhyClosed();
        var reason = closed?.Code == "comments-closed" ? (await GrainFactory.GetGrain<ICommentSettingsGrain>(subject.Round).Get()).Reason : null;
        return new(head.Shown, shown, next, closed, page.Official) { ClosedBecause = reason };
    }

    public async Task<CommentView?> GetComment(long number, CommentAuthor? viewer)
    {
        var marks = viewer is null ? null : await journal.ReadMarks(subject, [number], viewer.Id, default);
        return await Find(number) is { } comment ? CommentShown.To(comment, viewer, marks, Now) : null;
    }

    public async Task<CommentsNews> GetNews(long after)
    {
        var from = Math.Max(after, head.Last - MostNews);
        var missed = from >= head.Last ? [] : await journal.Find(subject, [.. Enumerable.Range(1, (int)(head.Last - from)).Select(step => from + step)], default);
        return new(subject, head.Shown, [.. missed.Select(CommentShown.ToAnyone)]);
    }

    public async Task<ImmutableArray<CommentHistoryLine>> GetHistory(long number, StaffMember by) =>
        CommentRules.MayModerate(by) ? [.. (await journal.ReadHistory(subject, number, default)).Select(CommentShown.Line)] : [];

    public Task Watch(ICommentsWatcher watcher)
    {
        watchers.Add(watcher);
        return Task.CompletedTask;
    }

    public Task Unwatch(ICommentsWatcher watcher)
    {
        watchers.Remove(watcher);
        return Task.CompletedTask;
    }

    private static (Refused? Refusal, CommentChange? Change, long Number) Refuse(Refused refusal) => (refusal, null, 0);

    private async Task<(Refused? Refusal, CommentChange? Change, long Number)> DecidePost(PostComment command, string text, Refused? tooMany)
    {
        var answered = await Find(command.ReplyTo);
        if ((CommentRules.WhyNotPost(command, text, answered) ?? tooMany) is { } refusal)
        {
            return Refuse(refusal);
        }

        var root = answered is { Root: > 0 } ? await Find(answered.Root) : answered;
        return (null, CommentDecisions.Post(head, command, text, root, answered, Now), head.Last + 1);
    }

    // Another activation may have written in between: then everything is read and decided anew.
    private async Task<CommentOutcome> Write(Func<Task<(Refused? Refusal, CommentChange? Change, long Number)>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (refusal, change, number) = await decide();
            if (refusal is not null || change is null)
            {
                return new(refusal, number);
            }

            if (await Append(change, isLast: attempt == 3))
            {
                return new(null, number);
            }
        }
    }

    private async Task<ImmutableArray<StoredStep>> WriteMany(Func<Task<CommentChange>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            var change = await decide();
            if (change.Comments.IsEmpty || await Append(change, isLast: attempt == 3))
            {
                return change.Steps;
            }
        }
    }

    // The steps are the record and were written with the act; a retry of the command makes good what a crash kept from the log.
    private async Task Record(Guid command, StaffMember by, CommentAct act, ImmutableArray<StoredStep> steps)
    {
        if (!steps.IsEmpty)
        {
            await audit.Append(CommentAudit.Entry(subject, command, by, act, act == CommentAct.Undone ? null : steps[0].Reason, [.. steps.Select(step => step.Number)], steps[0].At), default);
        }
    }

    private async Task<bool> Append(CommentChange change, bool isLast)
    {
        try
        {
            head = await journal.Append(subject, head, change, default);
        }
        catch (CommentConflictException) when (!isLast)
        {
            head = await journal.ReadHead(subject, default);
            return false;
        }
        catch
        {
            // Whether it was stored is not known: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }

        LogWritten(subject, change.Steps.Length > 0 ? change.Steps[0].Act : CommentAct.Unspecified, change.Comments.Length);
        watchers.Changed(head.Shown, change.Comments.Select(CommentShown.ToAnyone));
        return true;
    }

    // A command that arrived before is done; the same id with other words is a page that was sent, changed and sent again.
    private async Task<CommentOutcome?> Repeated(Guid command, CommentAuthor by, string? text)
    {
        if (await journal.FindSteps(subject, command, default) is not [var step, ..])
        {
            return null;
        }

        return step.By == by.Id && (text is null || step.After == text)
            ? new(null, step.Number)
            : new(new Refused("comment-sent", "This form was sent before, with other words. Your comment is there: change it, or write another."), step.Number);
    }

    private async Task<StoredComment?> Find(long number) =>
        number > 0 && await journal.Find(subject, [number], default) is [var found] ? found : null;

    private async Task<(long Only, long After)> Conversation(CommentsQuery query)
    {
        var comment = await Find(query.Only);
        if (comment is not { Root: > 0 } reply)
        {
            return (query.Only, CommentShown.ReadCursor(query.After)?.Number ?? 0);
        }

        // A link to one answer of very many opens there, not at the first page of them.
        var root = await Find(reply.Root);
        return (reply.Root, CommentShown.ReadCursor(query.After)?.Number ?? (root?.Replies > RepliesOfOne ? reply.Number - 1 : 0));
    }

    private async Task<Refused?> WhyClosed()
    {
        var round = await GrainFactory.GetGrain<IRoundGrain>(subject.Round).GetView();
        return CommentRules.WhyClosed(round?.Phase ?? RoundPhase.Unspecified, await GrainFactory.GetGrain<ICommentSettingsGrain>(subject.Round).Get());
    }

    private async Task<Refused?> WhyNoSubject()
    {
        var known = subjects.FirstOrDefault(known => known.Kind == subject.Kind);
        return known is not null && (await known.Names(subject.Round, [subject.Id])).ContainsKey(subject.Id)
            ? null
            : new("subject-unknown", "What you are commenting on is not there.");
    }

    private async Task<Refused?> WhyTooMany(CommentAct act, CommentAuthor by)
    {
        if (by.Resident is null)
        {
            return null;
        }

        var limits = CommentRules.Limits.Where(limit => limit.Act == act).ToImmutableArray();
        var now = Now;
        var times = await journal.ReadRecent(by.Id, act, now - limits.Max(limit => limit.Span), limits.Max(limit => limit.Most), default);
        return CommentRules.WhyTooMany(act, times, now);
    }
}
