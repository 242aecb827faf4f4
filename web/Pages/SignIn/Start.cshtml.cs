using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Mail;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.SignIn;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StartModel(SignInLinks links, Passkeys<ResidentAccount> passkeys, IUserPasskeyStore<ResidentAccount> store, CurrentResident resident, MailState mail, HubOptions hub, IStringLocalizer<Text> L) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public string? Email { get; private set; }

    public bool HasMail => mail.Works;

    public IActionResult OnGet() => resident.Id is null ? Page() : LocalRedirect(this.BackTo(Back));

    public async Task<IActionResult> OnPost(string? email, CancellationToken cancel)
    {
        Email = email?.Trim();
        if (Mailbox.Read(email) is not { } mailbox)
        {
            return Again(string.IsNullOrEmpty(Email) ? L["Enter your e-mail address."] : L["Enter an e-mail address in the right form, like name@example.com."]);
        }

        var back = Url.IsLocalUrl(Back) ? Back : null;
        if (!mail.Works || !await links.Ask(mailbox, RequestSource.Of(HttpContext), back, hub.Site(Request), cancel))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Again(L["Too many links were asked for from your network. Wait an hour and try again."]);
        }

        TempData["Mailbox"] = mailbox;
        return LocalRedirect(ResidentLinks.Sent);
    }

    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await passkeys.BeginSignIn(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential, CancellationToken cancel)
    {
        if (await passkeys.SignIn(HttpContext, credential) is not var (account, key))
        {
            return Again(L["The passkey did not work here. Ask for a link by e-mail instead."]);
        }

        await store.AddOrUpdatePasskeyAsync(account, key, cancel);
        await ResidentSession.SignIn(HttpContext, account, keep: true);
        return LocalRedirect(this.BackTo(Back));
    }

    private PageResult Again(string sentence)
    {
        ModelState.AddModelError("email", sentence);
        return Page();
    }
}
