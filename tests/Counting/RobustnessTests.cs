using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>How near another list of funded projects is.</summary>
public sealed class RobustnessTests
{
    private static readonly CountOptions Greedy = CountOptions.For(CountingRule.Greedy) with { MinimumVotes = 0 };

    [Theory]
    [InlineData(0, "B 2 3")]
    [InlineData(4, "A 1 -")]
    public void Of_AResult_IsTheProjectThatIsNearestToComingInOrGoingOut(int minimum, string expected)
    {
        // Arrange: A has four votes and is funded; B has one and is not.
        ElectionProject[] projects = [new("A", 600), new("B", 500)];
        var options = Greedy with { MinimumVotes = minimum };
        var election = Build(projects, 1000, [1, 1, 1, 1, 2]);
        var needed = ImmutableSortedDictionary<string, NeededVotes>.Empty.Add("A", new(0, NeededVotesBasis.Exact)).Add("B", new(3, NeededVotesBasis.Exact));
        var result = Result(Count.Run(election, options), needed);

        // Act
        var nearest = Robustness.Of(result, options)!;

        // Assert
        Assert.Equal(expected, $"{nearest.Project} {nearest.Changed} {nearest.More?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
        Assert.Null(Robustness.Of(result with { IsComplete = false }, options));
        Assert.Null(Robustness.Of(null, options));
    }

    [Fact]
    public void Changed_InSmallElections_IsNeverMoreThanItTakes()
    {
        // Arrange: every way to change fewer ballots than that, tried out.
        var random = new Random(20_261_130);
        var tried = 0;
        for (var election = 0; election < 400; election++)
        {
            var projects = Enumerable.Range(0, 3).Select(at => new ElectionProject(((char)('A' + at)).ToString(), random.Next(1, 6) * 100)).ToArray();
            var budget = random.Next(2, 10) * 100;
            var ballots = Enumerable.Range(0, 6).Select(_ => random.Next(8)).ToArray();

            // Act
            var count = Run(projects, budget, ballots);
            var needed = projects.Where(project => !Selected(count).Contains(project.Id))
                .ToImmutableSortedDictionary(project => project.Id, project => Count.NeededVotes(Build(projects, budget, ballots), Greedy, project.Id), StringComparer.Ordinal);

            // Assert
            if (Robustness.Of(Result(count, needed), Greedy) is not { Changed: > 1 and <= 3 } nearest)
            {
                continue;
            }

            tried++;
            Assert.All(Changes(ballots, (int)nearest.Changed - 1), changed => Assert.Equal(Selected(count), Selected(Run(projects, budget, changed))));
        }

        Assert.True(tried > 30, $"Only {tried} elections were not decided by one ballot.");
    }

    private static IEnumerable<int[]> Changes(int[] ballots, int most)
    {
        IEnumerable<int[]> reached = [ballots];
        for (var change = 0; change < most; change++)
        {
            reached = reached.SelectMany(before => Enumerable.Range(0, before.Length).SelectMany(at => Enumerable.Range(0, 8).Select(content => before.Select((old, place) => place == at ? content : old).ToArray()))).ToList();
        }

        return reached;
    }

    private static string Selected(CountResult count) => string.Join(' ', count.Projects.Where(project => project.Won).Select(project => project.Id).Order(StringComparer.Ordinal));

    private static CountResult Run(ElectionProject[] projects, long budget, int[] ballots) => Count.Run(Build(projects, budget, ballots), Greedy);

    // A ballot is a set of projects, a bit each.
    private static Election Build(ElectionProject[] projects, long budget, int[] ballots)
    {
        var builder = new ElectionBuilder(VotingMethod.Approval, budget, projects);
        foreach (var ballot in ballots)
        {
            builder.Add([.. projects.Where((_, at) => (ballot >> at & 1) == 1).Select(project => new Choice(project.Id, 1))]);
        }

        return builder.Build();
    }

    private static RoundResult Result(CountResult count, ImmutableSortedDictionary<string, NeededVotes> needed) =>
        new(1, default, "", new TurnoutView(0, 0, 0, ImmutableSortedDictionary<string, long>.Empty), [], JsonSerializer.Serialize(count, HubJson.Options)) { Needed = needed, IsComplete = true };
}
