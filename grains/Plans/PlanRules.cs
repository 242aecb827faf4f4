using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Plans;

/// <summary>Refusals, or the plan as it is afterwards, with what was done in words.</summary>
/// <param name="Next">Null with refusals, and where all is so already.</param>
/// <param name="About">The number that it was about, or 0.</param>
internal sealed record PlanDecision(ImmutableArray<Refused> Refusals, Plan? Next = null, string What = "", string Words = "", int About = 0)
{
    public static implicit operator PlanDecision(Refused refused) => new([refused]);

    public static implicit operator PlanDecision(ImmutableArray<Refused> refused) => new(refused);
}

/// <summary>What may be done to a plan: pure decisions on the plan, the change, who makes it and the instant.</summary>
public static partial class PlanRules
{
    /// <summary>What a plan's row may weigh: small enough to be written anew with every change.</summary>
    public const int MostBytes = 256 * 1024;

    internal const int LongestTitle = 160;
    internal const int LongestText = 1_500;
    internal const int LongestName = 120;
    internal const int LongestWords = 1_000;
    internal const int MostObjectives = 20;
    internal const int MostActions = 60;

    internal static Refused NotKeeper { get; } = new("not-yours", PlanLifecycle.NotKeeper);

    internal static Refused NotFound { get; } = new("plan-unknown", "There is no such plan.");

    internal static Refused TooLarge { get; } = new("plan-too-large", "The plan is full. Say something in fewer words, or take something out, first.");

    internal static bool MayKeep(StaffMember? by) => by?.May(StaffAct.KeepCommunities) == true;

    internal static bool MayReport(StaffMember? by) => by?.May(StaffAct.AddEntries) == true;

    /// <summary>What a plan weighs in its row.</summary>
    internal static int Weigh(Plan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, HubJson.Options).Length;

    /// <summary>A plan that is started.</summary>
    internal static PlanDecision Start(StartPlan command, DateTimeOffset now)
    {
        if (!MayKeep(command.By))
        {
            return NotKeeper;
        }

        var plan = new Plan(1, PlanPhase.Understand, command.About, [], [], [], null, 0, 0, 1, now, now);
        return CheckAbout(command.About) is { IsEmpty: false } wrong ? wrong : new PlanDecision([], plan, "Started the plan.");
    }

    /// <summary>A plan that is changed.</summary>
    /// <param name="agreed">How many community members agree to the version that was put forward last.</param>
    internal static PlanDecision Change(Plan plan, PlanEdit edit, StaffMember by, int agreed, DateTimeOffset now)
    {
        if (!(edit is ReportAction ? MayReport(by) : MayKeep(by)))
        {
            return NotKeeper;
        }

        if (plan.Phase == PlanPhase.Closed)
        {
            return new Refused("wrong-phase", "The plan is closed.");
        }

        var decision = edit switch
        {
            SayAbout about => About(plan, about.About),
            PutObjective put => Put(plan, put.Objective),
            DropObjective drop => Drop(plan, drop),
            PutAction put => Put(plan, put.Action, now),
            DropAction drop => Drop(plan, drop),
            ReportAction report => Report(plan, report, now),
            SetMilestone set => Set(plan, set.Milestone, now),
            WriteReview review => Review(plan, review, by, now),
            PutForward forward => Forward(plan, forward),
            MovePlan move => Move(plan, move, by, agreed),
            _ => NotFound,
        };
        if (decision.Next is not { } next)
        {
            return decision;
        }

        next = next with { Revision = plan.Revision + 1, ChangedAt = now };
        next = edit is PutForward ? next with { VersionOf = next.Revision } : edit is MovePlan or SetMilestone or ReportAction or WriteReview && !plan.IsChangedSince && plan.Version > 0 ? next with { VersionOf = next.Revision } : next;
        return Weigh(next) > MostBytes ? TooLarge : decision with { Next = next };
    }

    /// <summary>What is asked before a plan is moved.</summary>
    internal static PlanFacts Facts(Plan plan, bool mayKeep, bool hasWords, int agreed) => new(
        mayKeep,
        hasWords,
        PlanWords.Milestones.Take(3).All(milestone => plan.Of(milestone).DoneOn is not null),
        plan.Objectives.Length > 0 && plan.Objectives.All(objective => plan.Actions.Any(action => action.Objective == objective.Number)),
        plan.Of(PlanMilestone.Prioritise).DoneOn is not null,
        plan.Of(PlanMilestone.Sustain).DoneOn is not null,
        plan.Version > 0 && !plan.IsChangedSince && agreed >= PlanLifecycle.FewestAgreements,
        plan.Actions.Any(action => action.Status is not ActionStatus.Planned),
        plan.Review is not null,
        plan.Actions.All(action => action.Status is ActionStatus.Done or ActionStatus.Stopped));

    /// <summary>The milestones that are due on a day and not reached.</summary>
    internal static IEnumerable<MilestoneState> Due(Plan plan, DateOnly day) =>
        plan.Phase == PlanPhase.Closed ? [] : plan.Milestones.Where(state => state.DoneOn is null && state.DueOn <= day);

    /// <summary>The next day after one on which a milestone is due; null when there is none.</summary>
    internal static DateOnly? NextDue(Plan plan, DateOnly after) =>
        plan.Phase == PlanPhase.Closed ? null : plan.Milestones.Where(state => state.DoneOn is null && state.DueOn > after).Min(state => state.DueOn);

