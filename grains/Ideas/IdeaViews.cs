using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ideas;

/// <summary>What is shown of an idea's state, to whom, and who is told what.</summary>
internal static class IdeaViews
{
    public static IdeaView? For(IdeaKey key, IdeaState state, long supports, bool supported, CallForIdeas call, IdeaReader reader)
    {
        var isAuthor = reader.Resident is { } resident && state.Authors.Contains(resident);
        var isStaff = reader.Staff is { } staff && IdeaRules.MayReview(staff);
        var isInvited = reader.Invitation is { } hash && state.Invitations.Any(invitation => invitation.TokenHash == hash);
        if (state.Phase == IdeaPhase.Draft && !isAuthor && !isInvited
            || state.Phase == IdeaPhase.Withdrawn && !isAuthor && !(isStaff && state.SubmittedAt is not null)
            || state.Phase == IdeaPhase.Unspecified)
        {
            return null;
        }

        var facts = IdeaRules.Facts(state, call, reader);
        return new IdeaView(
            key.Round.Slug,
            key.Number,
            state.Phase,
            state.Text,
            state.Authors,
            state.Photo,
            supports,
            supported,
            isAuthor,
            isAuthor || isStaff || IsDecided(state.Phase) ? state.Assessment : null,
            isAuthor || isStaff || IsDecided(state.Phase) ? state.Words : null,
            state.Phase == IdeaPhase.Accepted ? state.Project : null,
            state.MergedInto,
            state.TookIn,
            isAuthor ? state.Invitations : [],
            [.. IdeaLifecycle.Moves.Select(move => new IdeaLifecycle(state.Phase, facts).Ask(move))],
            [.. state.Story.Where(step => isAuthor || isStaff || IsPublic(step.Kind)).Select(step => isStaff ? step : step with { Staff = null, Words = isAuthor || IsPublicWords(step.Kind) ? step.Words : null })],
            state.BegunAt,
            state.SubmittedAt,
            isAuthor && IdeaRules.MayEdit(state, call.Phase),
            IdeaRules.MaySupport(state, call.Phase),
            isInvited,
            state.Origin);
    }

    public static IdeaLine Line(int number, long version, IdeaState state, long supports) => new(
        number,
        version,
        state.Phase,
        state.Text.Title,
        state.Text.What,
        state.Text.Area,
        state.Text.Category,
        state.Text.RoughCost,
        state.Authors,
        state.Photo,
        supports,
        state.SubmittedAt,
        state.ChangedAt,
        state.Assessment is not null,
        state.MergedInto);

    /// <summary>What an event means for each author; the one who did it knows already.</summary>
    public static ImmutableArray<IdeaNews> News(IdeaKey key, IdeaState before, IdeaState after, IdeaEvent happened) =>
        !IsNews(happened.Step.Kind, before.Phase) ? []
        :
        [
            .. before.Authors.Union(after.Authors).Where(author => author != happened.Step.Resident)
                .Select(author => new IdeaNews(0, author, key.Round.Slug, key.Number, after.Text.Title, happened.Step.Kind, happened.Step.Words, happened.Step.Idea, happened.Step.At)),
        ];

    private static bool IsDecided(IdeaPhase phase) => phase is IdeaPhase.Accepted or IdeaPhase.Declined or IdeaPhase.Appealed or IdeaPhase.Merged;

    private static bool IsPublic(IdeaStepKind kind) => kind is not (
        IdeaStepKind.Begun or IdeaStepKind.PhotoSet or IdeaStepKind.PhotoTaken or IdeaStepKind.Assessed);

    private static bool IsPublicWords(IdeaStepKind kind) => kind is
        IdeaStepKind.Accepted or IdeaStepKind.Declined or IdeaStepKind.AppealAllowed or IdeaStepKind.AppealRejected or IdeaStepKind.Merged or IdeaStepKind.TookIn or IdeaStepKind.Reconsidered;

    private static bool IsNews(IdeaStepKind kind, IdeaPhase before) => kind is not (
        IdeaStepKind.Unspecified or IdeaStepKind.Begun or IdeaStepKind.PhotoSet or IdeaStepKind.PhotoTaken)
        && !(before == IdeaPhase.Draft && kind is IdeaStepKind.Changed or IdeaStepKind.Withdrawn && before == IdeaPhase.Draft);
}
