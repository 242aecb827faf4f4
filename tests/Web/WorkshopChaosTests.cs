using ParticipatoryHub.Cli.Bench.Live;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web;

/// <summary>The short one; <c>hub bench live --chaos --clients 200 --seconds 120</c> is the long one.</summary>
public sealed class WorkshopChaosTests
{
    private static readonly TimeSpan[] Cuts = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    [Theory, ClassData(typeof(Databases))]
    public async Task Workshop_WhoseServiceIsKilledTwiceAndWhosePhonesAreCutOff_LosesNothingAndDoublesNothing(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        var port = FreePort.Next();
        var quiet = new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" };
        var chaos = new BenchChaos(
            cancel => HubService.Start(HubService.FindProgram(), database.DataFolder, port, database.ServerConnectionString, quiet, cancel),
            clients: 40, TimeSpan.FromSeconds(15), Cuts, static _ => { });

        // Act
        var found = await chaos.Run(default);

        // Assert
        Assert.True(found.IsWhole, found.ToString());
        Assert.True(found.Acknowledged > 40, found.ToString());
    }
}
