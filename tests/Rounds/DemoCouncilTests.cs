using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Rounds;

public sealed class DemoCouncilTests
{
    [Fact]
    public async Task Seed_TwiceOverAndAfterARestart_MakesThreeRoundsOnce()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(DatabaseKind.Sqlite);
        var file = Path.Combine(hub.Database.DataFolder, DemoCouncil.CodesFile);

        // Act
        await Seed(hub);
        var codes = await File.ReadAllLinesAsync(file);
        await hub.RestartAsync();
        await Seed(hub);

        // Assert
        var rounds = await hub.Grains.GetGrain<IRoundIndexGrain>("all").List();
        Assert.Equal(
            [(DemoCouncil.Youth, RoundPhase.Draft), (DemoCouncil.Fund, RoundPhase.Voting), (DemoCouncil.Green, RoundPhase.Published)],
            rounds.Select(round => (round.Id, round.Phase)));
        Assert.Equal(codes, await File.ReadAllLinesAsync(file));
        Assert.Equal(25, codes.Length);
        var box = hub.Grains.GetGrain<IBallotBoxGrain>(DemoCouncil.Fund);
        Assert.Equal((60, 36), ((await box.GetTurnout()).Issued, (await box.GetTurnout()).Voted));
        Assert.Null((await box.Cast(new(Guid.NewGuid(), codes[1].Split(',')[1], [new Choice("p14", 1)], null, BallotChannel.Online))).Refusal);
    }

    [Fact]
    public async Task Seed_TheGreenFund_IsWorthReading()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(DatabaseKind.Sqlite);
        await Seed(hub);

        var round = hub.Grains.GetGrain<IRoundGrain>(DemoCouncil.Green);
        await Eventually.DoesAsync(async () => !(await round.GetResult())!.Needed.IsEmpty, "the votes that the losers were short of");

        // Act
        var result = (await round.GetResult())!;
        var count = JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!;

        // Assert: some win, some lose, two of equal cost have equal votes, every loser is told how many votes were missing.
        Assert.Equal(2_000, count.Voters);
        Assert.InRange(count.Selected.Length, 4, 10);
        var (first, second) = (count.Projects.Single(project => project.Id == "g06"), count.Projects.Single(project => project.Id == "g07"));
        Assert.Equal((first.Cost, first.Votes), (second.Cost, second.Votes));
        Assert.Contains(count.Steps, step => step.TieDecidedBy != TieDecision.Unspecified);
        Assert.Equal(count.Projects.Count(project => !project.Won), result.Needed.Count);
        Assert.Null((await hub.Grains.GetGrain<IBallotBoxGrain>(DemoCouncil.Green).CheckLedger()).Problem);
    }

    private static Task Seed(TestHub hub)
    {
        var importer = ActivatorUtilities.CreateInstance<RoundImporter>(hub.Services);
        return ActivatorUtilities.CreateInstance<DemoCouncil>(hub.Services, importer).Seed(hub.Database.DataFolder, default);
    }
}
