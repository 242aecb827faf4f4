using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Ideas;

/// <summary>Registers what ideas need on a node.</summary>
public static class IdeasSetup
{
    /// <summary>The journal of ideas.</summary>
    public static IServiceCollection AddIdeas(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.TryAddSingleton<IIdeaJournal, PostgresIdeaJournal>();
        }
        else
        {
            services.TryAddSingleton<IIdeaJournal, SqliteIdeaJournal>();
        }

        return services;
    }
}
