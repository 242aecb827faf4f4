using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>Reads the queue from the journal and hands acts to the threads, which own the rules.</summary>
internal sealed class ModerationGrain(ICommentJournal journal) : Grain, IModerationGrain
{
    private const int PageSize = 50;

    public async Task<ModerationPage> GetQueue(QueueQuery query, StaffMember by)
    {
        if (!CommentRules.MayModerate(by))
        {
            return new([], 0, 0);
        }

        var found = await journal.ReadQueue(query, PageSize + 1, default);
        var page = found.Comments.Take(PageSize).Select(placed => new QueuedComment(
            placed.Place, placed.Subject, CommentShown.To(placed.Comment, CommentAuthor.Of(by), null, default), !placed.Comment.IsSeen, [.. found.Flags[placed.Place]])).ToImmutableArray();
        return new(page, found.Matching, found.Comments.Length > PageSize ? page[^1].Place : 0);
    }

    public Task<WaitingComments> CountWaiting(string? round) => journal.CountWaiting(round, default);

    public async Task<ModerationOutcome> Act(ActOnComments command)
    {
        var places = command.Places.IsDefault ? [] : command.Places.Distinct().ToImmutableArray();
        if (CommentRules.WhyNotModerate(command.By, places.Length, command.Act, command.Reason) is { } refusal)
        {
            return new(refusal);
        }

        var found = await journal.FindPlaces(places, default);
        return Sum(await Task.WhenAll(found.GroupBy(place => place.Subject).Select(thread => Thread(thread.Key).Moderate(
            new(command.CommandId, command.By, [.. thread.Select(place => place.Number)], command.Act, command.Reason)))));
    }

    public async Task<ModerationOutcome> Undo(UndoModeration command)
    {
        if (!CommentRules.MayModerate(command.By))
        {
            return new(CommentRules.StaffOnly);
        }

        var threads = await journal.FindThreads(command.CommandId, default);
        return Sum(await Task.WhenAll(threads.Select(thread => Thread(thread).Undo(command))));
    }

    private static ModerationOutcome Sum(ModerationOutcome[] outcomes) =>
        new(outcomes.Select(outcome => outcome.Refusal).FirstOrDefault(refusal => refusal is not null), outcomes.Sum(outcome => outcome.Changed));

    private ICommentsGrain Thread(CommentSubject subject) => GrainFactory.GetGrain<ICommentsGrain>(subject.ToString());
}
