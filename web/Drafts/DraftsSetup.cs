using ParticipatoryHub.Drafts;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Web.Drafts;

/// <summary>What votes that are not cast yet need of the web.</summary>
internal static class DraftsSetup
{
    /// <summary>The post, in place of none, and who an account is to the register.</summary>
    public static void AddDraftPost(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IDraftPost, DraftPost>();
        builder.Services.AddScoped<VotingPersons>();
    }
}
