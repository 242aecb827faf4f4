using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Plans;

public sealed class PlanRulesTests
{
    public static TheoryData<string> Edits => [.. Examples.Keys];

    private static readonly Dictionary<string, PlanEdit> Examples = new()
    {
        ["about"] = new SayAbout(PlanExamples.About with { Title = "Another title" }),
        ["objective"] = new PutObjective(PlanExamples.Objective),
        ["objective 1"] = new PutObjective(PlanExamples.Objective with { Number = 1, Title = "People meet more" }),
        ["action"] = new PutAction(PlanExamples.Action),
        ["action 2"] = new PutAction(PlanExamples.Action with { Number = 2, Title = "Tea" }),
        ["drop action"] = new DropAction(2),
        ["report"] = new ReportAction(2, ActionStatus.UnderWay, ""),
        ["milestone"] = new SetMilestone(new MilestoneState(PlanMilestone.Review, new DateOnly(2027, 6, 1), null, "")),
        ["review"] = new WriteReview("Much.", "A lot more.", "A little."),
        ["forward"] = new PutForward("New."),
        ["develop"] = new MovePlan(PlanMove.Develop, "On."),
    };

    private static readonly Dictionary<string, PlanPhase[]> Where = new()
    {
        ["drop action"] = [PlanPhase.Understand, PlanPhase.Develop],
        ["report"] = [PlanPhase.Deliver, PlanPhase.Review],
        ["review"] = [PlanPhase.Review],
        ["forward"] = [PlanPhase.Develop, PlanPhase.Deliver],
        ["develop"] = [PlanPhase.Understand],
    };

    [Theory, MemberData(nameof(Edits))]
    public void Change_InEveryPhase_IsAllowedWhereTheTableSays(string name)
    {
        foreach (var phase in PlanLifecycle.Phases)
        {
            // Arrange: what is put forward is something new.
            var plan = PlanExamples.In(phase) with { VersionOf = 0 };

            // Act
            var decision = PlanRules.Change(plan, Examples[name], PlanExamples.Officer, 3, PlanExamples.At);

            // Assert
            var allowed = phase != PlanPhase.Closed && (!Where.TryGetValue(name, out var phases) || phases.Contains(phase));
            Assert.True(allowed == decision.Refusals.IsEmpty, $"{name} in {phase}: {string.Join(' ', decision.Refusals.Select(refused => refused.Sentence))}");
            Assert.Equal(allowed, decision.Next is not null);
            Assert.Equal(plan.Revision + 1, decision.Next?.Revision ?? plan.Revision + 1);
        }
    }

    [Theory, MemberData(nameof(Edits))]
    public void Change_ByEveryRole_IsAllowedToThoseWhoKeepOrReport(string name)
    {
        foreach (var (by, mayKeep, mayReport) in ((StaffMember, bool, bool)[])
            [(PlanExamples.Officer, true, true), (RoundExamples.Administrator, true, true), (PlanExamples.Partner, false, true), (PlanExamples.Councillor, false, false), (RoundExamples.Nobody, false, false)])
        {
            // Arrange
            var phase = Where.TryGetValue(name, out var phases) ? phases[0] : PlanPhase.Develop;

            // Act
            var decision = PlanRules.Change(PlanExamples.In(phase) with { VersionOf = 0 }, Examples[name], by, 3, PlanExamples.At);

            // Assert
            Assert.Equal(name == "report" ? mayReport : mayKeep, decision.Refusals.IsEmpty);
        }
    }

    [Fact]
    public void PutAction_ByAPublicService_SaysWhyThatIsNecessary()
    {
        // Act
        var without = Change(new PutAction(PlanExamples.Action with { Lead = ActionLead.PublicService }));
        var with = Change(new PutAction(PlanExamples.Action with { Lead = ActionLead.PublicService, WhyPublic = "It is the law." }));

        // Assert
        Assert.Equal("whypublic", Assert.Single(without.Refusals).Field);
        Assert.Empty(with.Refusals);
    }

