using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>Asks somebody who is signed in once more who they are, and keeps that for what they do next.</summary>
internal sealed class ProveModel(
    IdentityProof proof, Passkeys<StaffAccount> passkeys, UserManager<StaffAccount> users, CurrentStaff staff, CouncilProvider provider, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Where to go on.</summary>
    public string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffLinks.Home;

    public bool HasPassword { get; private set; }

    public bool AsksForCode { get; private set; }

    public bool HasPasskey { get; private set; }

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost(string? password, string? code)
    {
        var me = await Load();
        return await proof.WhyNot(me, password, code) is { } refusal ? Again(refusal) : GoOn(me);
    }

    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await passkeys.BeginSignIn(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential)
    {
        var me = await Load();
        if (await passkeys.SignIn(HttpContext, credential) is not var (account, key) || account.Id != me.Id || await users.IsLockedOutAsync(me))
        {
            return Again(new Refused("passkey-wrong", "The passkey did not work here. Use your password.", "password"));
        }

        Accounted.For(await users.AddOrUpdatePasskeyAsync(account, key));
        return GoOn(me);
    }

    // The provider is to ask for everything again, however long ago it did so.
    public IActionResult OnGetCouncil() => provider is { IsThere: true, Staff: true }
        ? Challenge(
            new OpenIdConnectChallengeProperties { RedirectUri = StaffLinks.ProvedAtCouncil(Target), Prompt = "login", MaxAge = TimeSpan.Zero },
            CouncilProvider.Scheme)
        : NotFound();

    public async Task<IActionResult> OnGetProved()
    {
        var me = await Load();
        if (provider is not { IsThere: true, Staff: true } || await HttpContext.TakeVouched() is not { At: { } at } vouched || clock.GetUtcNow() - at > IdentityProof.Good
            || (await users.FindByLoginAsync(vouched.Issuer, vouched.Subject))?.Id != me.Id)
        {
            return Again(new Refused("proof-missing", $"That was not you, or not just now. Sign in with {provider.Name} once more, as {me.Name}."));
        }

        return GoOn(me);
    }

    private async Task<StaffAccount> Load()
    {
        var me = await users.FindByIdAsync(staff.Required.Id) ?? throw new InvalidOperationException("A signed-in account is not there.");
        (HasPassword, AsksForCode) = (proof.HasPassword(me), IdentityProof.AsksForCode(me));
        HasPasskey = (await users.GetPasskeysAsync(me)).Count > 0;
        return me;
    }

    private LocalRedirectResult GoOn(StaffAccount me)
    {
        proof.Keep(HttpContext, me);
        return LocalRedirect(Target);
    }

    private PageResult Again(Refused refusal)
    {
        ModelState.AddRefusals([refusal]);
        return Page();
    }
}
