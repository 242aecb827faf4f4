using System.Numerics;
using FsCheck.Xunit;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>What is told beside a result, and what stands in the memory it is counted from.</summary>
public sealed class CountFigureTests
{
    private static readonly ElectionProject[] Projects = [new("L", 500), new("V", 400), new("W", 300)];

    [Fact]
    public void MoneyWent_OfVotersWhoPaidNothingThere_CountsThemNot()
    {
        // Arrange: three want L; two of them W, of whom one had nothing left for it.
        var contest = Contest(VotingMethod.Approval, "L", "L W", "L V W");
        var figures = new SupportFigures(contest);

        // Act
        var went = figures.MoneyWent(0, Payments(contest, ("L V W", "W", 100), ("L V W", "V", 30), ("L W", "W", 0)));

        // Assert
        Assert.Equal((2, 100, 33), went);
        Assert.Equal((2, 200, 66), figures.MoneyWent(0, Payments(contest, ("L V W", "W", 150), ("L W", "W", 99))));
        Assert.Null(figures.MoneyWent(0, Payments(contest, ("L V W", "W", 50), ("L W", "W", 49))));
    }

    [Fact]
    public void Payments_OfOneWhoRunsOut_StopAtWhatSheHeld()
    {
        // Arrange: W, V and L are bought in this order, each at a price of its cost.
        var contest = Contest(VotingMethod.Approval, "L V W", "L");
        var trace = new Trace(650, [new(2, 1, 1, 1), new(1, 1, 1, 1), new(0, 1, 1, 1)], 1200);

        // Act
        var payments = new SupportFigures(contest).Payments(trace);

        // Assert: L's voter pays her 500; the other 300, then 350, then nothing.
        Assert.Equal([500, 0, 350, 300], payments);
    }

    [Fact]
    public void SupportersWhoHoldAlmostTheCost_AreNotSaidToHoldIt()
    {
        // Arrange: after A each of three holds 66⅔; B costs 67.
        var plain = new PlainElection(VotingMethod.Approval, 300, [new("A", 100), new("B", 67), new("C", 300)], [Ballot("A B C"), Ballot("A"), Ballot("A")]);

        // Act
        var result = Count.Run(plain.Build(), CountOptions.For(CountingRule.EqualShares) with { Step = 1_000 });

        // Assert
        Assert.Equal("66", result.Steps.Single(step => step.Project == "B").Number);
    }

    [Fact]
    public void StopWhenExhaustive_WhatFitsToThePenny_IsWaitedFor()
    {
        // Arrange: 100 for four voters; three buy A for 60, and 40 is left for B, whose one voter holds 25 at first.
        var plain = new PlainElection(VotingMethod.Approval, 10_000, [new("A", 6_000), new("B", 4_000)], [Ballot("A"), Ballot("A"), Ballot("A"), Ballot("B")]);

        // Act
        var result = Count.Run(plain.Build(), CountOptions.For(CountingRule.EqualShares) with { StopWhenExhaustive = true });

        // Assert
        Assert.Equal(["A", "B"], result.Selected.Order(StringComparer.Ordinal));
        Assert.Equal(4_000, result.Endowment!.Final);
    }

    [Theory]
    [InlineData(99, "Each voter holds £0.30; 100 voters decide over £30.")]
    [InlineData(100, "Each voter holds £0.30; 100 voters decide over £30; a £1 project needs at least 4 votes.")]
    [InlineData(9_999, "Each voter holds £0.30; 100 voters decide over £30; a £1 project needs at least 4 votes.")]
    [InlineData(10_000, "Each voter holds £0.30; 100 voters decide over £30; a £10 project needs at least 34 votes.")]
    public void PriceOfSupport_TakesAnExampleWithinTheBudget(long budget, string sentence)
    {
        // Arrange
        var contest = new Contest(new PlainElection(VotingMethod.Approval, budget, Projects, []).Build(), CountOptions.For(CountingRule.EqualShares));

        // Act
        var told = CountSentences.PriceOfSupport(contest, 30);

        // Assert
        Assert.Equal(sentence, told);
    }

