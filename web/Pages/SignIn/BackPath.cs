using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ParticipatoryHub.Web.Pages.SignIn;

/// <summary>Where somebody goes after signing in.</summary>
internal static class BackPath
{
    /// <summary>The path they came for when it is one of this service, else the front page.</summary>
    public static string BackTo(this PageModel page, string? back) => page.Url.IsLocalUrl(back) ? back! : SiteLinks.Home;
}
