using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Silo.Workshops;

/// <summary>Registers what workshops need on a node.</summary>
public static class WorkshopsSetup
{
    /// <summary>The workshop journal.</summary>
    public static IServiceCollection AddWorkshops(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.TryAddSingleton<IWorkshopJournal, PostgresWorkshopJournal>();
        }
        else
        {
            services.TryAddSingleton<IWorkshopJournal, SqliteWorkshopJournal>();
        }

        return services;
    }
}
