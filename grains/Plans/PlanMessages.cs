using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Plans;

/// <summary>A change of a plan: a closed set, each decided on by <see cref="PlanRules"/>.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanEdit")]
public abstract record PlanEdit;

/// <summary>Says what it is about.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.SayAbout")]
public sealed record SayAbout([property: Id(0)] PlanAbout About) : PlanEdit;

/// <summary>Adds an objective (number 0) or changes one.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PutObjective")]
public sealed record PutObjective([property: Id(0)] PlanObjective Objective) : PlanEdit;

/// <summary>Takes an objective out that no action serves.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.DropObjective")]
public sealed record DropObjective([property: Id(0)] int Number) : PlanEdit;

/// <summary>Adds an action (number 0) or changes one. Status, what came of it and where it comes from are kept when one is changed.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PutAction")]
public sealed record PutAction([property: Id(0)] PlanAction Action) : PlanEdit;

/// <summary>Takes an action out that has not begun.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.DropAction")]
public sealed record DropAction([property: Id(0)] int Number) : PlanEdit;

/// <summary>Says how an action goes; partners may.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.ReportAction")]
public sealed record ReportAction([property: Id(0)] int Number, [property: Id(1)] ActionStatus Status, [property: Id(2)] string Came) : PlanEdit;

/// <summary>Says when a milestone is due or was reached.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.SetMilestone")]
public sealed record SetMilestone([property: Id(0)] MilestoneState Milestone) : PlanEdit;

/// <summary>Writes the review.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.WriteReview")]
public sealed record WriteReview([property: Id(0)] string Changed, [property: Id(1)] string Heard, [property: Id(2)] string Amended) : PlanEdit;

/// <summary>Puts what the plan says now forward as a version to be agreed.</summary>
/// <param name="Words">What is new in it.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PutForward")]
public sealed record PutForward([property: Id(0)] string Words) : PlanEdit;

/// <summary>Moves the plan.</summary>
/// <param name="Words">Why, for everybody to read.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.MovePlan")]
public sealed record MovePlan([property: Id(0)] PlanMove Move, [property: Id(1)] string Words) : PlanEdit;

/// <summary>Changes a plan.</summary>
/// <param name="Command">Made with the form: sent twice, it is done once.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.ChangePlan")]
public sealed record ChangePlan([property: Id(0)] Guid Command, [property: Id(1)] PlanEdit Edit, [property: Id(2)] StaffMember By);

/// <summary>Starts a plan of a community.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.StartPlan")]
public sealed record StartPlan([property: Id(0)] Guid Command, [property: Id(1)] PlanAbout About, [property: Id(2)] StaffMember By);

/// <summary>Agrees to the version that was put forward, under the name that is to be shown.</summary>
/// <param name="Version">The version that was read.</param>
/// <param name="As">Whom one speaks for: “a neighbour”, “Friends of the Brook”; may be nothing.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.AgreePlan")]
public sealed record AgreePlan([property: Id(0)] int Version, [property: Id(1)] string Name, [property: Id(2)] string As, [property: Id(3)] EntryReader By);

/// <summary>What came of a command.</summary>
/// <param name="Number">Of the plan, the objective or the action that it was about, or 0.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanOutcome")]
public sealed record PlanOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] int Number)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>Somebody's agreement to a version.</summary>
/// <param name="Who">The resident's or the staff account's key; nothing once they are forgotten.</param>
/// <param name="Name">As they wish it shown.</param>
/// <param name="IsStaff">Whether they work for the council or a partner.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanAgreement")]
public sealed record PlanAgreement(
    [property: Id(0)] int Version,
    [property: Id(1)] string Who,
    [property: Id(2)] string Name,
    [property: Id(3)] string As,
    [property: Id(4)] bool IsStaff,
    [property: Id(5)] DateTimeOffset At);

/// <summary>A version that was put forward.</summary>
/// <param name="Agreed">How many agree to it.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanVersion")]
public sealed record PlanVersion(
    [property: Id(0)] int Number,
    [property: Id(1)] Plan Plan,
    [property: Id(2)] string Words,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] int Agreed);

/// <summary>A change of a plan.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanChange")]
public sealed record PlanChange(
    [property: Id(0)] string ByStaff,
    [property: Id(1)] string ByName,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string What,
    [property: Id(4)] string Words,
    [property: Id(5)] PlanMove Move);

/// <summary>A plan as somebody may see it.</summary>
/// <param name="Agreements">To the version that was put forward last, oldest first; those of others come without their keys.</param>
/// <param name="Moves">Every move with what is missing for it; empty for whoever does not keep plans.</param>
/// <param name="Story">The moves with their words, newest first.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanView")]
public sealed record PlanView(
    [property: Id(0)] string Community,
    [property: Id(1)] int Number,
    [property: Id(2)] Plan Plan,
    [property: Id(3)] ImmutableArray<PlanAgreement> Agreements,
    [property: Id(4)] PlanAgreement? Own,
    [property: Id(5)] bool MayKeep,
    [property: Id(6)] bool MayReport,
    [property: Id(7)] ImmutableArray<PlanMoveView> Moves,
    [property: Id(8)] ImmutableArray<PlanChange> Story);

/// <summary>Whether a move may be made, and if not, what is missing.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanMoveView")]
public sealed record PlanMoveView([property: Id(0)] PlanMove Move, [property: Id(1)] bool Allowed, [property: Id(2)] ImmutableArray<string> Missing);

/// <summary>A line of a list of plans.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanLine")]
public sealed record PlanLine(
    [property: Id(0)] string Community,
    [property: Id(1)] int Number,
    [property: Id(2)] string Title,
    [property: Id(3)] PlanPhase Phase,
    [property: Id(4)] DateTimeOffset ChangedAt,
    [property: Id(5)] int Actions,
    [property: Id(6)] int Done);

/// <summary>An action that comes from somewhere.</summary>
[GenerateSerializer, Immutable, Alias("hub.plans.PlacedAction")]
public sealed record PlacedAction([property: Id(0)] string Community, [property: Id(1)] int Plan, [property: Id(2)] string PlanTitle, [property: Id(3)] int Action, [property: Id(4)] string Title);
