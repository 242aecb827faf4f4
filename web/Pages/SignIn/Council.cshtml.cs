using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.SignIn;

/// <summary>The way to the council's provider and back. Opened by a link, for a form may not lead to another site.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CouncilModel(CouncilProvider provider, ResidentAccounts accounts, Arrivals arrivals, IStringLocalizer<Text> L) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IActionResult OnGet() => provider.IsThere
        ? Challenge(new AuthenticationProperties { RedirectUri = ResidentLinks.CouncilDone(Url.IsLocalUrl(Back) ? Back : null) }, CouncilProvider.Scheme)
        : NotFound();

    public async Task<IActionResult> OnGetDone(CancellationToken cancel)
    {
        if (!provider.IsThere || await HttpContext.TakeVouched() is not { } vouched)
        {
            return OnGetFailed();
        }

        var arrival = new Arrival(vouched.Email, vouched.Issuer, vouched.Subject, vouched.Name, Url.IsLocalUrl(Back) ? Back : null, Keep: false);
        if (await accounts.Known(arrival, cancel) is { } account)
        {
            await accounts.Join(account, arrival, cancel);
            await ResidentSession.SignIn(HttpContext, account, keep: false);
            return LocalRedirect(this.BackTo(Back));
        }

        arrivals.Keep(HttpContext, arrival);
        return LocalRedirect(ResidentLinks.Name);
    }

    public IActionResult OnGetFailed()
    {
        TempData["Trouble"] = L["Signing in with {0} did not work. Try again, or ask for a link by e-mail.", provider.Name].Value;
        return LocalRedirect(ResidentLinks.SignInPage);
    }
}
