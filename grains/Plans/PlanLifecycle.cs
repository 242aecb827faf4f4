using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Plans;

/// <summary>What decides whether a plan may be moved.</summary>
/// <param name="MayKeep">The person keeps plans.</param>
/// <param name="HasWords">The move says why.</param>
/// <param name="IsUnderstood">The first three milestones are reached.</param>
/// <param name="HasObjectives">There is an objective, and each has at least one action.</param>
/// <param name="IsPrioritised">The fourth milestone is reached: possibilities prioritised, actions agreed.</param>
/// <param name="IsSustained">The fifth is reached: how changes last is considered.</param>
/// <param name="IsAgreed">The version that was put forward says what the plan says, and enough community members agree to it.</param>
/// <param name="HasBegun">At least one action is under way, done or given up.</param>
/// <param name="IsReviewed">There is a review of this delivery.</param>
/// <param name="IsFinished">Every action is done or given up.</param>
public readonly record struct PlanFacts(
    bool MayKeep, bool HasWords, bool IsUnderstood, bool HasObjectives, bool IsPrioritised, bool IsSustained, bool IsAgreed, bool HasBegun, bool IsReviewed, bool IsFinished);

/// <summary>
/// Understand → Develop → Deliver → Review → Develop again, or Closed: the framework's steps. A plan is delivered only once community
/// members have agreed to it, and closed only once it was looked back on. Pure: built for one question and thrown away.
/// </summary>
public sealed class PlanLifecycle
{
    /// <summary>Community members who must agree before a plan is delivered. Officers do not count.</summary>
    public const int FewestAgreements = 3;

    /// <summary>Said to whoever may not keep plans.</summary>
    public const string NotKeeper = "Only the council’s engagement officers move a plan.";

    /// <summary>Said to a move without words.</summary>
    public const string NoWords = "Say why, in words that everybody may read.";

    /// <summary>Said to whoever develops a plan too early.</summary>
    public const string NotUnderstood = "Reach the first three milestones first: the current state and desired outcomes, assets and vulnerabilities, evidence.";

    /// <summary>Said to whoever delivers a plan without objectives.</summary>
    public const string NoObjectives = "Name at least one objective, and at least one action for each.";

    /// <summary>Said to whoever delivers before the fourth milestone.</summary>
    public const string NotPrioritised = "Reach the milestone “Prioritise and agree” first.";

    /// <summary>Said to whoever delivers before the fifth.</summary>
    public const string NotSustained = "Reach the milestone “Sustainability” first.";

    /// <summary>Said to whoever delivers what nobody agreed to.</summary>
    public const string NotAgreed = "Put the plan forward as it is now; at least three community members must agree to it, and officers do not count.";

    /// <summary>Said to whoever reviews what has not begun.</summary>
    public const string NotBegun = "Begin at least one action first.";

    /// <summary>Said to whoever goes on without a review.</summary>
    public const string NotReviewed = "Write the review first: what changed, what was heard, what is amended.";

    /// <summary>Said to whoever closes a plan too early.</summary>
    public const string NotFinished = "Every action must be done or stopped first.";

    private readonly StateMachine<PlanPhase, PlanMove> machine;

    /// <summary>The lifecycle of a plan that is in <paramref name="phase"/>.</summary>
    public PlanLifecycle(PlanPhase phase, PlanFacts facts)
    {
        machine = new StateMachine<PlanPhase, PlanMove>(phase);
        var keeper = Guard(facts.MayKeep, NotKeeper);
        var words = Guard(facts.HasWords, NoWords);
        machine.Configure(PlanPhase.Understand)
            .PermitIf(PlanMove.Develop, PlanPhase.Develop, keeper, words, Guard(facts.IsUnderstood, NotUnderstood))
            .PermitIf(PlanMove.Stop, PlanPhase.Closed, keeper, words);
        machine.Configure(PlanPhase.Develop)
            .PermitIf(
                PlanMove.Deliver, PlanPhase.Deliver, keeper, words, Guard(facts.HasObjectives, NoObjectives), Guard(facts.IsPrioritised, NotPrioritised), Guard(facts.IsSustained, NotSustained), Guard(facts.IsAgreed, NotAgreed))
            .PermitIf(PlanMove.Stop, PlanPhase.Closed, keeper, words);
        machine.Configure(PlanPhase.Deliver)
            .PermitIf(PlanMove.Review, PlanPhase.Review, keeper, words, Guard(facts.HasBegun, NotBegun))
            .PermitIf(PlanMove.Stop, PlanPhase.Closed, keeper, words);
        machine.Configure(PlanPhase.Review)
            .PermitIf(PlanMove.DevelopAgain, PlanPhase.Develop, keeper, words, Guard(facts.IsReviewed, NotReviewed))
            .PermitIf(PlanMove.Close, PlanPhase.Closed, keeper, words, Guard(facts.IsReviewed, NotReviewed), Guard(facts.IsFinished, NotFinished));
    }

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<PlanMove> Moves { get; } = [.. Enum.GetValues<PlanMove>().Where(move => move != PlanMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<PlanPhase> Phases { get; } = [.. Enum.GetValues<PlanPhase>().Where(phase => phase != PlanPhase.Unspecified)];

    /// <summary>Whether the phase has this move at all.</summary>
    public bool Has(PlanMove move) => machine.CanFire(move, out var unmet) || unmet is { Count: > 0 };

    /// <summary>Whether a move may be made now and, if not, what is missing.</summary>
    public PlanMoveView Ask(PlanMove move) =>
        machine.CanFire(move, out var unmet) ? new PlanMoveView(move, true, [])
        : new PlanMoveView(move, false, unmet is { Count: > 0 } ? [.. unmet] : [$"This cannot be done while the plan is in the phase “{PlanWords.Of(machine.State)}”."]);

    /// <summary>The phase after a move that <see cref="Ask"/> allows.</summary>
    public PlanPhase After(PlanMove move)
    {
        machine.Fire(move);
        return machine.State;
    }

    private static Tuple<Func<bool>, string> Guard(bool holds, string sentence) => Tuple.Create<Func<bool>, string>(() => holds, sentence);
}