    /// <summary>Refuses an agreement; null when it may be given.</summary>
    internal static Refused? RefuseAgreement(Plan plan, AgreePlan command) =>
        command.By.Resident is null && !MayReport(command.By.Staff) ? new("not-yours", "Sign in to agree.")
        : plan.Phase == PlanPhase.Closed ? new("wrong-phase", "The plan is closed.")
        : plan.Version == 0 ? new("nothing-put-forward", "The plan has not been put forward yet.")
        : plan.Version != command.Version ? new("changed-meanwhile", "A newer version has been put forward meanwhile. Read it first.")
        : command.Name.Trim().Length is 0 or > LongestName ? new("name-missing", "Enter the name that is to be shown.", "name")
        : command.As.Length > LongestName ? TooLong("as", LongestName)
        : null;

    /// <summary>By which an agreement is known: a resident's is theirs alone.</summary>
    internal static string Who(EntryReader by) => by.Resident is { } resident ? $"resident:{resident.Value}" : $"staff:{by.Staff!.Id}";

    private static PlanDecision About(Plan plan, PlanAbout about) =>
        CheckAbout(about) is { IsEmpty: false } wrong ? wrong
        : about == plan.About ? new PlanDecision([])
        : new PlanDecision([], plan with { About = about }, "Changed what the plan is about.");

    private static PlanDecision Set(Plan plan, MilestoneState milestone, DateTimeOffset now)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (!PlanWords.Milestones.Contains(milestone.Milestone))
        {
            return NotFound;
        }

        if (milestone.DueOn is { Year: < 2000 or > 2100 })
        {
            wrong.Add(new("due-unfit", "Enter a day such as 27 3 2027.", "due"));
        }

        if (milestone.DoneOn is { } done && (done.Year < 2000 || done > DateOnly.FromDateTime(now.AddDays(1).UtcDateTime)))
        {
            wrong.Add(new("done-unfit", "Enter a day that has been.", "done"));
        }

        if (milestone is { DoneOn: not null, Note.Length: 0 })
        {
            wrong.Add(new("note-missing", "Say what shows that it is reached.", "note"));
        }

        Fit(wrong, "note", milestone.Note, LongestText);
        var before = plan.Milestones.FirstOrDefault(state => state.Milestone == milestone.Milestone);
        return wrong.Count > 0 ? wrong.ToImmutable()
            : before == milestone ? new PlanDecision([])
            : new PlanDecision(
                [],
                plan with { Milestones = before is null ? [.. plan.Milestones.Add(milestone).OrderBy(state => state.Milestone)] : plan.Milestones.Replace(before, milestone) },
                $"Milestone “{PlanWords.Of(milestone.Milestone)}”: due {Day(milestone.DueOn)}, reached {Day(milestone.DoneOn)}.",
                milestone.Note);
    }

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")) ?? "not yet";

    private static PlanDecision Review(Plan plan, WriteReview review, StaffMember by, DateTimeOffset now)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        Need(wrong, "changed", review.Changed, 3 * LongestText, "Say what changed.");
        Need(wrong, "heard", review.Heard, 3 * LongestText, "Say what you heard.");
        Need(wrong, "amended", review.Amended, 3 * LongestText, "Say what you amend.");
        return wrong.Count > 0 ? wrong.ToImmutable()
            : plan.Phase != PlanPhase.Review ? new Refused("wrong-phase", "A review is written while the plan is in the phase “Review”.")
            : new PlanDecision([], plan with { Review = new PlanReview(review.Changed, review.Heard, review.Amended, by.Name, now) }, "Wrote the review.");
    }

    private static PlanDecision Forward(Plan plan, PutForward forward)
    {
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        Need(wrong, "words", forward.Words, LongestWords, "Say what is new in this version.");
        return wrong.Count > 0 ? wrong.ToImmutable()
            : plan.Phase is not (PlanPhase.Develop or PlanPhase.Deliver) ? new Refused("wrong-phase", "A plan is put forward while it is developed or delivered.")
            : plan.Objectives.IsEmpty || plan.Actions.IsEmpty ? new Refused("plan-empty", "There is nothing to agree to yet: name an objective and an action first.")
            : plan.Version > 0 && !plan.IsChangedSince ? new Refused("version-same", "It says what the last version says.")
            : new PlanDecision([], plan with { Version = plan.Version + 1 }, string.Create(CultureInfo.InvariantCulture, $"Put version {plan.Version + 1} forward."), forward.Words, plan.Version + 1);
    }

    private static PlanDecision Move(Plan plan, MovePlan move, StaffMember by, int agreed)
    {
        if (move.Words.Length > LongestWords)
        {
            return TooLong("words", LongestWords);
        }

        var lifecycle = new PlanLifecycle(plan.Phase, Facts(plan, MayKeep(by), move.Words.Length > 0, agreed));
        var asked = lifecycle.Ask(move.Move);
        if (!asked.Allowed)
        {
            return (ImmutableArray<Refused>)[.. asked.Missing.Select(sentence => new Refused("move-missing", sentence, sentence == PlanLifecycle.NoWords ? "words" : null))];
        }

        // What is developed again is reviewed again.
        var next = plan with { Phase = lifecycle.After(move.Move), Review = move.Move == PlanMove.DevelopAgain ? null : plan.Review };
        return new PlanDecision([], next, $"Moved the plan from “{PlanWords.Of(plan.Phase)}” to “{PlanWords.Of(next.Phase)}”.", move.Words);
    }
}
