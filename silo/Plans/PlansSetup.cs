using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Plans;

namespace ParticipatoryHub.Silo.Plans;

/// <summary>Registers what plans need on a node.</summary>
public static class PlansSetup
{
    /// <summary>The journal of plans.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.TryAddSingleton<IPlanJournal, PlanJournal>();
        return services;
    }
}
