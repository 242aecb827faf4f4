using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>What the pages of workshops need.</summary>
internal static class WorkshopPagesSetup
{
    /// <summary>The sentences, the cookie, and the filter that finds a workshop for the pages about it.</summary>
    public static void AddWorkshopPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ParticipantCookie>();
        builder.Services.AddScoped<WorkshopSentences>();
        builder.Services.AddSingleton<WorkshopIdeas>();
        builder.Services.AddSingleton<WorkshopEvidence>();
        builder.Services.Configure<RazorPagesOptions>(static pages =>
        {
            pages.Conventions.AddFolderApplicationModelConvention("/Workshops", page => page.Filters.Add(new TypeFilterAttribute<WorkshopFilter> { Order = 1 }));
            pages.Conventions.AddFolderApplicationModelConvention("/Staff/Workshops", page => page.Filters.Add(new TypeFilterAttribute<WorkshopFilter> { Order = 1 }));
        });
    }
}
