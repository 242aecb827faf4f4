using System.Numerics;
using System.Text;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>The edges of what may be counted, each from both sides, and what is said of what may not.</summary>
public sealed class CountEdgeTests
{
    private const string NoRule = "The round declares no counting rule. (Parameter 'options')";
    private const string NoStep = "An endowment is raised by a positive step, and a currency has minor units. (Parameter 'options')";
    private const string NoConflict = "A conflict names 'A' and 'X', which are not both in the election. (Parameter 'options')";

    private static readonly ElectionProject[] Projects = [new("A", 100), new("B", 200), new("C", 300)];

    private static Election Some => Build(VotingMethod.Approval, [new("A", 1)], [new("A", 1), new("B", 1)], [new("C", 1)]);

    public static TheoryData<string, Func<CountOptions, CountOptions>> Undeclared => new()
    {
        { NoRule, options => options with { Rule = CountingRule.Unspecified } },
        { NoRule, options => options with { Rule = (CountingRule)6 } },
        { NoStep, options => options with { Step = 0 } },
        { NoStep, options => options with { Step = -1 } },
        { NoStep, options => options with { MinorUnits = 0 } },
        { NoStep, options => options with { MinorUnits = -1 } },
        { NoConflict, options => options with { Conflicts = [new("A", "B"), new("A", "X")] } },
        { "A conflict names 'X' and 'A', which are not both in the election. (Parameter 'options')", options => options with { Conflicts = [new("X", "A")] } },
    };

    [Theory, MemberData(nameof(Undeclared))]
    public void Run_WhatWasNotDeclared_IsRefused(string sentence, Func<CountOptions, CountOptions> change)
    {
        // Arrange
        var options = change(CountOptions.For(CountingRule.EqualShares));

        // Act
        Action[] counts = [() => Count.Run(Some, options), () => Count.NeededVotes(Some, options, "A")];

        // Assert
        Assert.All(counts, count => Assert.Equal(sentence, Assert.Throws<ArgumentException>(count).Message));
    }

    [Fact]
    public void Run_Nothing_IsRefused()
    {
        // Act
        Action[] counts = [() => Count.Run(null!, CountOptions.For(CountingRule.Greedy)), () => Count.Run(Some, null!)];

        // Assert
        Assert.All(counts, count => Assert.Throws<ArgumentNullException>(count));
    }

    [Fact]
    public void Run_WithConflictsThatWereNeverSet_CountsAsWithNone()
    {
        // Act
        var result = Count.Run(Some, CountOptions.For(CountingRule.Greedy) with { Conflicts = default });

        // Assert
        Assert.Equal(["A", "B", "C"], result.Selected.ToArray());
    }

    [Fact]
    public void Run_ConflictOfAProjectWithItself_ExcludesNothing()
    {
        // Act
        var result = Count.Run(Some, CountOptions.For(CountingRule.Greedy) with { Conflicts = [new("A", "A")] });

        // Assert
        Assert.Equal(["A", "B", "C"], result.Selected.ToArray());
    }

    [Theory]
    [InlineData(ElectionBuilder.MostBudget, 1, true)]
    [InlineData(ElectionBuilder.MostBudget + 1, 1, false)]
    [InlineData(ElectionBuilder.MostBudget, 9223, true)]
    [InlineData(ElectionBuilder.MostBudget, 9224, false)]
    [InlineData(long.MaxValue / 16513, 16513, true)]
    [InlineData((long.MaxValue / 16513) + 1, 16513, false)]
    [InlineData(0, 0, true)]
    public void Build_Budget_HasAnEnd(long budget, int projects, bool isTaken)
    {
        // Act
        var build = Record.Exception(() => new ElectionBuilder(VotingMethod.Approval, budget, Enumerable.Range(0, projects).Select(index => new ElectionProject($"p{index}", 1))));

        // Assert
        Assert.Equal(isTaken, build is null);
        Assert.True(isTaken || build is ArgumentOutOfRangeException { ParamName: "budget" });
    }

