using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Drafts;

/// <summary>Registers what drafts of votes need on a node.</summary>
internal static class DraftsSetup
{
    /// <summary>The journal, and where the host brings no post, none.</summary>
    public static void AddDrafts(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.AddSingleton<IDraftJournal, PostgresDraftJournal>();
        }
        else
        {
            services.AddSingleton<IDraftJournal, SqliteDraftJournal>();
        }

        services.TryAddSingleton<IDraftPost, NoDraftPost>();
    }
}
