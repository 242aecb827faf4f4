using System.Collections.Immutable;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Tests.Rounds;

public class RoundRulesTests
{
    private static readonly DateTimeOffset During = RoundExamples.OpensAt.AddDays(1);

    public static TheoryData<string, string> BrokenSetups() => new()
    {
        { "name", "name-missing" },
        { "long name", "name-too-long" },
        { "community", "community-missing" },
        { "currency", "currency-unknown" },
        { "budget", "budget-not-positive" },
        { "no projects", "projects-missing" },
        { "all withdrawn", "projects-missing" },
        { "same id", "project-id-twice" },
        { "blank in id", "project-id-unfit" },
        { "equals in id", "project-id-unfit" },
        { "negative cost", "project-cost-unfit" },
        { "long description", "project-description-length" },
        { "no project name", "project-name-length" },
        { "off the map", "project-place-unfit" },
        { "dates", "dates-order" },
        { "zone", "time-zone-unknown" },
        { "windows zone", "time-zone-unknown" },
        { "method", "method-missing" },
        { "rule", "rule-missing" },
        { "min over max", "limits-order" },
        { "more than there are", "length-beyond-projects" },
        { "knapsack over budget", "knapsack-beyond-budget" },
        { "knapsack too small", "cost-not-reachable" },
        { "least cost", "cost-not-reachable" },
        { "points for approval", "points-not-for-method" },
        { "cumulative without points", "points-missing" },
        { "scoring without range", "range-missing" },
        { "points not enough", "points-not-reachable" },
        { "points too few", "points-not-reachable" },
        { "default score", "default-score-not-for-method" },
        { "negative limit", "limit-unfit" },
        { "conflict", "conflict-unknown" },
        { "self conflict", "conflict-with-itself" },
        { "threshold", "threshold-negative" },
        { "step", "step-unfit" },
        { "seed", "tie-seed-unfit" },
        { "ideas order", "ideas-dates-order" },
        { "ideas late", "ideas-beyond-voting" },
        { "ideas areas", "ideas-areas-unfit" },
        { "ideas categories", "ideas-categories-unfit" },
        { "ideas cost", "ideas-cost-unfit" },
        { "ideas guidance", "ideas-guidance-too-long" },
    };

