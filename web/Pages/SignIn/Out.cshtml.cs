using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.SignIn;

internal sealed class OutModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(SiteLinks.Home);

    public async Task<IActionResult> OnPost()
    {
        await ResidentSession.SignOut(HttpContext);
        return LocalRedirect(SiteLinks.Home);
    }
}