    [Fact]
    public void Build_WhatCannotBe_SaysWhy()
    {
        // Act
        var said = new (Action Act, string Says)[]
        {
            (() => _ = new ElectionBuilder(VotingMethod.Unspecified, 1, Projects), "An election needs a voting method."),
            (() => _ = new ElectionBuilder((VotingMethod)6, 1, Projects), "An election needs a voting method."),
            (() => _ = new ElectionBuilder(VotingMethod.Approval, ElectionBuilder.MostBudget, Enumerable.Range(0, 9224).Select(index => new ElectionProject($"p{index}", 1))), "The budget is larger than what can be counted for so many projects."),
            (() => _ = new ElectionBuilder(VotingMethod.Approval, 1, [.. Projects, Projects[1]]), "The project 'B' is there twice."),
            (() => Build(VotingMethod.Approval, [[new("X", 1)]]), "There is no project 'X' in this election."),
            (() => Build(VotingMethod.Ordinal, [[new("A", 2), new("B", 2)]]), "Two projects stand at the same rank of one ballot."),
        };

        // Assert
        Assert.All(said, wrong => Assert.StartsWith(wrong.Says, Assert.ThrowsAny<ArgumentException>(wrong.Act).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentNullException>(() => new ElectionBuilder(VotingMethod.Approval, 1, null!));
        Assert.Throws<ArgumentException>(() => new ElectionBuilder(VotingMethod.Approval, 1, [new("", 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElectionBuilder(VotingMethod.Approval, 1, [new("A", -1)]));
    }

    [Theory]
    [InlineData(VotingMethod.Scoring, ElectionBuilder.MostPoints, 0, true)]
    [InlineData(VotingMethod.Scoring, ElectionBuilder.MostPoints - 1, 1, true)]
    [InlineData(VotingMethod.Scoring, ElectionBuilder.MostPoints, 1, false)]
    [InlineData(VotingMethod.Cumulative, ElectionBuilder.MostPoints + 1, 0, false)]
    [InlineData(VotingMethod.Cumulative, 1, -1, false)]
    [InlineData(VotingMethod.Ordinal, ElectionBuilder.MostPoints, ElectionBuilder.MostPoints - 1, true)]
    public void Add_Points_HaveAnEnd(VotingMethod method, long first, long second, bool isTaken)
    {
        // Act
        var added = Record.Exception(() => Build(method, [[new("A", first), new("B", second)]]));

        // Assert
        Assert.Equal(isTaken, added is null);
        Assert.True(isTaken || added is ArgumentOutOfRangeException);
    }

    [Theory]
    [InlineData(VotingMethod.Approval, 2, 1, 2)]
    [InlineData(VotingMethod.Knapsack, 2, 1, 2)]
    [InlineData(VotingMethod.Cumulative, 7, 0, 1)]
    [InlineData(VotingMethod.Scoring, 7, 0, 1)]
    public void Add_Points_CountWhereTheMethodHasThem(VotingMethod method, long ofA, long ofB, long votesOfA)
    {
        // Act
        var election = Build(method, [new("A", 7), new("B", 0)], [new("A", 0)]);

        // Assert
        Assert.Equal((ofA, ofB, votesOfA), (election.Score("A"), election.Score("B"), election.Votes("A")));
        Assert.Equal((2, method), (election.Voters, election.Method));
    }

    [Fact]
    public void Add_ProjectTwiceInARanking_KeepsTheBetterPlace()
    {
        // Act
        var election = Build(VotingMethod.Ordinal, [[new("B", 3), new("A", 1), new("A", 2), new("C", 4)]]);

        // Assert
        Assert.Equal((3, 2, 1, 1), (election.Score("A"), election.Score("B"), election.Score("C"), election.RepeatedNames));
    }

    [Fact]
    public void Add_BallotOfManyProjects_CountsAll()
    {
        // Arrange
        var projects = Enumerable.Range(0, 40).Select(index => new ElectionProject($"p{index:00}", 1)).ToArray();
        var builder = new ElectionBuilder(VotingMethod.Approval, 100, projects);

        // Act
        foreach (var length in (int[])[15, 16, 17, 40])
        {
            builder.Add([.. projects.Take(length).Select(project => new Choice(project.Id, 1))]);
        }

        int[] places = [.. Enumerable.Range(0, 40)];
        var byPlace = new ElectionBuilder(VotingMethod.Approval, 100, projects);
        byPlace.Add(places, [.. places.Select(_ => 1L)]);

        // Assert
        Assert.Equal(1, byPlace.Build().Votes("p39"));
        var election = builder.Build();
        Assert.Equal((4, 2, 1), (election.Votes("p00"), election.Votes("p16"), election.Votes("p39")));
        Assert.Equal((5, -1), (builder.IndexOf("p05"), builder.IndexOf("x")));
    }

    [Fact]
    public void RuleNames_AreReadAndWritten()
    {
        // Act
        var names = CountingRuleNames.All.Select(CountingRuleNames.Name).ToArray();

        // Assert
        Assert.Equal(["greedy", "greedy-stop", "equal-shares", "equal-shares+score", "phragmen"], names);
        Assert.Equal(CountingRuleNames.All, names.Select(CountingRuleNames.Parse));
        Assert.Equal("There is no counting rule 'mood'; there are greedy, greedy-stop, equal-shares, equal-shares+score, phragmen.", Assert.Throws<FormatException>(() => CountingRuleNames.Parse("mood")).Message);
        Assert.StartsWith("There is no such counting rule.", Assert.Throws<ArgumentOutOfRangeException>(() => CountingRuleNames.Name(CountingRule.Unspecified)).Message, StringComparison.Ordinal);
        Assert.False(CountingRuleNames.TryParse(null, out var rule));
        Assert.Equal(CountingRule.Unspecified, rule);
    }

    [Theory]
    [InlineData("£", 100, 125000, "£1,250")]
    [InlineData("£", 100, 125050, "£1,250.50")]
    [InlineData("£", 100, 1, "£0.01")]
    [InlineData("PLN", 100, 125050, "PLN 1,250.50")]
    [InlineData("", 1, 1250, "1,250")]
    public void Amount_IsWrittenAsResidentsReadIt(string sign, long minorUnits, long amount, string text) =>
        Assert.Equal(text, (CountOptions.For(CountingRule.Greedy) with { CurrencySign = sign, MinorUnits = minorUnits }).Amount(amount));

    [Fact]
    public void Number_IsWrittenWithoutRounding()
    {
        // Arrange
        var long120 = BigInteger.One << 119;

        // Act
        string?[] written =
        [
            CountText.Count(1, "vote"), CountText.Count(0, "vote"), CountText.Count(1200, "vote"), CountText.Decimal(1, 3), CountText.Decimal(7, 7), CountText.Decimal(20, 8), CountText.Decimal(1, 20),
            CountText.Decimal(BigInteger.Pow(10, 30) + 1, BigInteger.Pow(10, 24)), CountText.Fraction(6, 4), CountText.Fraction(6, 3), CountText.Fraction(0, 3),
        ];

        // Assert
        Assert.Equal(["1 vote", "0 votes", "1,200 votes", "0.333333", "1", "2.5", "0.05", "1000000", "3/2", "2", "0"], written.AsEnumerable());
        Assert.Equal($"{long120}/{long120 + 1}", CountText.Fraction(long120, long120 + 1));
        Assert.Null(CountText.Fraction(long120 * 2, long120 + 1));
    }

    [Fact]
    public void Texts_AreOrderedByTheirBytes()
    {
        // Arrange
        string?[] texts = [null, "", "a", "aa", "ab", "b", "B", "ŵ", "\uFFFD", "\U0001F600", "\U0001F601", "a\U0001F600", "a\uFFFD", "aŵ"];

        foreach (var (first, second) in texts.SelectMany(first => texts.Select(second => (first, second))))
        {
            // Act
            var order = Math.Sign(Utf8Order.Instance.Compare(first, second));

            // Assert
            var expected = first is null || second is null ? (first is null ? 0 : 1) - (second is null ? 0 : 1) : Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second));
            Assert.Equal((first, second, Math.Sign(expected)), (first, second, order));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Seed_ThatIsNone_IsRefused(string? seed)
    {
        // Act
        var seeded = Record.Exception(() => TieRule.Seeded(seed!));

        // Assert
        Assert.IsAssignableFrom<ArgumentException>(seeded);
        Assert.Null(TieRule.Default.Seed);
    }

    private static Election Build(VotingMethod method, params Choice[][] ballots)
    {
        var builder = new ElectionBuilder(method, 1000, Projects);
        foreach (var ballot in ballots)
        {
            builder.Add(ballot);
        }

        return builder.Build();
    }
}
