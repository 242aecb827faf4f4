using System.Text.Json;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>What must hold of every result whatever the rule.</summary>
internal static class CountInvariants
{
    private const int MostStoredBytes = 256 * 1024;

    public static void Check(Election election, CountOptions options, CountResult result)
    {
        Assert.True(result.Cost <= election.Budget);
        Assert.Equal(result.Cost, result.Projects.Where(project => project.Won).Sum(project => project.Cost));
        Assert.Equal(result.Selected.Order(StringComparer.Ordinal), result.Projects.Where(project => project.Won).Select(project => project.Id).Order(StringComparer.Ordinal));
        Assert.Equal(election.Projects.Select(project => project.Id), result.Projects.Select(project => project.Id));
        Assert.All(result.Projects, project =>
        {
            Assert.NotEqual(CountDecision.Unspecified, project.Reason);
            Assert.NotEmpty(project.Sentence);
            Assert.Equal(project.Id, result.Steps[project.Step].Project);
            Assert.Equal(project.Reason, result.Steps[project.Step].Decision);
            Assert.True(!project.Won || project.Votes > 0);
        });
        Assert.All(options.Conflicts, conflict => Assert.False(result.Selected.Contains(conflict.First) && result.Selected.Contains(conflict.Second)));
        var left = election.Budget;
        foreach (var step in result.Steps.Where(step => result.Comparison is not { Switched: true }))
        {
            Assert.Equal(left, step.MoneyBefore);
            left -= step.Decision == CountDecision.Bought ? step.Cost : 0;
            Assert.Equal(left, step.MoneyAfter);
        }

        Assert.True(JsonSerializer.SerializeToUtf8Bytes(result).Length < MostStoredBytes);
    }
}
