using System.Collections.Immutable;

namespace ParticipatoryHub.Plans;

/// <summary>Names that plans use, and phases as sentences of the record say them.</summary>
public static class PlanWords
{
    /// <summary>The priorities of the Corporate Strategy that the framework serves, in its order.</summary>
    public static ImmutableArray<string> Priorities { get; } = ["priority-ambitious", "priority-involving", "priority-homes"];

    /// <summary>Every milestone, in the framework's order.</summary>
    public static ImmutableArray<PlanMilestone> Milestones { get; } = [.. Enum.GetValues<PlanMilestone>().Where(milestone => milestone != PlanMilestone.Unspecified)];

    /// <summary>A phase within a sentence.</summary>
    public static string Of(PlanPhase phase) => phase switch
    {
        PlanPhase.Understand => "Understand",
        PlanPhase.Develop => "Develop",
        PlanPhase.Deliver => "Deliver",
        PlanPhase.Review => "Review",
        PlanPhase.Closed => "Closed",
        _ => "not started",
    };

    /// <summary>A milestone in English, as staff and their reminders have it.</summary>
    public static string Of(PlanMilestone milestone) => milestone switch
    {
        PlanMilestone.CurrentState => "Current state and desired outcomes",
        PlanMilestone.Assets => "Assets and vulnerabilities",
        PlanMilestone.Evidence => "Benchmark and anecdotal evidence",
        PlanMilestone.Prioritise => "Prioritise and agree",
        PlanMilestone.Sustain => "Sustainability",
        PlanMilestone.Review => "Review and amend",
        _ => "",
    };
}
