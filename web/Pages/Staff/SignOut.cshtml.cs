using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class SignOutModel(SignInManager<StaffAccount> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(SiteLinks.Home);

    public async Task<IActionResult> OnPost()
    {
        await signIn.SignOutAsync();
        return LocalRedirect(SiteLinks.Home);
    }
}
