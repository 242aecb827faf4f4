using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Outcomes;

namespace ParticipatoryHub.Silo.Outcomes;

/// <summary>Registers what outcomes need on a node.</summary>
public static class OutcomesSetup
{
    /// <summary>The journal of contributions.</summary>
    public static IServiceCollection AddOutcomes(this IServiceCollection services)
    {
        services.TryAddSingleton<IOutcomeJournal, OutcomeJournal>();
        return services;
    }
}
