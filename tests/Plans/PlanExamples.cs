using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Plans;

/// <summary>Plans and people for tests.</summary>
internal static class PlanExamples
{
    public static readonly StaffMember Officer = RoundExamples.Officer;
    public static readonly StaffMember Partner = new("p1", "Petra Partner", [StaffRole.Partner]);
    public static readonly StaffMember Councillor = new("c1", "Carl Councillor", [StaffRole.Councillor]);
    public static readonly DateTimeOffset At = RoundExamples.Start;
    public static readonly PlanAbout About = new("A brook for everybody", "Many know nobody.", "The hall.", "More meet.", "Groups help.", "People decide.", "Olive Officer", "olive@council.example");
    public static readonly PlanObjective Objective = new(0, "People meet", ["outcome-connectivity"], ["priority-involving"]);

    public static readonly PlanAction Action = new(
        0, 1, "Tea and talk", "At the hall.", ActionLead.Community, "Lunch club", "", ActionTerm.ShortTerm, ActionForm.Lasting, "The club pays.", "level-social", ["outcome-connectivity"], null, null, ActionStatus.Planned, "", default);

    /// <summary>A plan as its changes would have made it, ready for whatever its phase allows.</summary>
    public static Plan In(PlanPhase phase)
    {
        var plan = PlanRules.Start(new StartPlan(Guid.Empty, About, Officer), At).Next!;
        plan = plan with
        {
            Phase = phase,
            Objectives = [Objective with { Number = 1 }],
            Actions = [Action with { Number = 2, Status = phase is PlanPhase.Deliver or PlanPhase.Review ? ActionStatus.Done : ActionStatus.Planned, Came = "Forty come.", Origin = new EntryOrigin(EntryOriginKind.Evidence, "clayton-brook", "12", "Young carers cannot come at seven") }],
            Milestones = [.. PlanWords.Milestones.Select(milestone => new MilestoneState(milestone, new DateOnly(2027, 4, 1), milestone == PlanMilestone.Review ? null : new DateOnly(2027, 2, 1), "Seen."))],
            NextNumber = 3,
            Version = 1,
            VersionOf = 1,
            Review = phase == PlanPhase.Review ? new PlanReview("Much.", "A lot.", "A little.", Officer.Name, At) : null,
        };
        return plan;
    }
}
