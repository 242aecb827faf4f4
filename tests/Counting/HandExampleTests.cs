using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>The examples of the definition, small enough to be checked by hand; costs in pounds.</summary>
public sealed class HandExampleTests
{
    private static readonly (string Id, long Cost)[] ThreeProjects = [("A", 60), ("B", 50), ("C", 40)];

    [Theory]
    [InlineData(CountingRule.Greedy, "A,C")]
    [InlineData(CountingRule.GreedyStop, "A")]
    public void Run_SecondProjectDoesNotFit_SkipsItOrStops(CountingRule rule, string expected)
    {
        // Arrange
        var election = Approval(100, ThreeProjects, "A,B,C", "A,B,C", "A,B,C", "A,B", "A");

        // Act
        var result = Count.Run(election, CountOptions.For(rule));

        // Assert
        Assert.Equal(expected, string.Join(',', result.Selected));
        Assert.Equal(CountDecision.DoesNotFit, result.Projects.Single(project => project.Id == "B").Reason);
        Assert.Equal("Not funded: when its turn came £40 was left and it costs £50.", result.Projects.Single(project => project.Id == "B").Sentence);
    }

    [Theory]
    [InlineData(CountingRule.EqualShares, "C")]
    [InlineData(CountingRule.EqualSharesScore, "C,B")]
    public void Run_EqualShares_EndsBeforeFirstOverspend(CountingRule rule, string expected)
    {
        // Arrange
        var election = Approval(90, [("A", 60), ("B", 30), ("C", 60)], "A,C", "A,C", "B,C");

        // Act
        var result = Count.Run(election, CountOptions.For(rule));

        // Assert
        Assert.Equal(expected, string.Join(',', result.Selected));
        Assert.Equal(3000, result.Endowment!.First);
        Assert.Equal(4900, result.Endowment.Final);
        Assert.Equal(19, result.Endowment.Increments);
        Assert.Equal("3", result.Steps.First(step => step.Decision == CountDecision.Bought).Number);
    }

