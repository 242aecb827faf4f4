using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Comments;

/// <summary>What pages need to show comments and to hear of them.</summary>
internal static class CommentsSetup
{
    /// <summary>The viewer, the subjects, the relay of news.</summary>
    public static void AddComments(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CurrentCommenter>();
        builder.Services.AddScoped<CommentReader>();
        builder.Services.AddSingleton<CommentSubjects>();
        builder.Services.AddSingleton<IPersonalData, CommentPersonalData>();
        builder.Services.AddSingleton<CommentsRelay>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CommentsRelay>());
    }
}
