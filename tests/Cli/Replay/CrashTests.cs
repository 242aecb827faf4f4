using System.Text.Json;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Cli.Replay;

/// <summary>The service is killed as a power cut would, in the middle of a replay, and started again.</summary>
public sealed class CrashTests
{
    private const int Ballots = 4000;
    private const int CastsBeforeTheCrash = 500;

    [Theory, ClassData(typeof(Databases))]
    public async Task Replay_ServiceKilledAndStartedAgain_CountsEveryAcknowledgedBallotOnce(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var service = await ServiceUnderTest.Start(database);
        using var replay = HubCommand.Start(Arguments(service, SmallElection.Approval(database.DataFolder, Ballots)));
        await service.Casts("crash", CastsBeforeTheCrash);

        // Act
        await service.Kill();
        await service.StartAgain();
        var end = await replay.End();

        // Assert
        Assert.Equal((0, ""), (end.Code, end.Errors));
        AssertEveryBallotCountsOnce(end.Json);
        Assert.True(end.Json.GetProperty("asked_again").GetInt32() > 0, "The crash came when no cast was under way.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Resume_ServiceAndReplayKilled_CountsEveryAcknowledgedBallotOnce(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var service = await ServiceUnderTest.Start(database);
        var election = SmallElection.Approval(database.DataFolder, Ballots);
        using var interrupted = HubCommand.Start(Arguments(service, election));
        await service.Casts("crash", CastsBeforeTheCrash);

        // Act
        await interrupted.Kill();
        await service.Kill();
        await service.StartAgain();
        var end = await HubCommand.Run([.. Arguments(service, election), "--resume"]);

        // Assert
        Assert.Equal((0, ""), (end.Code, end.Errors));
        AssertEveryBallotCountsOnce(end.Json);
        Assert.Empty(Directory.GetFiles(Path.Combine(database.DataFolder, "replays")));
    }

    private static void AssertEveryBallotCountsOnce(JsonElement report)
    {
        foreach (var name in new[] { "ballots", "accepted", "turnout" })
        {
            Assert.Equal(Ballots, report.GetProperty(name).GetInt32());
        }

        foreach (var name in new[] { "matches_count", "ledger_ok", "export_matches" })
        {
            Assert.True(report.GetProperty(name).GetBoolean(), name);
        }
    }

    private static string[] Arguments(ServiceUnderTest service, string election) =>
        ["replay", election, "--url", service.Address.ToString(), "--id", "crash", "--clients", "16", "--data", service.Data, "--json"];
}
