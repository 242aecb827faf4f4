using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Audit;

/// <summary>Registers the audit journal on a node.</summary>
public static class AuditSetup
{
    /// <summary>The journal of the database in use.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.TryAddSingleton<IAuditJournal, PostgresAuditJournal>();
        }
        else
        {
            services.TryAddSingleton<IAuditJournal, SqliteAuditJournal>();
        }

        return services;
    }
}
