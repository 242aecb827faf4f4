using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>C10: two programs that share no line count the same, to the penny and to the fraction, ties included.</summary>
public sealed class SecondCountTests : IDisposable
{
    private const int Elections = 400;
    private const int Large = 5_000;
    private readonly SecondCount second = new();

    public void Dispose() => second.Dispose();

    [Theory]
    [InlineData(12, 7)]
    [InlineData(60, 14)]
    public async Task C10_SecondCount_OfRandomElectionsByEveryRule_IsTheSame(int mostVoters, int mostProjects)
    {
        for (var seed = 1; seed <= Elections; seed++)
        {
            var plain = RandomElections.Create(seed, mostVoters: mostVoters, mostProjects: mostProjects);
            var election = plain.Build();
            foreach (var rule in CountingRuleNames.All)
            {
                // Act
                var options = RandomElections.Options(seed, plain, rule) with { CompareWithGreedy = seed % 3 == 0, MinimumScore = seed % 5 == 0 ? 3 : 0 };
                var counted = await second.Run(election, options);

                // Assert
                Assert.Equal((seed, rule, SecondCount.Ours(election, options)), (seed, rule, counted));
            }
        }
    }

    [Theory]
    [InlineData(33882)]
    [InlineData(127121)]
    [InlineData(287706)]
    public async Task C10_SecondCount_OfElectionsOnceCountedWrongly_IsTheSame(int seed)
    {
        // Arrange
        var plain = RandomElections.Create(seed, mostVoters: 14, mostProjects: 6);
        var (election, options) = (plain.Build(), RandomElections.Options(seed, plain, CountingRule.EqualShares) with { Step = 1 + (seed % 40) });

        // Act
        var counted = await second.Run(election, options);

        // Assert
        Assert.Equal(SecondCount.Ours(election, options), counted);
    }

    [Fact]
    public async Task C10_SecondCount_OfPublishedElections_IsTheSame()
    {
        foreach (var imported in ElectionsFolder.Files().Select(ElectionsFolder.Load))
        {
            // The largest take some seconds by equal shares, which need not be twice.
            foreach (var rule in CountingRuleNames.All.Where(rule => rule != CountingRule.EqualSharesScore || imported.Election.Voters < Large))
            {
                // Act
                var options = imported.Options(rule) with { MinorUnits = CountOptions.OneCurrencyUnit };
                var counted = await second.Run(imported.Election, options);

                // Assert
                Assert.Equal((imported.File.Find("description"), rule, SecondCount.Ours(imported.Election, options)), (imported.File.Find("description"), rule, counted));
            }
        }
    }
}
