using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

public sealed class ElectionBuilderTests
{
    private static readonly ElectionProject[] Projects = [new("A", 100), new("B", 200), new("C", 300)];

    [Fact]
    public void Add_Ranking_GivesKPointsToTheFirstDownToOne()
    {
        // Arrange
        var builder = new ElectionBuilder(VotingMethod.Ordinal, 1000, Projects);

        // Act
        builder.Add([new Choice("C", 1), new Choice("A", 2)]);
        var election = builder.Build();

        // Assert
        Assert.Equal(2, election.Score("C"));
        Assert.Equal(1, election.Score("A"));
        Assert.Equal(0, election.Votes("B"));
    }

    [Theory]
    [InlineData(VotingMethod.Approval, 1)]
    [InlineData(VotingMethod.Cumulative, 5)]
    public void Add_ProjectTwice_CountsOnceWithPointsSummed(VotingMethod method, long expected)
    {
        // Arrange
        var builder = new ElectionBuilder(method, 1000, Projects);

        // Act
        builder.Add([new Choice("A", 2), new Choice("B", 1), new Choice("A", 3)]);
        var election = builder.Build();

        // Assert
        Assert.Equal(expected, election.Score("A"));
        Assert.Equal(1, election.Votes("A"));
        Assert.Equal(1, election.RepeatedNames);
    }

    [Fact]
    public void Add_NothingNamed_CountsAsVoter()
    {
        // Arrange
        var builder = new ElectionBuilder(VotingMethod.Approval, 1000, Projects);

        // Act
        builder.Add([]);

        // Assert
        Assert.Equal(1, builder.Build().Voters);
    }

    [Fact]
    public void Add_WhatCannotBe_IsRefused()
    {
        // Arrange
        var points = new ElectionBuilder(VotingMethod.Cumulative, 1000, Projects);
        var ranking = new ElectionBuilder(VotingMethod.Ordinal, 1000, Projects);

        // Act
        Action[] refused =
        [
            () => points.Add([new Choice("X", 1)]),
            () => points.Add([new Choice("A", -1)]),
            () => ranking.Add([new Choice("A", 1), new Choice("B", 1)]),
            () => _ = new ElectionBuilder(VotingMethod.Unspecified, 1000, Projects),
            () => _ = new ElectionBuilder(VotingMethod.Approval, -1, Projects),
            () => _ = new ElectionBuilder(VotingMethod.Approval, 1000, [.. Projects, Projects[0]]),
            () => _ = new ElectionBuilder(VotingMethod.Approval, long.MaxValue, Projects),
        ];

        // Assert
        Assert.All(refused, action => Assert.ThrowsAny<ArgumentException>(action));
        Assert.Equal(0, points.Build().Voters);
    }
}
