using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class SignInModel(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> accounts, Passkeys<StaffAccount> passkeys, HubOptions hub) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Email { get; private set; }

    public bool IsDemo => hub.Demo;

    public async Task<IActionResult> OnPost(string? email, string? password)
    {
        Email = email?.Trim();
        if (string.IsNullOrEmpty(Email) || string.IsNullOrEmpty(password))
        {
            ModelState.AddModelError(string.IsNullOrEmpty(Email) ? "email" : "password", string.IsNullOrEmpty(Email) ? "Enter your e-mail address." : "Enter your password.");
            return Page();
        }

        var account = await accounts.FindByEmailAsync(Email);
        var outcome = account is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (outcome.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffLinks.Home);
        }

        if (outcome.RequiresTwoFactor)
        {
            return LocalRedirect(account!.TwoFactorEnabled ? StaffLinks.SecondFactor(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null) : StaffLinks.SetUpFactor);
        }

        ModelState.AddModelError("email", outcome.IsLockedOut
            ? "There were too many attempts. Wait 15 minutes and try again."
            : "The e-mail address or the password is not right. Check both.");
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptions() => Content(await passkeys.BeginSignIn(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskey(string? credential)
    {
        if (await passkeys.SignIn(HttpContext, credential) is not var (account, key) || !await signIn.CanSignInAsync(account) || await accounts.IsLockedOutAsync(account))
        {
            ModelState.AddModelError("email", "The passkey did not work here. Use your password.");
            return Page();
        }

        Accounted.For(await accounts.AddOrUpdatePasskeyAsync(account, key));
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffLinks.Home);
    }
}
