using System.Collections.Immutable;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Plans;

/// <summary>What a plan is about, and the parts of its logic model that are not its actions.</summary>
/// <param name="Situation">How things are, and what the community wants to see change.</param>
/// <param name="Inputs">What there is to begin with: assets, people, money.</param>
/// <param name="ShortTerm">What should be different within a year.</param>
/// <param name="MediumTerm">… within three years.</param>
/// <param name="LongTerm">… in the long run.</param>
/// <param name="Owner">Who answers for the plan.</param>
/// <param name="OwnerMail">Where reminders go; only staff read it.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanAbout")]
public sealed record PlanAbout(
    [property: Id(0)] string Title,
    [property: Id(1)] string Situation,
    [property: Id(2)] string Inputs,
    [property: Id(3)] string ShortTerm,
    [property: Id(4)] string MediumTerm,
    [property: Id(5)] string LongTerm,
    [property: Id(6)] string Owner,
    [property: Id(7)] string OwnerMail);

/// <summary>What a plan is to achieve.</summary>
/// <param name="Number">In the plan, from 1; 0 before it is saved.</param>
/// <param name="Outcomes">Of the six, by their tag; at least one.</param>
/// <param name="Priorities">Of the council's, see <see cref="PlanWords.Priorities"/>.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanObjective")]
public sealed record PlanObjective(
    [property: Id(0)] int Number,
    [property: Id(1)] string Title,
    [property: Id(2)] ImmutableArray<string> Outcomes,
    [property: Id(3)] ImmutableArray<string> Priorities);

/// <summary>Something that is done.</summary>
/// <param name="Number">In the plan, from 1; 0 before it is saved.</param>
/// <param name="Objective">The number of the objective that it serves.</param>
/// <param name="LeadName">Who leads it, by name of the group or service.</param>
/// <param name="WhyPublic">Why a public service has to lead; needed where one does.</param>
/// <param name="Sustained">How it goes on when the help ends.</param>
/// <param name="Level">Of the framework's three, by its tag.</param>
/// <param name="Outcomes">Of the six, by their tag; at least one.</param>
/// <param name="DueOn">By when, or null.</param>
/// <param name="Origin">Where it comes from, or null; made at the source.</param>
/// <param name="Came">What came of it, in words.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanAction")]
public sealed record PlanAction(
    [property: Id(0)] int Number,
    [property: Id(1)] int Objective,
    [property: Id(2)] string Title,
    [property: Id(3)] string What,
    [property: Id(4)] ActionLead Lead,
    [property: Id(5)] string LeadName,
    [property: Id(6)] string WhyPublic,
    [property: Id(7)] ActionTerm Term,
    [property: Id(8)] ActionForm Form,
    [property: Id(9)] string Sustained,
    [property: Id(10)] string Level,
    [property: Id(11)] ImmutableArray<string> Outcomes,
    [property: Id(12)] DateOnly? DueOn,
    [property: Id(13)] EntryOrigin? Origin,
    [property: Id(14)] ActionStatus Status,
    [property: Id(15)] string Came,
    [property: Id(16)] DateTimeOffset ChangedAt);

/// <summary>Where a milestone is.</summary>
/// <param name="DueOn">By when; a reminder goes out on the day.</param>
/// <param name="DoneOn">When it was reached, or null.</param>
/// <param name="Note">What it rests on.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.MilestoneState")]
public sealed record MilestoneState(
    [property: Id(0)] PlanMilestone Milestone,
    [property: Id(1)] DateOnly? DueOn,
    [property: Id(2)] DateOnly? DoneOn,
    [property: Id(3)] string Note);

/// <summary>A look back.</summary>
/// <param name="Changed">What changed.</param>
/// <param name="Heard">What was heard.</param>
/// <param name="Amended">What is amended because of it.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.PlanReview")]
public sealed record PlanReview(
    [property: Id(0)] string Changed,
    [property: Id(1)] string Heard,
    [property: Id(2)] string Amended,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At);

/// <summary>A plan as it is stored: one row, never over <see cref="PlanRules.MostBytes"/>; versions, agreements and history are rows of their own.</summary>
/// <param name="Revision">Raised by each change.</param>
/// <param name="Version">The version that was last put forward to be agreed, or 0.</param>
/// <param name="VersionOf">The revision that it is of.</param>
/// <param name="NextNumber">What the next objective or action is numbered.</param>
[GenerateSerializer, Immutable, Alias("hub.plans.Plan")]
public sealed record Plan(
    [property: Id(0)] long Revision,
    [property: Id(1)] PlanPhase Phase,
    [property: Id(2)] PlanAbout About,
    [property: Id(3)] ImmutableArray<PlanObjective> Objectives,
    [property: Id(4)] ImmutableArray<PlanAction> Actions,
    [property: Id(5)] ImmutableArray<MilestoneState> Milestones,
    [property: Id(6)] PlanReview? Review,
    [property: Id(7)] int Version,
    [property: Id(8)] long VersionOf,
    [property: Id(9)] int NextNumber,
    [property: Id(10)] DateTimeOffset StartedAt,
    [property: Id(11)] DateTimeOffset ChangedAt)
{
    /// <summary>A milestone; with nothing said of it where nothing was.</summary>
    public MilestoneState Of(PlanMilestone milestone) => Milestones.FirstOrDefault(state => state.Milestone == milestone) ?? new(milestone, null, null, "");

    /// <summary>Whether it says something else than the version that was put forward.</summary>
    public bool IsChangedSince => Version > 0 && Revision != VersionOf;

    /// <summary>What everybody may read of it.</summary>
    public Plan ForEverybody() => this with { About = About with { OwnerMail = "" } };
}
