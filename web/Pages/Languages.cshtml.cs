using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages;

internal sealed class LanguagesModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; } = SiteLinks.Home;

    /// <summary>A choice changes nothing but how pages read, so a plain link may make it.</summary>
    public IActionResult OnGet(string? code) => Language.Of(code) is null ? Page() : OnPost(code);

    public IActionResult OnPost(string? code)
    {
        if (Language.Of(code) is { } language)
        {
            Response.Cookies.Append(
                LanguageSetup.Cookie,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Code)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true });
        }

        return Url.IsLocalUrl(Back) ? LocalRedirect(Back) : LocalRedirect(SiteLinks.Home);
    }
}
