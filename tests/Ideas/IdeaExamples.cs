using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Ideas;

/// <summary>Ideas and residents for tests.</summary>
internal static class IdeaExamples
{
    public static readonly DateTimeOffset At = RoundExamples.IdeasOpenAt.AddDays(1);

    public static readonly ResidentId Aisha = new("aisha000000000000000000000000000");
    public static readonly ResidentId Ben = new("ben00000000000000000000000000000");
    public static readonly ResidentId Cara = new("cara0000000000000000000000000000");

    public static readonly IdeaText Text = new(
        "Benches along the brook", "Four benches with backs and arm rests, so that people can rest on the way.", "Beside the brook", "North", "Older people", "Nature", new Money(240_000));

    public static readonly Assessment Assessed = new(Feasibility.Feasible, "The land is ours.", new Money(260_000), "Four benches at £650.");

    public static CallForIdeas Call(RoundPhase phase = RoundPhase.Ideas) => new(phase, "Greener Elmbridge", "GBP", RoundExamples.WithCall().Ideas!);

    /// <summary>An idea of Aisha's in a phase, as its events would have made it.</summary>
    public static IdeaState In(IdeaPhase phase)
    {
        var draft = new IdeaState().With(new IdeaBegun(Text, Aisha, At));
        var submitted = draft.With(Step(IdeaPhase.Submitted, IdeaStepKind.Submitted, 1));
        var review = submitted.With(Step(IdeaPhase.InReview, IdeaStepKind.ReviewStarted, 2)).With(new IdeaAssessed(Assessed, RoundExamples.Officer, At.AddHours(3)));
        var declined = review.With(Step(IdeaPhase.Declined, IdeaStepKind.Declined, 4, "No water there."));
        return phase switch
        {
            IdeaPhase.Draft => draft,
            IdeaPhase.Submitted => submitted,
            IdeaPhase.InReview => review,
            IdeaPhase.ChangesAsked => review.With(Step(IdeaPhase.ChangesAsked, IdeaStepKind.ChangesAsked, 4, "Where exactly?")),
            IdeaPhase.Accepted => review.With(new IdeaAccepted("idea-7", new IdeaStep(At.AddHours(4), IdeaStepKind.Accepted, Staff: "Olive Officer"))),
            IdeaPhase.Declined => declined,
            IdeaPhase.Appealed => declined.With(Step(IdeaPhase.Appealed, IdeaStepKind.Appealed, 5, "There is a spring.")),
            IdeaPhase.Merged => review.With(new IdeaMerged(3, new IdeaStep(At.AddHours(4), IdeaStepKind.Merged, Staff: "Olive Officer", Words: "The same.", Idea: 3))),
            IdeaPhase.Withdrawn => submitted.With(Step(IdeaPhase.Withdrawn, IdeaStepKind.Withdrawn, 2)),
            _ => new IdeaState(),
        };
    }

    private static IdeaMoved Step(IdeaPhase to, IdeaStepKind kind, int hours, string? words = null)
    {
        var byStaff = kind is IdeaStepKind.ReviewStarted or IdeaStepKind.ChangesAsked or IdeaStepKind.Declined;
        return new(to, new IdeaStep(At.AddHours(hours), kind, byStaff ? null : Aisha, byStaff ? RoundExamples.Officer.Name : null, words), byStaff ? RoundExamples.Officer.Id : null);
    }
}
