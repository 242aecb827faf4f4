using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Pages.Rounds;
using ParticipatoryHub.Web.Pages.Rounds.Comments;
using ParticipatoryHub.Web.Pages.Rounds.Vote;
using ParticipatoryHub.Web.Pages.Staff;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>Razor Pages with antiforgery on every form.</summary>
internal static class PagesSetup
{
    /// <summary>Pages lie under /Pages; an unsafe method without a valid antiforgery token is refused.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var options = HubOptions.From(builder.Configuration);
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddSingleton(CouncilName.From(builder.Configuration));
        builder.Services.AddSingleton<VoteSessions>();
        builder.Services.AddSingleton<Kiosks>();
        builder.Services.AddRazorPages(Arrange).AddMvcOptions(mvc => mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        // Staff see the ballot as residents do, made of the same parts.
        builder.Services.Configure<RazorViewEngineOptions>(views => views.PageViewLocationFormats.Add("/Pages/Rounds/Vote/{0}" + RazorViewEngine.ViewExtension));
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = options.IsHttps ? "__Host-hub-form" : "hub-form";
            antiforgery.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>What a folder of pages asks of a request before any page of it runs.</summary>
    private static void Arrange(RazorPagesOptions pages)
    {
        pages.Conventions.AddFolderApplicationModelConvention("/Rounds", page => page.Filters.Add(new TypeFilterAttribute<RoundFilter>()));
        pages.Conventions.AddFolderApplicationModelConvention("/Rounds/Vote", page => page.Filters.Add(new TypeFilterAttribute<VoteFilter> { Order = 1 }));
        pages.Conventions.AddFolderApplicationModelConvention("/Rounds/Comments", page => page.Filters.Add(new TypeFilterAttribute<CommentFilter> { Order = 1 }));
        pages.Conventions.ConfigureFilter(new KnownHandlerFilter());
        pages.Conventions.AddFolderApplicationModelConvention("/Staff", page => page.Filters.Add(new TypeFilterAttribute<StaffFilter>()));
        pages.Conventions.AuthorizeFolder("/Staff", StaffPolicies.Staff);
        pages.Conventions.AllowAnonymousToPage("/Staff/SignIn");
        pages.Conventions.AllowAnonymousToPage("/Staff/SignOut");
        pages.Conventions.AllowAnonymousToPage("/Staff/SecondFactor");
        pages.Conventions.AllowAnonymousToPage("/Staff/SetUpFactor");
        pages.Conventions.AllowAnonymousToPage("/Staff/Invitation");
        pages.Conventions.AllowAnonymousToPage("/Staff/Council");
        pages.Conventions.AuthorizeFolder("/Staff/People", StaffPolicies.Administrator);
        pages.Conventions.AuthorizeFolder("/Account", ResidentPolicies.Resident);
    }

    /// <summary>The pages with their assets' fingerprints.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorPages().WithStaticAssets();
}
