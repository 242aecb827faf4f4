using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Silo.Papers;

/// <summary>Registers what paper ballots need on a node.</summary>
public static class PapersSetup
{
    /// <summary>The journal of paper batches.</summary>
    public static IServiceCollection AddPapers(this IServiceCollection services)
    {
        services.TryAddSingleton<IPaperJournal, PaperJournal>();
        return services;
    }
}
