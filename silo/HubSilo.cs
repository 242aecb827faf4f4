using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ParticipatoryHub.Silo.Audit;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Comments;
using ParticipatoryHub.Silo.Communities;
using ParticipatoryHub.Silo.Deliveries;
using ParticipatoryHub.Silo.Drafts;
using ParticipatoryHub.Silo.Engine;
using ParticipatoryHub.Silo.Focus;
using ParticipatoryHub.Silo.Ideas;
using ParticipatoryHub.Silo.Mail;
using ParticipatoryHub.Silo.Outcomes;
using ParticipatoryHub.Silo.Papers;
using ParticipatoryHub.Silo.Plans;
using ParticipatoryHub.Silo.Schema;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Silo.Trust;
using ParticipatoryHub.Silo.Workshops;

namespace ParticipatoryHub.Silo;

/// <summary>Adds the hub's engine and storage to a host.</summary>
public static class HubSilo
{
    /// <summary>What the engine may say unless the settings give it a level; the silo's own warnings only recommend server GC.</summary>
    private static readonly (string Category, LogLevel Level)[] QuietLevels =
        [("Orleans", LogLevel.Warning), ("Orleans.Runtime.Silo", LogLevel.Error), ("Polly", LogLevel.Warning)];

    /// <summary>
    /// What a web node needs: a silo of its own by default, or with <c>Hub:Cluster</c> a client of the cluster's silos.
    /// </summary>
    public static TBuilder AddHub<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder =>
        IsCluster(builder.Configuration) ? builder.AddHubClient() : builder.AddHubSilo();

    /// <summary>
    /// A silo in this process: schema, grain state, reminders and the engine. Settings: <c>Hub:Data</c>, <c>ConnectionStrings:Hub</c>,
    /// <c>Hub:Cluster</c>, <c>Hub:CollectionAge</c> (how long an idle grain stays in memory).
    /// </summary>
    public static TBuilder AddHubSilo<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var storage = builder.AddHubStorage();
        EngineSetup.AddSilo(builder, storage, IsCluster(builder.Configuration));
        builder.Services.AddHostedService<LedgerWatchStart>();
        return builder;
    }

    /// <summary>A client of a cluster's silos, with the same database at hand for journals and pages.</summary>
    public static TBuilder AddHubClient<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var storage = builder.AddHubStorage();
        EngineSetup.AddClient(builder, storage);
        return builder;
    }

    private static StorageOptions AddHubStorage(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var storage = StorageOptions.From(builder.Configuration);
        services.AddSingleton(storage);
        services.AddMailOutbox(storage);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StartGate>();
        services.AddHostedService(provider => provider.GetRequiredService<StartGate>());
        if (storage.Kind == DatabaseKind.Postgres)
        {
            // No connection keeps anything for the next to undo, and undoing it costs as much as a short query.
            services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(storage.ConnectionString) { NoResetOnClose = true }));
            services.AddSingleton<ISchemaDatabase, PostgresSchema>();
            services.AddSingleton<SharedSql, PostgresSharedSql>();
        }
        else
        {
            services.AddSingleton<SqliteDatabase>();
            services.AddSingleton<ISchemaDatabase, SqliteSchema>();
            services.AddSingleton<SharedSql, SqliteSharedSql>();
        }

        services.AddBallots(storage);
        services.AddTrust();
        services.AddPapers();
        services.AddDeliveries(storage);
        services.AddAudit(storage);
        services.AddComments(storage);
        services.AddDrafts(storage);
        services.AddIdeas(storage);
        services.AddCommunities(storage);
        services.AddFocus();
        services.AddPlans();
        services.AddOutcomes();
        services.AddWorkshops(storage);
        foreach (var (category, level) in QuietLevels)
        {
            if (builder.Configuration[$"Logging:LogLevel:{category}"] is null)
            {
                builder.Logging.AddFilter(category, level);
            }
        }

        return storage;
    }

    private static bool IsCluster(IConfiguration configuration) => configuration.GetValue("Hub:Cluster", false);
}
