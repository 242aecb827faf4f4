using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NameModel(ResidentAccounts accounts, CurrentResident resident, IStringLocalizer<Text> L) : PageModel
{
    public string? Typed { get; private set; }

    public void OnGet() => Typed = resident.PublicName;

    public async Task<IActionResult> OnPost(string? name, CancellationToken cancel)
    {
        Typed = name;
        if (await accounts.Rename(resident.Required, name ?? "", cancel) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field!, L[refusal.Sentence]);
            return Page();
        }

        TempData["Done"] = L["Your public name is changed."].Value;
        return LocalRedirect(ResidentLinks.Account);
    }
}