    [Fact]
    public void PutAction_WithNothingFilledIn_NamesEachField()
    {
        // Act
        var decision = Change(new PutAction(new PlanAction(0, 0, "", "", 0, "", "", 0, 0, "", "", [], null, null, 0, "", default)));

        // Assert
        Assert.Equal(["form", "lead", "leadname", "level", "objective", "outcome", "sustained", "term", "title"], decision.Refusals.Select(refused => refused.Field!).Order());
    }

    [Fact]
    public void PutAction_Changed_KeepsStatusWordsAndOrigin()
    {
        // Act
        var next = PlanRules.Change(PlanExamples.In(PlanPhase.Deliver), new PutAction(PlanExamples.Action with { Number = 2, Title = "Tea" }), PlanExamples.Officer, 3, PlanExamples.At).Next!;

        // Assert
        var action = Assert.Single(next.Actions);
        Assert.Equal(("Tea", ActionStatus.Done, "Forty come.", "12"), (action.Title, action.Status, action.Came, action.Origin!.Thing));
    }

    [Theory]
    [InlineData(ActionStatus.Done)]
    [InlineData(ActionStatus.Stopped)]
    public void Report_OfAnEnd_NeedsWhatCameOfIt(ActionStatus status)
    {
        // Act
        var decision = PlanRules.Change(PlanExamples.In(PlanPhase.Deliver), new ReportAction(2, status, ""), PlanExamples.Partner, 3, PlanExamples.At);

        // Assert
        Assert.Equal("came", Assert.Single(decision.Refusals).Field);
    }

