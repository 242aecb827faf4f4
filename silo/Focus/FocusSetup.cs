using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Focus;

namespace ParticipatoryHub.Silo.Focus;

/// <summary>Registers what choosing a focus needs on a node.</summary>
public static class FocusSetup
{
    /// <summary>The journal of indicators and figures.</summary>
    public static IServiceCollection AddFocus(this IServiceCollection services)
    {
        services.TryAddSingleton<IFocusJournal, FocusJournal>();
        return services;
    }
}
