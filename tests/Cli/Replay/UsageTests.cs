namespace ParticipatoryHub.Tests.Cli.Replay;

/// <summary>What goes wrong before any service is asked.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hub-usage-").FullName;

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "a.pb", "--clients", "none")]
    [InlineData("replay", "a.pb", "--clients", "0")]
    [InlineData("replay", "a.pb", "--limit", "0")]
    [InlineData("replay", "a.pb", "--url", "localhost")]
    [InlineData("replay", "a.pb", "--rule", "majority")]
    [InlineData("replay", "a.pb", "--id", "Not A Slug")]
    [InlineData("replay", "a.pb", "--resume")]
    [InlineData("replay", "a.pb", "--unknown")]
    [InlineData("bench", "ballots", "--runs", "2")]
    public async Task Run_BadUsage_IsOneLineAndCodeTwo(params string[] arguments)
    {
        // Act
        var end = await HubCommand.Run(arguments);

        // Assert
        Assert.Equal((2, ""), (end.Code, end.Output));
        Assert.Single(end.ErrorLines);
    }

    [Fact]
    public async Task Replay_NoSuchFile_IsOneLineAndCodeOne() =>
        await AssertFails("there is no such file.", Path.Combine(folder, "none.pb"));

    [Fact]
    public async Task Replay_ABrokenFile_SaysWhere()
    {
        // Arrange
        var election = SmallElection.Write(folder, "approval", "", "voter_id;vote", ["p1", "p99"]);

        // Act and Assert
        await AssertFails("line 28, column 3: There is no project 'p99'.", election);
    }

    [Fact]
    public async Task Replay_NoToken_SaysWhereToGetOne() =>
        await AssertFails($"start the demo, which leaves one in {Path.Combine(folder, "staff-token")}.", SmallElection.Approval(folder, 3));

    [Fact]
    public async Task Replay_NoService_SaysSoWithinSeconds() =>
        await AssertFails("does not answer", SmallElection.Approval(folder, 3), "--token", "any", "--url", "http://127.0.0.1:9");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task AssertFails(string because, string file, params string[] more)
    {
        // Act
        var end = await HubCommand.Run(["replay", file, "--data", folder, "--json", .. more]);

        // Assert
        Assert.Equal((1, ""), (end.Code, end.Output));
        Assert.Contains(because, Assert.Single(end.ErrorLines), StringComparison.Ordinal);
    }
}
