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
    /// <summary>The journals of seals and of what takes two people, the key that signs.</summary>
    public static IServiceCollection AddTrust(this IServiceCollection services)
    {
        services.TryAddSingleton<ISealJournal, SealJournal>();
        services.TryAddSingleton<IJointActJournal, JointActJournal>();
        services.AddSingleton<INoteSigner, NoteSigner>();
        services.AddSingleton<PublicRecord>();
        services.AddSingleton<RoundBundles>();
        return services;
    }
}
