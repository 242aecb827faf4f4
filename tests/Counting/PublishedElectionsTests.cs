using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Tests.Counting;

public sealed class PublishedElectionsTests
{
    public static TheoryData<string> Files => [.. ElectionsFolder.Files().Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Run_PublishedElectionByEveryRule_GivesExpectedWinners(string name)
    {
        // Arrange
        var path = ElectionsFolder.Files().Single(file => Path.GetFileName(file) == name);
        var imported = ElectionsFolder.Load(path);

        foreach (var rule in CountingRuleNames.All)
        {
            // Act
            var result = Count.Run(imported.Election, imported.Options(rule));

            // Assert
            Assert.Equal(ElectionsFolder.Expected(path, rule).Order(StringComparer.Ordinal), result.Selected.Order(StringComparer.Ordinal));
            CountInvariants.Check(imported.Election, imported.Options(rule), result);
        }
    }

    [Theory]
    [InlineData("Poland_Wieliczka_2023_Green_Budget.pb")]
    [InlineData("Poland_Swiecie_2023.pb")]
    [InlineData("Netherlands_Assen_2024.pb")]
    public void Run_CityThatUsedEqualShares_GivesOfficialWinners(string name)
    {
        if (ElectionsFolder.Real is not { } folder)
        {
            return;
        }

        // Arrange
        var path = Path.Combine(folder, name);
        var imported = ElectionsFolder.Load(path);
        var options = imported.Options(CountingRule.EqualShares) with { CompareWithGreedy = true };

        // Act
        var result = Count.Run(imported.Election, options);

        // Assert
        Assert.False(result.Comparison!.Switched);
        Assert.Equal(ElectionsFolder.Expected(path, "published")!.Order(StringComparer.Ordinal), result.Selected.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Export_ImportedElection_ComesBackByteForByteWithSameWinners(string name)
    {
        // Arrange
        var imported = ElectionsFolder.Load(ElectionsFolder.Files().Single(file => Path.GetFileName(file) == name));
        var result = Count.Run(imported.Election, imported.Options(CountingRule.Greedy));
        var first = PabulibBytes.Of(PabulibExport.From(imported, result));

        // Act
        var again = ElectionsFolder.Import(first);
        var second = PabulibBytes.Of(PabulibExport.From(again, Count.Run(again.Election, again.Options(CountingRule.Greedy))));

        // Assert
        Assert.True(first.AsSpan().SequenceEqual(second));
        Assert.Equal(result.Selected.ToArray(), Count.Run(again.Election, again.Options(CountingRule.Greedy)).Selected.ToArray());
        PabulibChecker.Check(first);
    }
}