    [Fact]
    public void Run_EqualVotesAndCost_LowerIdWinsAndTieIsLogged()
    {
        // Arrange
        var election = Approval(10, [("A", 10), ("B", 10)], "A,B");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.Greedy));

        // Assert
        Assert.Equal(["A"], result.Selected.ToArray());
        Assert.Equal(["B"], result.Steps[0].TiedWith.ToArray());
        Assert.Equal(TieDecision.Id, result.Steps[0].TieDecidedBy);
    }

    [Theory]
    [InlineData("Ashford 2026")]
    [InlineData("another seed")]
    public void Run_TieWithSeed_IsDecidedByHash(string seed)
    {
        // Arrange
        var election = Approval(10, [("A", 10), ("B", 10)], "A,B");
        var expected = string.CompareOrdinal(Hash(seed + "A"), Hash(seed + "B")) < 0 ? "A" : "B";

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.EqualShares) with { Tie = TieRule.Seeded(seed) });

        // Assert
        Assert.Equal([expected], result.Selected.ToArray());
        Assert.Equal(TieDecision.Seed, result.Steps.First(step => step.Project == expected).TieDecidedBy);
    }

    [Fact]
    public void Run_BallotsThatNameNothing_ShareTheEndowment()
    {
        // Arrange
        var election = Approval(100, [("A", 50)], "", "", "A", "A");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.EqualShares));

        // Assert
        Assert.Equal(["A"], result.Selected.ToArray());
        Assert.Equal(2500, result.Endowment!.Final);
        Assert.Equal(2, result.VotersWithoutFunded);
    }

    [Fact]
    public void Run_MinimumVotes_IsMetAtEquality()
    {
        // Arrange
        var election = Approval(100, ThreeProjects, "A,B", "A,B", "A", "C");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.Greedy) with { MinimumVotes = 2 });

        // Assert
        Assert.Equal(["A"], result.Selected.ToArray());
        Assert.Equal(CountDecision.BelowMinimumVotes, result.Projects.Single(project => project.Id == "C").Reason);
        Assert.Equal(CountDecision.DoesNotFit, result.Projects.Single(project => project.Id == "B").Reason);
    }

    [Theory]
    [InlineData(CountingRule.Greedy)]
    [InlineData(CountingRule.GreedyStop)]
    [InlineData(CountingRule.EqualShares)]
    [InlineData(CountingRule.EqualSharesScore)]
    [InlineData(CountingRule.Phragmen)]
    public void Run_ConflictingProjects_BuysOneAndSaysWhy(CountingRule rule)
    {
        // Arrange
        var election = Approval(200, ThreeProjects, "A,B", "A,B", "A,C");
        var options = CountOptions.For(rule) with { Conflicts = [new Conflict("B", "A")] };

        // Act
        var result = Count.Run(election, options);

        // Assert
        Assert.Equal(["A", "C"], result.Selected.Order());
        Assert.Equal("Not funded: it cannot be carried out together with A, which was funded first.", result.Projects.Single(project => project.Id == "B").Sentence);
    }

    [Fact]
    public void Run_MoreVotersPreferGreedy_TakesGreedyOutcome()
    {
        // Arrange
        var election = Approval(52, [("A", 30), ("B", 20), ("C", 25), ("D", 5)], "A,B", "A,B", "A,C,D");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.EqualShares) with { CompareWithGreedy = true });

        // Assert
        Assert.Equal(new GreedyComparison(1, 2, true), result.Comparison);
        Assert.Equal(["A", "B"], result.Selected.ToArray());
        Assert.Contains(result.Steps, step => step.Stage == CountStage.Comparison);
    }

    [Fact]
    public void Run_StopWhenExhaustive_StopsAtFirstOutcomeNothingCanBeAddedTo()
    {
        // Arrange
        var election = Approval(9, [("A", 7), ("B", 9), ("D", 3)], "A", "B", "B,D");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.EqualShares) with { StopWhenExhaustive = true });

        // Assert
        Assert.Equal(["D"], result.Selected.ToArray());
        Assert.Contains("Raising stops as soon as nothing more would fit.", result.Notes);
    }

    [Fact]
    public void Run_TieAtTheEndowmentThatOverspends_IsRecorded()
    {
        // Arrange
        var election = Approval(4, [("A", 3), ("B", 3)], "A", "A", "B", "B");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.EqualShares));

        // Assert
        Assert.Empty(result.Selected);
        Assert.Equal(
            "At the next endowment, £2, what is bought costs £6, which is more than the budget, so the count ended before it. A and B tied on the way there; A went first by id.",
            result.Notes[^1]);
    }

    [Fact]
    public void Run_MoneyAmongSupportersGone_TellsWhereItWent()
    {
        // Arrange
        var election = Approval(120, [("P", 60), ("Q", 45), ("R", 30), ("S", 20)], "P,Q", "P,Q", "P,R", "R,S");

        // Act
        var outcome = Count.Run(election, CountOptions.For(CountingRule.EqualShares)).Projects.Single(project => project.Id == "Q");

        // Assert
        Assert.Equal("Not funded by equal shares: its 2 voters held £44 between them at the moment it was ruled out and it costs £45. 100 % of its voters also backed P and spent £40 there.", outcome.Sentence);
        Assert.Equal(100 * 44 / 45, outcome.EffectiveSupport);
    }

    [Fact]
    public void Run_NobodyVoted_FundsNothingByAnyRule()
    {
        // Arrange
        var election = new ElectionBuilder(VotingMethod.Approval, 10000, [new ElectionProject("A", 100)]).Build();

        // Act
        var results = CountingRuleNames.All.Select(rule => Count.Run(election, CountOptions.For(rule))).ToArray();

        // Assert
        Assert.All(results, result => Assert.Empty(result.Selected));
    }

    [Fact]
    public void Run_PhragmenWhereTheFirstTwoTieAboveTheThird_SaysOfTheThirdThatItTiedWithNone()
    {
        // Arrange: loads of 10, 10 and 5.
        var election = Approval(100, [("A", 20), ("B", 30), ("C", 40)], "A,C", "A,C", "B,C", "B,C", "B,C", "C", "C", "C");

        // Act
        var result = Count.Run(election, CountOptions.For(CountingRule.Phragmen));

        // Assert
        Assert.Equal(("C", "5"), (result.Steps[0].Project, result.Steps[0].Number));
        Assert.Empty(result.Steps[0].TiedWith);
        Assert.Equal("A", result.Steps[1].Project);
    }

    private static string Hash(string text) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static Election Approval(long pounds, (string Id, long Cost)[] projects, params string[] ballots)
    {
        var builder = new ElectionBuilder(VotingMethod.Approval, pounds * 100, projects.Select(project => new ElectionProject(project.Id, project.Cost * 100)));
        foreach (var ballot in ballots)
        {
            builder.Add([.. ballot.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Choice(id, 1))]);
        }

        return builder.Build();
    }
}
