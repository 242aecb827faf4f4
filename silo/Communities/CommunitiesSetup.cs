using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Search;
using ParticipatoryHub.Silo.Search;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Communities;

/// <summary>Registers what communities need on a node.</summary>
public static class CommunitiesSetup
{
    /// <summary>The journal of their entries.</summary>
    public static IServiceCollection AddCommunities(this IServiceCollection services, StorageOptions storage)
    {
        services.TryAddSingleton<FullText>(_ => storage.Kind == DatabaseKind.Postgres ? new PostgresFullText() : new SqliteFullText());
        services.TryAddSingleton<SearchIndex>();
        services.TryAddSingleton<ISearchIndex>(node => node.GetRequiredService<SearchIndex>());
        services.TryAddSingleton<IEntryJournal, EntryJournal>();
        return services;
    }
}
