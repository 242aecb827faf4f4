using ParticipatoryHub.Cli.Replay;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Cli.Replay;

public sealed class LimitWideningTests
{
    private static readonly Dictionary<string, long> Costs = new() { ["a"] = 10_000, ["b"] = 20_000, ["c"] = 30_050 };

    [Fact]
    public void Of_BallotsWithinTheirLimits_ChangesNothing()
    {
        // Arrange
        var stated = new BallotLimits(MinLength: 1, MaxLength: 2, MaxTotalCost: 30_000);

        // Act
        var widening = LimitWidening.Of(VotingMethod.Approval, stated, Costs, [[One("a")], [One("a"), One("b")]]);

        // Assert
        Assert.Equal(stated, widening.Limits);
        Assert.Empty(widening.Notes);
    }

    [Fact]
    public void Of_BallotsBeyondTheirLimits_WidensToWhatIsUsedAndSaysSo()
    {
        // Arrange
        var stated = new BallotLimits(MinLength: 2, MaxLength: 2, MaxTotalCost: 30_000);

        // Act
        var widening = LimitWidening.Of(VotingMethod.Approval, stated, Costs, [[One("a")], [One("a"), One("b"), One("c")]]);

        // Assert
        Assert.Equal(new BallotLimits(MinLength: 1, MaxLength: 3, MaxTotalCost: 60_050), widening.Limits);
        Assert.Equal(
            [
                "The limit “fewest projects” was changed from 2 to 1: a ballot in the file uses that.",
                "The limit “most projects” was changed from 2 to 3: a ballot in the file uses that.",
                "The limit “greatest total cost” was changed from 300 to 600.5: a ballot in the file uses that.",
            ],
            widening.Notes);
    }

    [Fact]
    public void Of_MoreAllowedThanThereAreProjects_IsCutToTheProjects()
    {
        // Act
        var widening = LimitWidening.Of(VotingMethod.Approval, new BallotLimits(MaxLength: 15), Costs, [[One("a")]]);

        // Assert
        Assert.Equal(3, widening.Limits.MaxLength);
        Assert.Single(widening.Notes);
    }

    [Fact]
    public void Of_CumulativeWithZeroPointsAndNoTotal_GetsTheBoundsThatTheServiceNeeds()
    {
        // Act
        var widening = LimitWidening.Of(
            VotingMethod.Cumulative, new BallotLimits(MaxPoints: 3), Costs, [[new("a", 0), new("b", 4)], [new("c", 2)]]);

        // Assert
        Assert.Equal(new BallotLimits(MinPoints: 0, MaxPoints: 4, MaxTotalPoints: 4), widening.Limits);
    }

    [Fact]
    public void Of_NoBallots_KeepsTheLimits()
    {
        // Act
        var widening = LimitWidening.Of(VotingMethod.Approval, new BallotLimits(MinLength: 2), Costs, []);

        // Assert
        Assert.Equal(new BallotLimits(MinLength: 2), widening.Limits);
    }

    private static Choice One(string project) => new(project, 1);
}
