using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Deliveries;

/// <summary>Registers what deliveries need on a node.</summary>
public static class DeliveriesSetup
{
    /// <summary>The photos' store.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services, StorageOptions storage) => storage.Kind == DatabaseKind.Postgres
        ? services.AddSingleton<IDeliveryPhotos, PostgresDeliveryPhotos>()
        : services.AddSingleton<IDeliveryPhotos, SqliteDeliveryPhotos>();
}
