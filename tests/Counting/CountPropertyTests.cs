using System.Text.Json;
using FsCheck.Xunit;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

public sealed class CountPropertyTests
{
    [Property(MaxTest = 1500)]
    public void C10_Run_AnyElectionByAnyRule_IsWhatTheDefinitionGives(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed);
        var election = plain.Build();

        foreach (var rule in CountingRuleNames.All)
        {
            var options = RandomElections.Options(seed, plain, rule);
            var naive = new NaiveCount(plain, options);
            var expected = rule switch
            {
                CountingRule.Greedy => naive.Greedy(),
                CountingRule.GreedyStop => naive.Greedy(stops: true),
                CountingRule.EqualShares => naive.EqualShares(),
                CountingRule.EqualSharesScore => naive.EqualSharesScore(),
                _ => naive.Phragmen(),
            };

            // Act
            var result = Count.Run(election, options);

            // Assert
            Assert.Equal(expected.Order(StringComparer.Ordinal), result.Selected.Order(StringComparer.Ordinal));
            CountInvariants.Check(election, options, result);
        }
    }

    [Property(MaxTest = 60)]
    public void C10_Run_LargerElection_IsWhatTheDefinitionGives(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed, mostVoters: 60, mostProjects: 14);
        var options = RandomElections.Options(seed, plain, CountingRule.EqualShares);

        // Act
        var result = Count.Run(plain.Build(), options);

        // Assert
        Assert.Equal(new NaiveCount(plain, options).EqualShares().Order(StringComparer.Ordinal), result.Selected.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(33882)]
    [InlineData(127121)]
    [InlineData(287706)]
    public void C10_Run_VotersWhoMayHaveNothingLeft_IsWhatTheDefinitionGives(int seed)
    {
        // Arrange: once, one who perhaps held nothing was taken for one who surely pays in full, and a project was thought beaten that was not.
        var plain = RandomElections.Create(seed, mostVoters: 14, mostProjects: 6);
        var options = RandomElections.Options(seed, plain, CountingRule.EqualShares) with { Step = 1 + (seed % 40) };

        // Act
        var result = Count.Run(plain.Build(), options);

        // Assert
        Assert.Equal(new NaiveCount(plain, options).EqualShares().Order(StringComparer.Ordinal), result.Selected.Order(StringComparer.Ordinal));
    }

    [Property(MaxTest = 400)]
    public void C10_Run_SumsThatArePenniesApart_IsWhatTheDefinitionGives(Guid any) => IsWhatTheDefinitionGivesPenniesApart(RandomElections.Seed(any));

    [Theory]
    [InlineData(2322)]
    [InlineData(2382)]
    public void C10_Run_PricesThatDoublesCannotTellApart_Ends(int seed) => IsWhatTheDefinitionGivesPenniesApart(seed);

    [Property(MaxTest = 200)]
    public void C11_Run_BallotsAndProjectsShuffled_GivesSameResult(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed);
        var random = new Random(seed);
        var shuffled = plain with { Projects = [.. plain.Projects], Ballots = [.. plain.Ballots] };
        random.Shuffle(shuffled.Projects);
        random.Shuffle(shuffled.Ballots);

        foreach (var rule in CountingRuleNames.All)
        {
            var options = RandomElections.Options(seed, plain, rule);

            // Act
            var (one, other) = (Count.Run(plain.Build(), options), Count.Run(shuffled.Build(), options));

            // Assert
            Assert.Equal(JsonSerializer.Serialize(one), JsonSerializer.Serialize(other));
        }
    }

    [Property(MaxTest = 400)]
    public void C11_Run_FurtherBallotForWinnerUnderGreedy_StillWins(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed, VotingMethod.Approval);
        foreach (var rule in (CountingRule[])[CountingRule.Greedy, CountingRule.GreedyStop])
        {
            var options = RandomElections.Options(seed, plain, rule);
            foreach (var winner in Count.Run(plain.Build(), options).Selected)
            {
                var more = plain with { Ballots = [.. plain.Ballots, [new Choice(winner, 1)]] };

                // Act
                var result = Count.Run(more.Build(), options);

                // Assert
                Assert.Contains(winner, result.Selected);
            }
        }
    }

    [Property(MaxTest = 400)]
    public void Run_ProjectsRenamedWhereNoTieDecided_RenamesResult(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed);
        var names = plain.Projects.ToDictionary(project => project.Id, project => $"n{project.Id[^1] * 7 % 10}-{project.Id}", StringComparer.Ordinal);
        var renamed = plain with
        {
            Projects = [.. plain.Projects.Select(project => project with { Id = names[project.Id] })],
            Ballots = [.. plain.Ballots.Select(ballot => ballot.Select(choice => choice with { ProjectId = names[choice.ProjectId] }).ToArray())],
        };

        foreach (var rule in CountingRuleNames.All)
        {
            var options = CountOptions.For(rule);
            var result = Count.Run(plain.Build(), options);
            if (result.Steps.Any(step => !step.TiedWith.IsEmpty) || (rule is CountingRule.EqualShares or CountingRule.EqualSharesScore && MetTie(plain, options)))
            {
                continue;
            }

            // Act
            var other = Count.Run(renamed.Build(), options);

            // Assert
            Assert.Equal(result.Selected.Select(id => names[id]).ToArray(), other.Selected.ToArray());
        }
    }

    [Property(MaxTest = 150)]
    public void NeededVotes_LoserUnderGreedy_IsSmallestThatWins(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed, VotingMethod.Approval);
        foreach (var rule in (CountingRule[])[CountingRule.Greedy, CountingRule.GreedyStop])
        {
            var options = RandomElections.Options(seed, plain, rule);
            foreach (var project in plain.Projects)
            {
                // Act
                var needed = Count.NeededVotes(plain.Build(), options, project.Id);

                // Assert
                var smallest = Enumerable.Range(0, 30).Select(ballots => (long?)ballots).FirstOrDefault(ballots => Wins(plain, options, project.Id, (int)ballots!));
                Assert.Equal(smallest, needed.Ballots);
            }
        }
    }

    [Property(MaxTest = 40)]
    public void NeededVotes_LoserUnderOtherRules_WinsWithThatMany(Guid any)
    {
        // Arrange
        var seed = RandomElections.Seed(any);
        var plain = RandomElections.Create(seed, VotingMethod.Approval);
        foreach (var rule in (CountingRule[])[CountingRule.EqualShares, CountingRule.Phragmen])
        {
            var options = RandomElections.Options(seed, plain, rule);
            foreach (var project in plain.Projects)
            {
                // Act
                var needed = Count.NeededVotes(plain.Build(), options, project.Id);

                // Assert
                Assert.True(needed.Ballots is null || Wins(plain, options, project.Id, (int)needed.Ballots));
                Assert.True(needed.Ballots is not > 0 || needed.Basis == NeededVotesBasis.Search);
            }
        }
    }

    private static void IsWhatTheDefinitionGivesPenniesApart(int seed)
    {
        // Arrange
        foreach (var rule in (CountingRule[])[CountingRule.EqualShares, CountingRule.Phragmen])
        {
            var small = RandomElections.Create(seed);
            var (plain, options) = RandomElections.PenniesApart(seed, small, RandomElections.Options(seed, small, rule));
            var naive = new NaiveCount(plain, options);

            // Act
            var result = Count.Run(plain.Build(), options);

            // Assert
            Assert.Equal((rule == CountingRule.Phragmen ? naive.Phragmen() : naive.EqualShares()).Order(StringComparer.Ordinal), result.Selected.Order(StringComparer.Ordinal));
            CountInvariants.Check(plain.Build(), options, result);
        }
    }

    /// <summary>A tie at an endowment that overspends decides too: it can be what makes the count stop before it.</summary>
    private static bool MetTie(PlainElection plain, CountOptions options)
    {
        var naive = new NaiveCount(plain, options);
        naive.EqualShares();
        return naive.MetTie;
    }

    private static bool Wins(PlainElection plain, CountOptions options, string project, int ballots)
    {
        Choice[][] further = [.. Enumerable.Repeat<Choice[]>([new Choice(project, 1)], ballots)];
        var more = plain with { Ballots = [.. plain.Ballots, .. further] };
        return Count.Run(more.Build(), options).Selected.Contains(project);
    }
}
