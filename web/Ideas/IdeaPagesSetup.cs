using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Pages.Rounds.Ideas;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Ideas;

/// <summary>What the pages of ideas need.</summary>
internal static class IdeaPagesSetup
{
    /// <summary>The sentences, and the filter that finds an idea for the pages about it.</summary>
    public static void AddIdeaPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<IdeaSentences>();
        builder.Services.AddHostedService<IdeaMail>();
        builder.Services.AddSingleton<IPersonalData, IdeaPersonalData>();
        builder.Services.Configure<RazorPagesOptions>(static pages =>
        {
            pages.Conventions.AddFolderApplicationModelConvention("/Rounds/Ideas", page => page.Filters.Add(new TypeFilterAttribute<IdeaFilter> { Order = 1 }));
            pages.Conventions.AuthorizeFolder("/Mine", ResidentPolicies.Resident);
            foreach (var page in (string[])["Edit", "Check", "Photo", "Authors", "Join", "Withdraw", "Appeal", "New"])
            {
                pages.Conventions.AuthorizePage($"/Rounds/Ideas/{page}", ResidentPolicies.Resident);
            }
        });
    }
}
