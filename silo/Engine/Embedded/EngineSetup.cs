using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>The embedded engine: grains in this process, and no cluster.</summary>
internal static class EngineSetup
{
    private const string NoCluster =
        "Hub:Cluster is set, and the embedded engine runs in one process only; build with Engine=Orleans for a cluster, or unset it.";

    public static void AddSilo(IHostApplicationBuilder builder, StorageOptions storage, bool cluster)
    {
        if (cluster)
        {
            RefuseCluster(builder.Services);
            return;
        }

        builder.Services.AddEmbeddedOrleans(options =>
        {
            options.CollectionAge = builder.Configuration.GetValue("Hub:CollectionAge", options.CollectionAge);
            options.IsOwn = name => name.StartsWith("ParticipatoryHub.", StringComparison.Ordinal);
        });
        if (storage.Kind == DatabaseKind.Postgres)
        {
            builder.Services.AddSingleton<IGrainStateRows, PostgresGrainStateRows>();
            builder.Services.AddSingleton<IReminderRows, PostgresReminderRows>();
        }
        else
        {
            builder.Services.AddSingleton<IGrainStateRows, SqliteGrainStateRows>();
            builder.Services.AddSingleton<IReminderRows, SqliteReminderRows>();
        }

        builder.Services.AddSingleton<IGrainStorage, JsonGrainStorage>();
        builder.Services.AddKeyedSingleton(HubStorage.Name, (services, _) => services.GetRequiredService<IGrainStorage>());
    }

    public static void AddClient(IHostApplicationBuilder builder, StorageOptions storage) => RefuseCluster(builder.Services);

    private static void RefuseCluster(IServiceCollection services) => services.AddSingleton<StartRule>(new StartRule(NoCluster));
}
