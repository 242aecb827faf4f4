using System.Collections.Immutable;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Workshops;

/// <summary>Comments, hands, the parking place, summaries, what is agreed.</summary>
internal static partial class WorkshopRules
{
    private static WorkshopDecision DecideTalk(WorkshopState state, Caller caller, WorkshopCommand command) => command switch
    {
        AddComment c => Comment(state, c),
        HideComment c => HideOrShow(state, c),
        RaiseHand c => state.Hands.Contains(caller.Number) == c.Raised ? WorkshopDecision.Yes() : WorkshopDecision.Yes(new HandRaised(c.Raised)),
        CallHand c => state.TableHands.ContainsKey(c.Participant) ? WorkshopDecision.Yes(new TableHandCalled(c.Participant)) : state.Hands.Contains(c.Participant) ? WorkshopDecision.Yes(new HandCalled(c.Participant)) : WorkshopDecision.No("no-hand", "That hand is down."),
        Park c => IsOnBoard(state, c.Thing) ? WorkshopDecision.Yes(new ThingParked(c.Thing, c.Parked)) : NoThing(),
        Summarise c => Summary(state, caller, c),
        Agree c => Settle(state, c),
        _ => Point(state, (PointAt)command),
    };

    private static WorkshopDecision Comment(WorkshopState state, AddComment c)
    {
        var text = Clean(c.Text);
        return !IsOnBoard(state, c.Thing) ? NoThing()
            : (WhyNotText(text, NoteLength, "text") ?? WhyFull(state)) is { } refused ? WorkshopDecision.No(refused)
            : WorkshopDecision.Yes(new CommentAdded(c.Thing, text!));
    }

    private static WorkshopDecision HideOrShow(WorkshopState state, HideComment c)
    {
        var reason = Clean(c.Reason);
        return !state.Comments.ContainsKey(c.Comment) ? WorkshopDecision.No("no-comment", "There is no such comment.")
            : c.Hidden && WhyNotText(reason, 300, "reason") is not null ? WorkshopDecision.No("needs-reason", "Say in at most 300 characters why it is hidden.", "reason")
            : WorkshopDecision.Yes(new CommentHidden(c.Comment, c.Hidden ? reason : null));
    }

    private static WorkshopDecision Summary(WorkshopState state, Caller caller, Summarise c)
    {
        var text = Clean(c.Text) ?? "";
        return !IsGroup(state, c.Group, out var group) ? NoGroup()
            : WhyNotTable(state, caller, group.Table) is { } refused ? WorkshopDecision.No(refused)
            : text.Length > 1_000 ? WorkshopDecision.No("too-long", "Keep the summary to 1,000 characters.", "text")
            : WorkshopDecision.Yes(new GroupSummarised(c.Group, text));
    }

    private static WorkshopDecision Settle(WorkshopState state, Agree c)
    {
        var (outcome, text) = (c.Outcome, Clean(c.Outcome?.Text));
        if (!IsOnBoard(state, c.Thing))
        {
            return NoThing();
        }

        if (outcome is null || outcome.Kind is OutcomeKind.Unspecified || !Enum.IsDefined(outcome.Kind))
        {
            return WorkshopDecision.No("no-outcome", "Say what becomes of it.", "kind");
        }

        ImmutableArray<Refused?> refusals =
        [
            text is null
                ? new Refused("empty", outcome.Kind == OutcomeKind.Declined ? "Say why it is not taken further; everyone reads it." : "Say what it is.", "text")
                : WhyNotText(text, 1_000, "text"),
            outcome.Kind == OutcomeKind.Action && Clean(outcome.Owner) is not { Length: <= 120 } ? new Refused("no-owner", "Say who does it, in at most 120 characters.", "owner") : null,
            outcome.Kind == OutcomeKind.Action && outcome.Due is null ? new Refused("no-date", "Say by when.", "due") : null,
            outcome.Kind == OutcomeKind.Idea && !IsRoundSlug(outcome.Round) ? new Refused("no-round", "Say which round the idea goes to.", "round") : null,
            outcome.Community is not null && !CommunityKey.TryParse(outcome.Community, out _) ? new Refused("no-community", "There is no such community.", "community") : null,
            Clean(outcome.Outcome) is { Length: > 200 } || outcome.Link is { Length: > 200 } ? new Refused("too-long", "Keep it to 200 characters.", "outcome") : null,
        ];
        return refusals.Any(refusal => refusal is not null)
            ? new WorkshopDecision([.. refusals.OfType<Refused>()], [])
            : WorkshopDecision.Yes(new OutcomeAgreed(c.Thing, outcome with { Text = text!, Owner = Clean(outcome.Owner), Outcome = Clean(outcome.Outcome), Link = Clean(outcome.Link) }));
    }

    private static WorkshopDecision Point(WorkshopState state, PointAt c) =>
        c.Thing == state.PointsAt ? WorkshopDecision.Yes()
        : c.Thing != 0 && !IsOnBoard(state, c.Thing) ? NoThing()
        : WorkshopDecision.Yes(new Pointed(c.Thing));

    private static bool IsOnBoard(WorkshopState state, long thing) =>
        IsGroup(state, thing, out _) || (IsNote(state, thing, out var note) && note is { IsRevealed: true, HiddenBecause: null });

    private static WorkshopDecision NoThing() => WorkshopDecision.No("no-thing", "That is not on the board any more; look again.");
}
