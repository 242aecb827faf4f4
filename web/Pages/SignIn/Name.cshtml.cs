using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.SignIn;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NameModel(Arrivals arrivals, ResidentAccounts accounts, IStringLocalizer<Text> L) : PageModel
{
    public string? Typed { get; private set; }

    public IActionResult OnGet()
    {
        if (arrivals.Read(HttpContext) is not { } arrival)
        {
            return LocalRedirect(ResidentLinks.SignInPage);
        }

        Typed = arrival.SuggestedName;
        return Page();
    }

    public async Task<IActionResult> OnPost(string? name, CancellationToken cancel)
    {
        if (arrivals.Read(HttpContext) is not { } arrival)
        {
            return LocalRedirect(ResidentLinks.SignInPage);
        }

        Typed = name;
        var made = await accounts.Create(name ?? "", arrival, cancel);
        if (made.Account is not { } account)
        {
            ModelState.AddModelError(made.Refusal!.Field!, L[made.Refusal.Sentence]);
            return Page();
        }

        arrivals.Forget(HttpContext);
        await ResidentSession.SignIn(HttpContext, account, arrival.Keep);
        TempData["Done"] = L["Your account is made, {0}.", account.PublicName].Value;
        return LocalRedirect(this.BackTo(arrival.Back));
    }
}
