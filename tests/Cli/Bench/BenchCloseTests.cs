namespace ParticipatoryHub.Tests.Cli.Bench;

/// <summary>From the close of an election to its files, as the command measures it: here that it all happens, not how fast.</summary>
public sealed class BenchCloseTests
{
    [Fact]
    public async Task Close_OfASmallElection_PublishesWithTwoSignaturesAndVerifies()
    {
        // Act
        var end = await HubCommand.Run("bench", "close", "--ballots", "300", "--runs", "1", "--json");

        // Assert: 1 says that a figure is not as wanted, which on a busy machine none need be.
        Assert.True(end.Code is 0 or 1, end.Errors + end.Output);
        Assert.Equal((300, true), (end.Json.GetProperty("Ballots").GetInt32(), end.Json.GetProperty("Verified").GetBoolean()));
        Assert.Equal(
            ["close", "count", "first signature", "second signature", "publish", "ballots.csv", "election.pb", "projects.csv", "result.csv", "result-data.csv", "result.xlsx", "reconciliation.csv", "reconciliation-data.csv", "bundle"],
            end.Json.GetProperty("Steps").EnumerateArray().Select(step => step.GetProperty("Name").GetString()));
    }
}