    [Fact]
    public void DropObjective_ThatAnActionServes_IsRefused()
    {
        // Act and assert
        Assert.Equal("objective-served", Assert.Single(Change(new DropObjective(1)).Refusals).Code);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Deliver_NeedsThreeCommunityMembers(int agreed, bool allowed)
    {
        // Act
        var decision = PlanRules.Change(PlanExamples.In(PlanPhase.Develop), new MovePlan(PlanMove.Deliver, "On."), PlanExamples.Officer, agreed, PlanExamples.At);

        // Assert
        Assert.Equal(allowed, decision.Refusals.IsEmpty);
        Assert.Equal(allowed ? PlanPhase.Deliver : null, decision.Next?.Phase);
    }

    [Fact]
    public void Deliver_AfterAWordWasChanged_NeedsAgreementAgain()
    {
        // Arrange
        var changed = Change(new PutAction(PlanExamples.Action with { Number = 2, Title = "Tea" })).Next!;

        // Act
        var decision = PlanRules.Change(changed, new MovePlan(PlanMove.Deliver, "On."), PlanExamples.Officer, 9, PlanExamples.At);

        // Assert
        Assert.True(changed.IsChangedSince);
        Assert.Equal(PlanLifecycle.NotAgreed, Assert.Single(decision.Refusals).Sentence);
    }

    [Fact]
    public void SetMilestone_AndReports_DoNotChangeWhatWasAgreed()
    {
        // Act
        var next = Change(new SetMilestone(new MilestoneState(PlanMilestone.Review, new DateOnly(2027, 6, 1), null, ""))).Next!;

        // Assert
        Assert.False(next.IsChangedSince);
    }

    [Fact]
    public void DevelopAgain_AsksForANewReview()
    {
        // Act
        var next = PlanRules.Change(PlanExamples.In(PlanPhase.Review), new MovePlan(PlanMove.DevelopAgain, "Again."), PlanExamples.Officer, 3, PlanExamples.At).Next!;

        // Assert
        Assert.Equal((PlanPhase.Develop, null), (next.Phase, next.Review));
    }

    [Theory]
    [InlineData("")]
    [InlineData("olive")]
    [InlineData("olive@council")]
    [InlineData("a@b.c, d@e.f")]
    public void SayAbout_WithAnAddressThatIsNone_IsRefused(string mail)
    {
        // Act and assert
        Assert.Equal("mail", Assert.Single(Change(new SayAbout(PlanExamples.About with { OwnerMail = mail })).Refusals).Field);
    }

    /// <summary>The fullest plan that anybody can write, in letters of three bytes, stays in a row that can be written anew with every change.</summary>
    [Fact]
    public void Change_UntilThePlanIsFull_NeverWeighsMoreThanItsRow()
    {
        // Arrange
        var plan = PlanExamples.In(PlanPhase.Develop);
        var text = new string('ہ', 1_500);
        var action = PlanExamples.Action with
        {
            Title = new string('ہ', 160), What = text, LeadName = new string('ہ', 120), Lead = ActionLead.PublicService, WhyPublic = text, Sustained = text, Outcomes = EntryFieldSet.Outcomes,
            Origin = new EntryOrigin(EntryOriginKind.Idea, "a-round", "7", new string('ہ', 120)),
        };

        // Act
        var refused = PlanDecisionOf(plan);
        while (refused.Next is { } next)
        {
            plan = next;
            Assert.InRange(PlanRules.Weigh(plan), 1, PlanRules.MostBytes);
            refused = PlanDecisionOf(plan);
        }

        // Assert
        Assert.True(plan.Actions.Length is > 10 and <= 60);
        Assert.Equal(plan.Actions.Length == 60 ? "actions-full" : "plan-too-large", Assert.Single(refused.Refusals).Code);
        PlanDecision PlanDecisionOf(Plan full) => PlanRules.Change(full, new PutAction(action), PlanExamples.Officer, 0, PlanExamples.At);
    }

    [Fact]
    public void Due_NamesWhatIsNotReachedAndTheNextDay()
    {
        // Arrange
        var plan = PlanExamples.In(PlanPhase.Deliver) with
        {
            Milestones =
            [
                new(PlanMilestone.CurrentState, new DateOnly(2027, 3, 1), new DateOnly(2027, 2, 1), "Seen."), new(PlanMilestone.Assets, new DateOnly(2027, 3, 1), null, ""),
                new(PlanMilestone.Evidence, new DateOnly(2027, 3, 9), null, ""), new(PlanMilestone.Sustain, new DateOnly(2027, 3, 5), null, ""),
            ],
        };

        // Act and assert
        Assert.Equal([PlanMilestone.Assets], PlanRules.Due(plan, new DateOnly(2027, 3, 1)).Select(state => state.Milestone));
        Assert.Equal(new DateOnly(2027, 3, 5), PlanRules.NextDue(plan, new DateOnly(2027, 3, 1)));
        Assert.Null(PlanRules.NextDue(plan, new DateOnly(2027, 3, 9)));
        Assert.Empty(PlanRules.Due(plan with { Phase = PlanPhase.Closed }, new DateOnly(2027, 4, 1)));
    }

    [Fact]
    public void Differences_OfTwoVersions_NameEachPartOnce()
    {
        // Arrange
        var before = PlanExamples.In(PlanPhase.Develop);
        var after = before with
        {
            About = before.About with { Situation = "Some know nobody." },
            Objectives = [before.Objectives[0] with { Outcomes = ["outcome-cohesion"] }, PlanExamples.Objective with { Number = 5, Title = "Paths" }],
            Actions = [PlanExamples.Action with { Number = 6, Title = "Lights" }],
        };

        // Act
        var differences = PlanDifferences.Of(before, after);

        // Assert
        Assert.Contains(new PlanDifference("about", "", "situation", "Many know nobody.", "Some know nobody."), differences);
        Assert.Contains(new PlanDifference("objective", "People meet", "outcome", "outcome-connectivity", "outcome-cohesion"), differences);
        Assert.Contains(new PlanDifference("objective", "Paths", "title", "", "Paths"), differences);
        Assert.Contains(new PlanDifference("action", "Lights", "title", "", "Lights"), differences);
        Assert.Equal(new PlanDifference("action", "Tea and talk", "title", "Tea and talk", ""), differences[^1]);
        Assert.Empty(PlanDifferences.Of(before, before with { Actions = [before.Actions[0] with { Status = ActionStatus.Done, Came = "Much." }] }));
    }

    private static PlanDecision Change(PlanEdit edit) => PlanRules.Change(PlanExamples.In(PlanPhase.Develop), edit, PlanExamples.Officer, 3, PlanExamples.At);
}
