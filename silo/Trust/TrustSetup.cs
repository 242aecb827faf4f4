using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Silo.Keys;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Silo.Trust;

/// <summary>Registers what seals and signed notes need on a node.</summary>
public static class TrustSetup
{
    /// <summary>The journal of seals, the key that signs them.</summary>
    public static IServiceCollection AddTrust(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.TryAddSingleton<ISealJournal, PostgresSealJournal>();
        }
        else
        {
            services.TryAddSingleton<ISealJournal, SqliteSealJournal>();
        }

        services.AddSingleton<INoteSigner, NoteSigner>();
        services.AddSingleton<PublicRecord>();
        services.AddSingleton<RoundBundles>();
        return services;
    }
}
