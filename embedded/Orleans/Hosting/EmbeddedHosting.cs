using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Adds the embedded engine to a host.</summary>
public static class EmbeddedHosting
{
    /// <summary>
    /// Grains run in this process. The host also registers an <see cref="Storage.IGrainStorage"/> and an <see cref="IReminderRows"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedOrleans(this IServiceCollection services, Action<EmbeddedOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton<GrainClasses>();
        services.TryAddSingleton<Catalog>();
        services.TryAddSingleton<ReminderService>();
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<Catalog>());
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Catalog>());
        services.AddHostedService<EmbeddedSilo>();
        return services;
    }

    private sealed class EmbeddedSilo(Catalog catalog, ReminderService reminders) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            catalog.Open();
            await reminders.StartAsync(cancellationToken);
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            reminders.Stop();
            await catalog.CloseAsync(cancellationToken);
        }
    }
}