    [Fact]
    public void Overspent_SaysWhatDecidedTheTie()
    {
        // Arrange
        var plain = new PlainElection(VotingMethod.Approval, 900, [new("A", 300), new("B", 300), new("C", 300), new("D", 200)], [Ballot("A B C D"), Ballot("B")]);
        var contest = new Contest(plain.Build(), CountOptions.For(CountingRule.EqualShares));

        // Act
        string[] ends = [.. new[] { (First: 3, Other: 0), (First: 1, Other: 0), (First: 0, Other: 2) }.Select(tie => CountSentences.Overspent(contest, 500, 1_000, tie.First, tie.Other).Split(';')[1])];

        // Assert
        Assert.Equal([" D went first by lower cost.", " B went first by more votes.", " A went first by id."], ends);
    }

    [Fact]
    public void Preferences_AreCountedByPoints()
    {
        // Arrange
        var contest = Contest(VotingMethod.Cumulative, "L=3 V=2 W=2", "L=3 V=2", "V=2 W=1", "L=1");

        // Act
        var (first, second) = Preferences.Between(contest, [0], [1, 2]);

        // Assert: 3 against 4, 3 against 2, 0 against 3, 1 against 0.
        Assert.Equal((2, 2), (first, second));
        Assert.Equal((3, 1), Preferences.Between(contest, [0], [2]));
    }

    [Property(MaxTest = 200)]
    public void Profiles_OfBallotsInAnyOrder_AreTheSame(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed, mostVoters: 60, mostProjects: 4);
        var shuffled = plain with { Ballots = [.. plain.Ballots.Select(ballot => ballot.Reverse().ToArray())] };
        new Random(seed).Shuffle(shuffled.Ballots);

        // Act
        var (one, other) = (plain.Build(), shuffled.Build());

        // Assert
        var (first, second) = (one.Profiles, other.Profiles);
        Assert.Equal(first.Start, second.Start);
        Assert.Equal(first.Project, second.Project);
        Assert.Equal(first.Points, second.Points);
        Assert.Equal(first.Count, second.Count);
        Assert.All(Enumerable.Range(0, first.Length), profile => Assert.True(first.Project[first.Start[profile]..first.Start[profile + 1]].Zip(first.Project[(first.Start[profile] + 1)..first.Start[profile + 1]]).All(pair => pair.First < pair.Second)));
        Assert.True(plain.Method != VotingMethod.Approval || (first.Points is null && one.Supporters.Points is null));
        Assert.Equal(first.Points is null, one.Supporters.Points is null);
    }

    [Theory]
    [InlineData(VotingMethod.Approval, 1, 5)]
    [InlineData(VotingMethod.Approval, 3, 9)]
    [InlineData(VotingMethod.Cumulative, 1, 6)]
    [InlineData(VotingMethod.Cumulative, 3, 10)]
    public void FurtherBallots_AddTheirPoints(VotingMethod method, long points, long score)
    {
        // Arrange
        var election = Contest(method, "L=2 W=1", "L=1", "L=1", "W=1").Election;
        var before = election.Score("L");

        // Act
        var more = election.WithFurtherBallots(election.IndexOf("L"), points, 2);

        // Assert
        Assert.Equal((score, 5, 2, 6), (more.Score("L"), more.Votes("L"), more.Score("W"), more.Voters));
        Assert.Equal(before, election.Score("L"));
        Assert.Throws<OverflowException>(() => election.WithFurtherBallots(0, 1, int.MaxValue + 1L));
    }

    private static Contest Contest(VotingMethod method, params string[] ballots) =>
        new(new PlainElection(method, 1_000, Projects, Array.ConvertAll(ballots, Ballot)).Build(), CountOptions.For(CountingRule.EqualShares));

    private static Choice[] Ballot(string names) =>
        [.. names.Split(' ').Select(name => name.Split('=') is [var id, var points] ? new Choice(id, points[0] - '0') : new Choice(name, 1))];

    /// <summary>By entry of the profiles; a voter is told by what she wants.</summary>
    private static double[] Payments(Contest contest, params (string Voter, string Project, double Paid)[] paid)
    {
        var profiles = contest.Election.Profiles;
        var payments = new double[profiles.Project.Length];
        for (var profile = 0; profile < profiles.Length; profile++)
        {
            var entries = Enumerable.Range(profiles.Start[profile], profiles.Start[profile + 1] - profiles.Start[profile]).ToArray();
            var voter = string.Join(' ', entries.Select(entry => contest.Id(profiles.Project[entry])));
            foreach (var entry in entries)
            {
                payments[entry] = paid.Where(some => some.Voter == voter && some.Project == contest.Id(profiles.Project[entry])).Sum(some => some.Paid);
            }
        }

        return payments;
    }
}
