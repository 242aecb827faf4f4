using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class HomeModel(ResidentAccounts accounts, CurrentResident resident, PeopleDb db, IStringLocalizer<Text> L) : PageModel
{
    public ResidentAccount Account { get; private set; } = null!;

    public int Passkeys { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        Account = await accounts.Get(resident.Required, cancel);
        Passkeys = await db.ResidentPasskeys.CountAsync(row => row.ResidentId == Account.Id, cancel);
    }

    public async Task<IActionResult> OnPostEverywhere(CancellationToken cancel)
    {
        await accounts.SignOutEverywhere(resident.Required, cancel);
        await ResidentSession.SignOut(HttpContext);
        TempData["Done"] = L["You are signed out everywhere."].Value;
        return LocalRedirect(SiteLinks.Home);
    }
}
