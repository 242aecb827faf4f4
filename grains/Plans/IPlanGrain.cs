using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Plans;

/// <summary>
/// A resilience plan. Key: <see cref="PlanKey"/>. The plan is one row of the database and every change a row beside it; the grain checks who
/// may do what, writes one after another, and is woken on the day that a milestone is due.
/// </summary>
[Alias("hub.plans.IPlanGrain")]
public interface IPlanGrain : IGrainWithStringKey
{
    /// <summary>Writes the plan's first row; done already is done. Called by <see cref="IPlansGrain.Start"/>.</summary>
    [Alias("Begin")]
    Task<PlanOutcome> Begin(StartPlan command);

    /// <summary>Changes it.</summary>
    [Alias("Change")]
    Task<PlanOutcome> Change(ChangePlan command);

    /// <summary>Agrees to the version that was put forward; again changes the name that is shown.</summary>
    [Alias("Agree")]
    Task<PlanOutcome> Agree(AgreePlan command);

    /// <summary>Takes one's own agreement to the version back.</summary>
    [Alias("Unagree")]
    Task<PlanOutcome> Unagree(EntryReader by);

    /// <summary>The plan as a reader may see it; null when there is none.</summary>
    [Alias("GetView"), AlwaysInterleave]
    Task<PlanView?> GetView(EntryReader reader);

    /// <summary>Every version that was put forward, newest first.</summary>
    [Alias("Versions"), AlwaysInterleave]
    Task<ImmutableArray<PlanVersion>> Versions();

    /// <summary>The people who agreed to a version, oldest first.</summary>
    [Alias("AgreedTo"), AlwaysInterleave]
    Task<ImmutableArray<PlanAgreement>> AgreedTo(int version);

    /// <summary>Every change, newest first; nothing for whoever may not read what staff do here.</summary>
    [Alias("History"), AlwaysInterleave]
    Task<ImmutableArray<PlanChange>> History(StaffMember by);

    /// <summary>Sends the reminders that are due, and sees to being woken again.</summary>
    [Alias("KeepTime")]
    Task KeepTime();
}

/// <summary>The plans of a community. Key: its slug.</summary>
[Alias("hub.plans.IPlansGrain")]
public interface IPlansGrain : IGrainWithStringKey
{
    /// <summary>Starts a plan, the next by number.</summary>
    [Alias("Start")]
    Task<PlanOutcome> Start(StartPlan command);

    /// <summary>Its plans, newest first.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<ImmutableArray<PlanLine>> List();
}

/// <summary>Plans of all communities. Key: <c>all</c>.</summary>
[Alias("hub.plans.IAllPlansGrain")]
public interface IAllPlansGrain : IGrainWithStringKey
{
    /// <summary>Every plan that is not closed, by community and number.</summary>
    [Alias("Open"), AlwaysInterleave]
    Task<ImmutableArray<PlanLine>> Open();

    /// <summary>The actions that come from somewhere, by the key of their origin.</summary>
    [Alias("ByOrigin"), AlwaysInterleave]
    Task<ImmutableArray<PlacedAction>> ByOrigin(string origin);
}
