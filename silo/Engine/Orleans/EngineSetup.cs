using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>Orleans: alone in this process on loopback, or one of a cluster that meets in PostgreSQL.</summary>
internal static class EngineSetup
{
    private const string NoPostgres =
        "Hub:Cluster is set without ConnectionStrings:Hub; a cluster meets in PostgreSQL, so name its database.";

    public static void AddSilo(IHostApplicationBuilder builder, StorageOptions storage, bool cluster)
    {
        if (cluster && storage.Kind != DatabaseKind.Postgres)
        {
            builder.Services.AddSingleton(new StartRule(NoPostgres));
            return;
        }

        AddShared(builder.Services, storage);
        builder.UseOrleans(silo =>
        {
            if (cluster)
            {
                JoinCluster(silo, builder.Configuration);
            }
            else
            {
                StayAlone(silo);
            }

            AddStorage(silo, storage);
            // Where grains are is looked up again when it is not among these. Orleans' own million takes 19 MB before there is a grain.
            silo.Configure<GrainDirectoryOptions>(options => options.CacheSize = 50_000);
            silo.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionAge = builder.Configuration.GetValue("Hub:CollectionAge", options.CollectionAge);
                options.CollectionQuantum = options.CollectionAge / 2 < options.CollectionQuantum ? options.CollectionAge / 2 : options.CollectionQuantum;
            });
        });
    }

    public static void AddClient(IHostApplicationBuilder builder, StorageOptions storage)
    {
        if (storage.Kind != DatabaseKind.Postgres)
        {
            builder.Services.AddSingleton(new StartRule(NoPostgres));
            return;
        }

        AddShared(builder.Services, storage);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(OrleansCluster.Name);
            client.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringClientOptions> options) => options.Configure<DbDataSource>((settings, database) =>
            {
                settings.Invariant = OrleansCluster.Invariant(storage.Kind);
                settings.DataSource = database;
            }));
        });
    }

    private static void AddShared(IServiceCollection services, StorageOptions storage)
    {
        // The engine's own work goes by real time, whatever clock the rules are given in a test.
        services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        services.AddSingleton<IPreparation, OrleansQueries>();
        services.AddSingleton<IPreparation, ReminderHashes>();
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        }
        else
        {
            services.AddSingleton<DbDataSource>(provider => new SqliteDataSource(provider.GetRequiredService<SqliteDatabase>(), storage));
        }
    }

    /// <summary>Membership in memory, so that a restart after a crash waits for nobody; no gateway, since nobody else calls.</summary>
    private static void StayAlone(ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(siloPort: FreePort.Next(), gatewayPort: FreePort.Next(), serviceId: OrleansCluster.Id, clusterId: OrleansCluster.Id);
        silo.Configure<EndpointOptions>(options => options.GatewayPort = 0);
    }

    private static void JoinCluster(ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Configure<ClusterOptions>(OrleansCluster.Name);
        silo.ConfigureEndpoints(
            siloPort: configuration.GetValue("Hub:SiloPort", 11111),
            gatewayPort: configuration.GetValue("Hub:GatewayPort", 30000),
            listenOnAnyHostAddress: true);
        if (configuration["Hub:AdvertisedAddress"] is { Length: > 0 } address)
        {
            silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = System.Net.IPAddress.Parse(address));
        }

        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<DbDataSource>((settings, database) =>
        {
            settings.Invariant = OrleansCluster.Invariant(DatabaseKind.Postgres);
            settings.DataSource = database;
        }));
    }

    private static void AddStorage(ISiloBuilder silo, StorageOptions storage)
    {
        var invariant = OrleansCluster.Invariant(storage.Kind);
        silo.AddAdoNetGrainStorage(OrleansGrainStorage.Inner, options => options.Configure<DbDataSource>((settings, database) =>
        {
            settings.Invariant = invariant;
            settings.DataSource = database;
            settings.DeleteStateOnClear = true;
            settings.GrainStorageSerializer = new JsonStateSerializer();
        }));
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> options) => options.Configure<DbDataSource>((settings, database) =>
        {
            settings.Invariant = invariant;
            settings.DataSource = database;
        }));
        silo.Services.AddSingleton<IGrainStorage, OrleansGrainStorage>();
        silo.Services.AddKeyedSingleton(HubStorage.Name, (services, _) => services.GetRequiredService<IGrainStorage>());
    }
}
