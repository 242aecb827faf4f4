using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Every rule of every voting method, as a table. A ballot is written <c>p1=1 p2=1</c>; p1 costs 100, p2 200, and so on.</summary>
public sealed class BallotRulesTests
{
    private static readonly DateTimeOffset OpensAt = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(VotingMethod.Approval, "p1=1", "")]
    [InlineData(VotingMethod.Approval, "p3=1 p1=1 p2=1", "")]
    [InlineData(VotingMethod.Approval, "", "ballot-empty")]
    [InlineData(VotingMethod.Approval, "p1=1 p2=1 p3=1 p4=1", "too-many-projects")]
    [InlineData(VotingMethod.Approval, "p1=1 p2=1 p3=1 p4=1 p5=1 p6=1 p7=1", "too-many-projects")]
    [InlineData(VotingMethod.Approval, "p1=1 p1=1", "project-twice")]
    [InlineData(VotingMethod.Approval, "p9=1", "project-unknown")]
    [InlineData(VotingMethod.Approval, "P1=1", "project-unknown")]
    [InlineData(VotingMethod.Approval, "p1\n=1", "project-unknown")]
    [InlineData(VotingMethod.Approval, "p1\r=1", "project-unknown")]
    [InlineData(VotingMethod.Approval, "p1\0=1", "project-unknown")]
    [InlineData(VotingMethod.Approval, "p9=1 p1=1 p1=1", "project-unknown project-twice")]
    [InlineData(VotingMethod.Approval, "p1=2", "value-not-one")]
    [InlineData(VotingMethod.Approval, "p1=0", "value-not-one")]
    [InlineData(VotingMethod.Approval, "p1=-1", "value-not-one")]
    [InlineData(VotingMethod.Knapsack, "p1=1 p4=1", "")]
    [InlineData(VotingMethod.Knapsack, "p2=1 p4=1", "over-budget")]
    [InlineData(VotingMethod.Knapsack, "p1=3", "value-not-one")]
    [InlineData(VotingMethod.Cumulative, "p1=3 p2=2", "")]
    [InlineData(VotingMethod.Cumulative, "p1=4", "points-out-of-range")]
    [InlineData(VotingMethod.Cumulative, "p1=0", "points-out-of-range")]
    [InlineData(VotingMethod.Cumulative, "p1=-3", "points-out-of-range")]
    [InlineData(VotingMethod.Cumulative, "p1=9223372036854775807", "points-out-of-range")]
    [InlineData(VotingMethod.Cumulative, "p1=3 p2=3", "too-many-points")]
    [InlineData(VotingMethod.Cumulative, "p1=1", "too-few-points")]
    [InlineData(VotingMethod.Ordinal, "p1=2 p2=1 p3=3", "")]
    [InlineData(VotingMethod.Ordinal, "p1=1 p2=3", "rank-out-of-range")]
    [InlineData(VotingMethod.Ordinal, "p1=0 p2=1", "rank-out-of-range")]
    [InlineData(VotingMethod.Ordinal, "p1=1 p2=1", "rank-twice")]
    [InlineData(VotingMethod.Ordinal, "p1=1 p2=2 p3=3 p4=4", "too-many-projects")]
    [InlineData(VotingMethod.Scoring, "p1=5 p2=0", "")]
    [InlineData(VotingMethod.Scoring, "p1=6", "points-out-of-range")]
    [InlineData(VotingMethod.Scoring, "p1=-1", "points-out-of-range")]
    [InlineData(VotingMethod.Scoring, "p1=-9223372036854775808", "points-out-of-range")]
    public void C7_Check_Ballot_IsAcceptedOrRefusedForThis(VotingMethod method, string ballot, string codes)
    {
        // Act
        var wrong = BallotRules.Check(Paper(method), Choices(ballot));

        // Assert
        Assert.Equal(codes, string.Join(' ', wrong.Select(w => w.Code)));
        Assert.All(wrong, w => Assert.EndsWith(".", w.Sentence, StringComparison.Ordinal));
        Assert.All(wrong, w => Assert.DoesNotContain("p1", w.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(VotingMethod.Approval, 0, 0, 0, true)]
    [InlineData(VotingMethod.Approval, 1, 0, 0, false)]
    [InlineData(VotingMethod.Approval, null, 0, 0, false)]
    [InlineData(VotingMethod.Knapsack, 0, 0, 0, true)]
    [InlineData(VotingMethod.Knapsack, 0, 1, 0, false)]
    [InlineData(VotingMethod.Cumulative, 0, 0, 0, true)]
    [InlineData(VotingMethod.Cumulative, 0, 0, 5, false)]
    [InlineData(VotingMethod.Ordinal, 0, 0, 0, true)]
    [InlineData(VotingMethod.Scoring, 0, 0, 0, true)]
    public void Check_ABallotThatNamesNothing_IsAcceptedWhereTheMinimumIsNothing(VotingMethod method, int? least, int leastCost, int leastPoints, bool accepted)
    {
        // Arrange
        var rules = Paper(method).Rules;
        var paper = new BallotPaper(rules with { Limits = rules.Limits with { MinLength = least, MinTotalCost = leastCost, MinTotalPoints = leastPoints } });

        // Act
        var wrong = BallotRules.Check(paper, []);
        var missing = BallotRules.Check(paper, default);

        // Assert
        Assert.Equal(accepted, wrong.IsEmpty);
        Assert.Equal("ballot-empty", Assert.Single(missing).Code);
    }

    [Fact]
    public void Check_OverBudget_SaysByHowMuch() => Assert.Equal(
        "Your projects cost £1 more than the £5 there is to spend. Take something out.",
        Assert.Single(BallotRules.Check(Paper(VotingMethod.Knapsack), Choices("p2=1 p4=1"))).Sentence);

    [Fact]
    public void Check_ApprovalWithACostLimit_HoldsToIt()
    {
        // Arrange
        var paper = Paper(VotingMethod.Approval, new BallotLimits(MinTotalCost: 200, MaxTotalCost: 600));

        // Act
        string? CodeOf(string ballot) => BallotRules.Check(paper, Choices(ballot)).FirstOrDefault()?.Code;

        // Assert
        Assert.Equal("under-least-cost", CodeOf("p1=1"));
        Assert.Null(CodeOf("p2=1"));
        Assert.Null(CodeOf("p2=1 p4=1"));
        Assert.Equal("over-budget", CodeOf("p3=1 p4=1"));
    }

    [Fact]
    public void Check_TooFew_IsRefused() => Assert.Equal(
        "Choose at least 2 projects; you have chosen 1.",
        Assert.Single(BallotRules.Check(Paper(VotingMethod.Approval, new BallotLimits(MinLength: 2)), Choices("p1=1"))).Sentence);

    [Fact]
    public void C7_Check_TenThousandChoices_IsOneSentence() =>
        Assert.Single(BallotRules.Check(Paper(VotingMethod.Approval), [.. Enumerable.Repeat(new Choice("p1", 1), 10_000)]));

    [Fact]
    public void Check_ManyUnknownProjects_NeverMeetsNull() =>
        Assert.Equal("project-unknown", Assert.Single(BallotRules.Check(Paper(VotingMethod.Approval), [new Choice(null!, 1)])).Code);

    [Theory]
    [InlineData(BoxState.Open, -1, "voting-not-open")]
    [InlineData(BoxState.Open, 0, null)]
    [InlineData(BoxState.Open, 59, null)]
    [InlineData(BoxState.Open, 60, "voting-closed")]
    [InlineData(BoxState.Suspended, 10, "voting-suspended")]
    [InlineData(BoxState.Suspended, 60, "voting-closed")]
    [InlineData(BoxState.Closed, 10, "voting-closed")]
    [InlineData(BoxState.Preparing, 10, "voting-not-open")]
    public void WhyNotNow_ByStateAndMinute_FollowsTheClock(BoxState state, int minute, string? code) =>
        Assert.Equal(code, BallotRules.WhyNotNow(state, Paper(VotingMethod.Approval), OpensAt.AddMinutes(minute))?.Code);

    [Fact]
    public void WhyNotNow_WithoutRules_IsNotOpen() => Assert.Equal("voting-not-open", BallotRules.WhyNotNow(BoxState.Open, null, OpensAt)?.Code);

    private static BallotPaper Paper(VotingMethod method, BallotLimits? limits = null) => new(new VotingRules(
        RoundPhase.Voting, method, limits ?? Limits(method), new Money(500),
        [.. Enumerable.Range(1, 6).Select(i => new BallotProject($"p{i}", new Money(i * 100)))], OpensAt, OpensAt.AddHours(1)));

    private static BallotLimits Limits(VotingMethod method) => method switch
    {
        VotingMethod.Approval or VotingMethod.Ordinal => new(MinLength: 1, MaxLength: 3),
        VotingMethod.Cumulative => new(MaxPoints: 3, MinTotalPoints: 2, MaxTotalPoints: 5),
        VotingMethod.Scoring => new(MaxPoints: 5),
        _ => new(),
    };

    private static ImmutableArray<Choice> Choices(string ballot) =>
    [
        .. ballot.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(c => new Choice(c[..c.IndexOf('=', StringComparison.Ordinal)], long.Parse(c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
