#if ENGINE_ORLEANS
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Silo;

/// <summary>Silos that meet in PostgreSQL.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task TwoSilosAndAClient_OnOneDatabase_ShareTheirGrains()
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var one = await TestHub.StartAsync(database, builder => Join(builder));
        await using var two = await TestHub.StartAsync(database, builder => Join(builder));
        using var client = await ClientAsync(database);

        // Act
        var answers = new List<Guid>();
        foreach (var grains in (IGrainFactory[])[one.Grains, two.Grains, client.Services.GetRequiredService<IClusterClient>()])
        {
            answers.Add(await grains.GetGrain<ILifeGrain>("shared").GetActivation().Ends());
        }

        // Assert
        Assert.Single(answers.Distinct());
        Assert.Equal(2, await database.QueryAsync<int>("SELECT count(*) FROM cluster_member WHERE status = 3"));
        await client.StopAsync();
    }

    private static void Join(HostApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(
    [
        new("Hub:Cluster", "true"),
        new("Hub:AdvertisedAddress", "127.0.0.1"),
        new("Hub:SiloPort", FreePort()),
        new("Hub:GatewayPort", FreePort()),
    ]);

    private static async Task<IHost> ClientAsync(TestDatabase database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([.. database.Settings, new("Hub:Cluster", "true")]);
        builder.AddHub();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static string FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
#endif
