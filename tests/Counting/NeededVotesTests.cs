using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>How many further ballots would have bought a project.</summary>
public sealed class NeededVotesTests
{
    private static readonly ElectionProject[] ThreeProjects = [new("A", 6000), new("B", 5000), new("C", 4000)];
    private static readonly ElectionProject[] Small = [new("A", 100), new("B", 200), new("C", 300)];

    private static Election Some => Approval(1000, Small, "A", "A B", "C");

    [Fact]
    public void NeededVotes_LoserUnderGreedy_IsOneMoreThanTheProjectItMustPass()
    {
        // Arrange
        var election = Approval(10_000, ThreeProjects, "A B", "A B", "A C", "A C", "A");

        // Act
        var needed = Count.NeededVotes(election, CountOptions.For(CountingRule.Greedy), "B");

        // Assert
        Assert.Equal(new NeededVotes(3, NeededVotesBasis.Exact), needed);
    }

    [Fact]
    public void NeededVotes_Cancelled_Stops()
    {
        // Arrange
        var election = Approval(10_000, ThreeProjects, "A B", "A B", "A C", "A C", "A");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        // Act
        var search = () => Count.NeededVotes(election, CountOptions.For(CountingRule.Phragmen), "B", cancellation: cancelled.Token);

        // Assert
        Assert.Throws<OperationCanceledException>(search);
    }

    [Fact]
    public void NeededVotes_OfWhatIsNot_IsRefused()
    {
        // Arrange
        var options = CountOptions.For(CountingRule.Greedy);

        // Act
        Action[] none = [() => Count.NeededVotes(Some, options, "A", 0), () => Count.NeededVotes(Some, options, "A", -1)];
        var unknown = Assert.Throws<KeyNotFoundException>(() => Count.NeededVotes(Some, options, "X"));

        // Assert
        Assert.All(none, search => Assert.Throws<ArgumentOutOfRangeException>(search));
        Assert.Equal("There is no project 'X' in this election.", unknown.Message);
        Assert.Throws<KeyNotFoundException>(() => Some.Votes("X"));
        Assert.Throws<KeyNotFoundException>(() => Some.Score("X"));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(10, 1)]
    public void NeededVotes_OfPoints_AreFewerTheMoreEachGives(long points, long ballots)
    {
        // Arrange
        var election = Cumulative(1000, Small, "A=5 B=2", "C=1");

        // Act
        var needed = Count.NeededVotes(election, CountOptions.For(CountingRule.Greedy) with { MinimumVotes = 0 }, "B", points);

        // Assert
        Assert.Equal(new NeededVotes(0, NeededVotesBasis.Exact), needed);
        Assert.Equal(new NeededVotes(ballots, NeededVotesBasis.Exact), Count.NeededVotes(election, CountOptions.For(CountingRule.Greedy) with { MinimumScore = 5 }, "B", points));
    }

    [Theory]
    [InlineData(1, null, NeededVotesBasis.Search)]
    [InlineData(2, null, NeededVotesBasis.Search)]
    [InlineData(3, 4L, NeededVotesBasis.Search)]
    [InlineData(4, 3L, NeededVotesBasis.Search)]
    [InlineData(40, 3L, NeededVotesBasis.Search)]
    public void NeededVotes_WithFewRecounts_SaysWhatTheyFound(int recounts, long? ballots, NeededVotesBasis basis)
    {
        // Arrange: B has one voter, A three; only the first by load is bought.
        var election = Approval(100, [new("A", 100), new("B", 100)], "A", "A", "A", "B");

        // Act
        var needed = Count.NeededVotes(election, CountOptions.For(CountingRule.Phragmen), "B", mostRecounts: recounts);

        // Assert
        Assert.Equal(new NeededVotes(ballots, basis), needed);
    }

    [Theory]
    [InlineData("A=9", 3, 3)]
    [InlineData("A=8", 3, 2)]
    [InlineData("A=4;A=4", 3, 2)]
    [InlineData("A=1;A=1;A=1;A=1;A=1;A=1;A=1;A=1", 3, 3)]
    [InlineData("A=9", 1, 7)]
    [InlineData("A=9", 7, 1)]
    [InlineData("A=9", 100, 1)]
    public void NeededVotes_OfPointsThatPassOrDrawLevel_GoByTheDeclaredOrder(string others, long points, long ballots)
    {
        // Arrange: B has two points of one voter; at equal points and cost more votes go first.
        var election = Cumulative(100, [new("A", 100), new("B", 100)], ["B=2", .. others.Split(';')]);

        // Act
        var needed = Count.NeededVotes(election, CountOptions.For(CountingRule.Greedy), "B", points);

        // Assert
        Assert.Equal(new NeededVotes(ballots, NeededVotesBasis.Exact), needed);
    }

    [Fact]
    public void NeededVotes_WhereAFreeRivalGoesFirst_AreNone()
    {
        // Arrange
        var election = Approval(1000, [new("A", 0), new("B", 200)], "A", "B", "B");

        // Act
        var needed = Count.NeededVotes(election, CountOptions.For(CountingRule.Greedy) with { Conflicts = [new("A", "B")] }, "B");

        // Assert
        Assert.Equal(new NeededVotes(null, NeededVotesBasis.Exact), needed);
    }

    private static Election Approval(long budget, ElectionProject[] projects, params string[] ballots) => Build(VotingMethod.Approval, budget, projects, ballots);

    private static Election Cumulative(long budget, ElectionProject[] projects, params string[] ballots) => Build(VotingMethod.Cumulative, budget, projects, ballots);

    private static Election Build(VotingMethod method, long budget, ElectionProject[] projects, string[] ballots) => new PlainElection(method, budget, projects, Array.ConvertAll(ballots, Ballot)).Build();

    private static Choice[] Ballot(string names) =>
        [.. names.Split(' ').Select(name => name.Split('=') is [var id, var points] ? new Choice(id, points[0] - '0') : new Choice(name, 1))];
}