    [Theory, MemberData(nameof(BrokenSetups))]
    public void Check_ABrokenSetup_SaysWhatInWordsAndWhere(string what, string code)
    {
        // Arrange
        var setup = Broken(what, RoundExamples.Setup());

        // Act
        var wrong = RoundSetupRules.Check(setup);

        // Assert
        var refused = Assert.Single(wrong, one => one.Code == code);
        Assert.NotNull(refused.Field);
        Assert.EndsWith(".", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RealElectionsOddities_AreAllowed()
    {
        // Arrange: a project dearer than the budget, one withdrawn, one that costs nothing, another currency.
        var setup = RoundExamples.Setup() with
        {
            Currency = "PLN",
            Projects = [RoundExamples.Project("OGM/0015", 900_000), RoundExamples.Project("2", 10) with { Withdrawn = true }, RoundExamples.Project("3", 0)],
        };

        // Act
        var wrong = RoundSetupRules.Check(setup);

        // Assert
        Assert.Empty(wrong);
    }

    [Fact]
    public void Create_TakenUnfitOrByNobody_IsRefused()
    {
        // Arrange
        var command = new CreateRound(RoundExamples.Setup(), RoundExamples.Officer);

        // Act and assert
        Assert.Empty(RoundRules.RefuseCreate("elmbridge-2027", new RoundState(), command));
        Assert.Equal("slug-taken", Assert.Single(RoundRules.RefuseCreate("elmbridge-2027", RoundExamples.In(RoundPhase.Draft), command)).Code);
        Assert.Equal("slug-unfit", Assert.Single(RoundRules.RefuseCreate("Elmbridge 2027", new RoundState(), command)).Code);
        Assert.Equal("not-yours", Assert.Single(RoundRules.RefuseCreate("elmbridge-2027", new RoundState(), command with { By = RoundExamples.Nobody })).Code);
    }

    [Fact]
    public void ChangeSetup_InEveryPhase_IsAllowedOnlyBeforeVoting()
    {
        foreach (var phase in RoundLifecycle.Phases)
        {
            // Act
            var refusals = RoundRules.RefuseChange(RoundExamples.In(phase), new ChangeSetup(RoundExamples.WithCall(), RoundExamples.Officer));

            // Assert
            Assert.Equal(phase is RoundPhase.Draft or RoundPhase.Ideas or RoundPhase.Review, refusals.IsEmpty);
            Assert.All(refusals, refused => Assert.Equal("rules-frozen", refused.Code));
        }
    }

    [Fact]
    public void Extend_InEveryPhase_IsAllowedOnlyWhileVotingIsOpenOrPaused()
    {
        foreach (var phase in RoundLifecycle.Phases)
        {
            // Act
            var refusals = ProposalRules.RefuseAsk(RoundExamples.In(phase), Extension(During), During);

            // Assert
            Assert.Equal(phase is RoundPhase.Voting or RoundPhase.Suspended, refusals.IsEmpty);
        }
    }

    [Fact]
    public void Extend_EarlierEqualTooFarTooLateWithoutReasonOrRole_IsRefused()
    {
        // Arrange
        var voting = RoundExamples.In(RoundPhase.Voting);

        // Act and assert
        Assert.Equal("extension-not-later", Code(ProposalRules.RefuseAsk(voting, Extension(During) with { ClosesAt = RoundExamples.ClosesAt }, During)));
        Assert.Equal("extension-not-later", Code(ProposalRules.RefuseAsk(voting, Extension(During) with { ClosesAt = During }, During)));
        Assert.Equal("extension-too-long", Code(ProposalRules.RefuseAsk(voting, Extension(During) with { ClosesAt = During.AddYears(2) }, During)));
        Assert.Equal("wrong-phase", Code(ProposalRules.RefuseAsk(voting, Extension(During), RoundExamples.ClosesAt)));
        Assert.Equal("reason-missing", Code(ProposalRules.RefuseAsk(voting, Extension(During) with { Reason = " " }, During)));
        Assert.Equal("not-yours", Code(ProposalRules.RefuseAsk(voting, Extension(During) with { By = RoundExamples.Nobody }, During)));
    }

    [Fact]
    public void Move_ToPauseOrCancelWithoutReason_IsRefused()
    {
        // Act and assert
        Assert.Equal("reason-missing", Code(RoundRules.RefuseMove(RoundExamples.In(RoundPhase.Voting), RoundMove.SuspendVoting, RoundExamples.Officer, null, During)));
        Assert.Equal("reason-missing", Code(RoundRules.RefuseMove(RoundExamples.In(RoundPhase.Voting), RoundMove.Cancel, RoundExamples.Officer, "", During)));
        Assert.Equal("close-passed", Code(RoundRules.RefuseMove(RoundExamples.In(RoundPhase.Draft), RoundMove.OpenVoting, RoundExamples.Officer, null, RoundExamples.ClosesAt)));
        Assert.Equal("round-unknown", Code(RoundRules.RefuseMove(new RoundState(), RoundMove.OpenVoting, RoundExamples.Officer, null, During)));
    }

    [Fact]
    public void Open_EarlyByAnOfficer_OpensNow()
    {
        // Arrange
        var now = RoundExamples.OpensAt.AddDays(-2).AddMilliseconds(250);

        // Act
        var opened = Assert.IsType<VotingOpened>(RoundRules.Decide("elmbridge-2027", RoundExamples.In(RoundPhase.Draft), new RoundIntent(RoundMove.OpenVoting, RoundExamples.Officer, now)));

        // Assert
        Assert.Equal(RoundExamples.OpensAt.AddDays(-2), opened.OpensAt);
        Assert.Equal(FrozenRules.Hash("elmbridge-2027", RoundExamples.Setup() with { OpensAt = opened.OpensAt }), opened.RulesHash);
    }

    [Fact]
    public void At_AtAndAfterTheClose_IsClosedAtTheAnnouncedInstant()
    {
        // Act
        var before = RoundRules.At("elmbridge-2027", RoundExamples.In(RoundPhase.Voting), RoundExamples.ClosesAt.AddTicks(-1));
        var after = RoundRules.At("elmbridge-2027", RoundExamples.In(RoundPhase.Suspended), RoundExamples.ClosesAt.AddDays(3));

        // Assert
        Assert.Equal(RoundPhase.Voting, before.Phase);
        Assert.Equal(RoundPhase.Closed, after.Phase);
        Assert.Equal(RoundExamples.ClosesAt, after.Story[^1].At);
        Assert.Equal("the clock", after.Story[^1].By);
    }

    [Fact]
    public void At_ADraftWhoseTimeHasCome_IsOpen()
    {
        // Act and assert
        Assert.Equal(RoundPhase.Draft, At(RoundExamples.OpensAt.AddTicks(-1)));
        Assert.Equal(RoundPhase.Voting, At(RoundExamples.OpensAt));
        Assert.Equal(RoundPhase.Draft, At(RoundExamples.ClosesAt));

        static RoundPhase At(DateTimeOffset now) => RoundRules.At("elmbridge-2027", RoundExamples.In(RoundPhase.Draft), now).Phase;
    }

    [Fact]
    public void Count_Again_SaysWhetherItIsTheSame()
    {
        // Arrange
        var counted = RoundExamples.In(RoundPhase.Counted);

        // Act
        var same = (RoundCounted)RoundRules.Decide("r", counted, new RoundIntent(RoundMove.Count, RoundExamples.Officer, During, Count: new CountStamp(2, 12, "d1", "r1")));
        var other = (RoundCounted)RoundRules.Decide("r", counted, new RoundIntent(RoundMove.Count, RoundExamples.Officer, During, Count: new CountStamp(2, 13, "d2", "r1")));

        // Assert
        Assert.True(same.SameAsBefore);
        Assert.False(other.SameAsBefore);
        Assert.Contains("NOT the same", counted.With(other).Story[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void SetupChanged_InTheStory_NamesWhatChanged()
    {
        // Arrange
        var draft = RoundExamples.In(RoundPhase.Draft);
        var setup = draft.Setup!;
        var few = setup with { Name = "Another name", Budget = new Money(setup.Budget.Pence + 100) };
        var many = few with { Description = "Said anew.", Community = "Elsewhere", OpensAt = setup.OpensAt.AddHours(1), ClosesAt = setup.ClosesAt.AddHours(1) };

        // Act
        string Told(RoundSetup changed) => draft.With(new SetupChanged(changed, RoundExamples.Officer, During)).Story[^1].What;

        // Assert
        Assert.Equal("Changed the set-up: name, budget.", Told(few));
        Assert.Equal("Changed the set-up: name, description, community and 3 more.", Told(many));
    }

    private static ExtendVoting Extension(DateTimeOffset provenAt) => new(RoundExamples.ClosesAt.AddDays(2), "The post was late.", RoundExamples.Officer, provenAt);

    private static string Code(ImmutableArray<Refused> refusals) => Assert.Single(refusals).Code;

    private static RoundSetup Broken(string what, RoundSetup setup) => what switch
    {
        "name" => setup with { Name = " " },
        "long name" => setup with { Name = new string('x', 201) },
        "community" => setup with { Community = "" },
        "currency" => setup with { Currency = "pounds" },
        "budget" => setup with { Budget = Money.Zero },
        "no projects" => setup with { Projects = [] },
        "all withdrawn" => setup with { Projects = [.. setup.Projects.Select(p => p with { Withdrawn = true })] },
        "same id" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p01", 1)) },
        "blank in id" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p 1", 1)) },
        "equals in id" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p=1", 1)) },
        "negative cost" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p04", -1)) },
        "long description" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p04", 1) with { Description = new string('x', 4_001) }) },
        "no project name" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p04", 1) with { Name = "" }) },
        "off the map" => setup with { Projects = setup.Projects.Add(RoundExamples.Project("p04", 1) with { Place = new Place(double.NaN, 0) }) },
        "dates" => setup with { ClosesAt = setup.OpensAt },
        "zone" => setup with { TimeZone = "Europe/Atlantis" },
        "windows zone" => setup with { TimeZone = "GMT Standard Time" },
        "method" => setup with { Method = VotingMethod.Unspecified },
        "rule" => setup with { Counting = setup.Counting with { Rule = CountingRule.Unspecified } },
        "min over max" => setup with { Limits = new(MinLength: 3, MaxLength: 2) },
        "more than there are" => setup with { Limits = new(MaxLength: 4) },
        "knapsack over budget" => setup with { Method = VotingMethod.Knapsack, Limits = new(MaxTotalCost: setup.Budget.Pence + 1) },
        "knapsack too small" => setup with { Method = VotingMethod.Knapsack, Limits = new(MaxTotalCost: 100) },
        "least cost" => setup with { Limits = new(MaxLength: 1, MinTotalCost: 7_000_00) },
        "points for approval" => setup with { Limits = new(MaxPoints: 3) },
        "cumulative without points" => setup with { Method = VotingMethod.Cumulative, Limits = new() },
        "scoring without range" => setup with { Method = VotingMethod.Scoring, Limits = new() },
        "points not enough" => setup with { Method = VotingMethod.Cumulative, Limits = new(MinLength: 3, MinPoints: 2, MaxTotalPoints: 5) },
        "points too few" => setup with { Method = VotingMethod.Cumulative, Limits = new(MaxLength: 2, MaxPoints: 2, MinTotalPoints: 5, MaxTotalPoints: 9) },
        "default score" => setup with { Limits = new(DefaultScore: 1) },
        "negative limit" => setup with { Limits = new(MinTotalCost: -1) },
        "conflict" => setup with { Counting = setup.Counting with { Conflicts = [new Conflict("p01", "p99")] } },
        "self conflict" => setup with { Counting = setup.Counting with { Conflicts = [new Conflict("p01", "p01")] } },
        "threshold" => setup with { Counting = setup.Counting with { MinimumVotes = -1 } },
        "step" => setup with { Counting = setup.Counting with { Step = 0 } },
        "ideas order" => setup with { Ideas = Call() with { ClosesAt = RoundExamples.IdeasOpenAt } },
        "ideas late" => setup with { Ideas = Call() with { ClosesAt = RoundExamples.OpensAt.AddSeconds(1) } },
        "ideas areas" => setup with { Ideas = Call() with { Areas = ["North", "north"] } },
        "ideas categories" => setup with { Ideas = Call() with { Categories = ["Nature, play"] } },
        "ideas cost" => setup with { Ideas = Call() with { MostCost = new Money(setup.Budget.Pence + 1) } },
        "ideas guidance" => setup with { Ideas = Call() with { Guidance = new string('x', 4_001) } },
        "seed" => setup with { Counting = setup.Counting with { Tie = new TieRule("") } },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static IdeaCall Call() => RoundExamples.WithCall().Ideas!;

    [Fact]
    public void CheckForIdeas_WithACallAndNoProjectsYet_Holds()
    {
        // Act
        var prepared = RoundSetupRules.CheckForIdeas(RoundExamples.WithCall() with { Projects = [] });
        var forVoting = RoundSetupRules.Check(RoundExamples.WithCall() with { Projects = [] });

        // Assert
        Assert.Empty(prepared);
        Assert.Contains(forVoting, refused => refused.Code == "projects-missing");
    }

    [Fact]
    public void ChangeSetup_WhileIdeasAreTaken_NeverEndsThemEarlierOrTakesTheCallAway()
    {
        // Arrange
        var state = RoundExamples.In(RoundPhase.Ideas);
        var earlier = RoundExamples.WithCall() with { Ideas = Call() with { ClosesAt = RoundExamples.IdeasCloseAt.AddMinutes(-1) } };

        // Act and assert
        Assert.Equal("ideas-close-earlier", Assert.Single(RoundRules.RefuseChange(state, new(earlier, RoundExamples.Officer))).Code);
        Assert.Equal("ideas-call-gone", Assert.Single(RoundRules.RefuseChange(state, new(RoundExamples.Setup(), RoundExamples.Officer))).Code);
        Assert.Empty(RoundRules.RefuseChange(state, new(RoundExamples.WithCall() with { Ideas = Call() with { ClosesAt = RoundExamples.IdeasCloseAt.AddHours(1) } }, RoundExamples.Officer)));
    }

    [Fact]
    public void ByClock_ThroughTheCall_OpensAndClosesIdeasAtTheirInstants()
    {
        // Arrange
        var draft = new RoundState().With(new RoundCreated(RoundExamples.WithCall(), RoundExamples.Officer, RoundExamples.Start));

        // Act
        var before = RoundRules.At("r", draft, RoundExamples.IdeasOpenAt.AddSeconds(-1));
        var open = RoundRules.At("r", draft, RoundExamples.IdeasOpenAt);
        var review = RoundRules.At("r", open, RoundExamples.IdeasCloseAt.AddHours(3));
        var voting = RoundRules.At("r", open, RoundExamples.OpensAt.AddHours(1));
        var waiting = RoundRules.At("r", open with { IdeasWaiting = 1 }, RoundExamples.OpensAt.AddHours(1));

        // Assert
        Assert.Equal(RoundPhase.Draft, before.Phase);
        Assert.Equal(RoundPhase.Ideas, open.Phase);
        Assert.Equal((RoundPhase.Review, RoundExamples.IdeasCloseAt), (review.Phase, review.Story[^1].At));
        Assert.Equal((RoundPhase.Voting, RoundExamples.OpensAt), (voting.Phase, voting.Story[^1].At));
        Assert.Equal(RoundPhase.Review, waiting.Phase);
        Assert.Equal(RoundExamples.IdeasOpenAt, RoundRules.NextInstant(draft, RoundExamples.Start));
        Assert.Equal(RoundExamples.IdeasCloseAt, RoundRules.NextInstant(open, RoundExamples.IdeasOpenAt));
        Assert.Equal(RoundExamples.OpensAt, RoundRules.NextInstant(review, RoundExamples.IdeasCloseAt));
    }

    [Fact]
    public void PutProject_InEveryPhase_IsAllowedOnlyBeforeVotingAndByOfficers()
    {
        foreach (var phase in RoundLifecycle.Phases)
        {
            // Act
            var refusals = RoundRules.RefusePut(RoundExamples.In(phase), new(RoundExamples.Project("idea-1", 100), RoundExamples.Officer));
            var byNobody = RoundRules.RefusePut(RoundExamples.In(phase), new(RoundExamples.Project("idea-1", 100), RoundExamples.Nobody));

            // Assert
            Assert.Equal(phase is RoundPhase.Draft or RoundPhase.Ideas or RoundPhase.Review, refusals.IsEmpty);
            Assert.Equal("not-yours", Assert.Single(byNobody).Code);
        }
    }

    [Fact]
    public void PhaseAt_OfALineWithACall_FollowsTheClock()
    {
        // Arrange
        var line = RoundViews.Summary("r", new RoundState().With(new RoundCreated(RoundExamples.WithCall(), RoundExamples.Officer, RoundExamples.Start)));

        // Act and assert
        Assert.Equal(RoundPhase.Draft, RoundRules.PhaseAt(line, RoundExamples.Start));
        Assert.Equal(RoundPhase.Ideas, RoundRules.PhaseAt(line, RoundExamples.IdeasOpenAt));
        Assert.Equal(RoundPhase.Review, RoundRules.PhaseAt(line with { Phase = RoundPhase.Ideas }, RoundExamples.IdeasCloseAt));
    }
}
