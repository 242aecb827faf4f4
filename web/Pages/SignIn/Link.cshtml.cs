using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.SignIn;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LinkModel(SignInLinks links, ResidentAccounts accounts, Arrivals arrivals) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Secret { get; set; }

    /// <summary>Where the link was sent, masked; null when it is good no more.</summary>
    public string? Mailbox { get; private set; }

    /// <summary>Looks only: programs that open the links of a letter to check them use nothing up.</summary>
    public async Task OnGet(CancellationToken cancel) =>
        Mailbox = await links.Look(Secret, cancel) is { } link ? People.Mailbox.Masked(link.Email) : null;

    public async Task<IActionResult> OnPost(bool keep, CancellationToken cancel)
    {
        if (await links.Use(Secret, cancel) is not { } link)
        {
            return Page();
        }

        if (await accounts.OfMailbox(link.Email, cancel) is { } account)
        {
            await ResidentSession.SignIn(HttpContext, account, keep);
            return LocalRedirect(this.BackTo(link.Back));
        }

        arrivals.Keep(HttpContext, new Arrival(link.Email, null, null, null, link.Back, keep));
        return LocalRedirect(ResidentLinks.Name);
    }
}
