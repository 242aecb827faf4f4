using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DeleteModel(PersonalData data, CurrentResident resident, IStringLocalizer<Text> L) : PageModel
{
    public async Task<IActionResult> OnPost(bool sure, CancellationToken cancel)
    {
        if (!sure)
        {
            ModelState.AddModelError("sure", L["Tick the box if you want to delete your account."]);
            return Page();
        }

        await data.Delete(resident.Required, cancel);
        await ResidentSession.SignOut(HttpContext);
        TempData["Done"] = L["Your account is deleted."].Value;
        return LocalRedirect(SiteLinks.Home);
    }
}
