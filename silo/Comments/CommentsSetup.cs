using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Comments;

/// <summary>Registers what comments need on a node, be it a silo or a client of the cluster.</summary>
public static class CommentsSetup
{
    /// <summary>The comment journal, and the ideas and projects that can be commented on.</summary>
    public static IServiceCollection AddComments(this IServiceCollection services, StorageOptions storage)
    {
        if (storage.Kind == DatabaseKind.Postgres)
        {
            services.TryAddSingleton<ICommentJournal, PostgresCommentJournal>();
        }
        else
        {
            services.TryAddSingleton<ICommentJournal, SqliteCommentJournal>();
        }

        services.AddSingleton<ICommentSubjects, ProjectSubjects>();
        services.AddSingleton<ICommentSubjects, IdeaSubjects>();
        return services;
    }
}
