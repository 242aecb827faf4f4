using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class SecondFactorModel(SignInManager<StaffAccount> signIn) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Recovery { get; set; }

    public async Task<IActionResult> OnGet() => await Half() is null ? LocalRedirect(StaffLinks.SignIn) : Page();

    public async Task<IActionResult> OnPost(string? code)
    {
        if (await Half() is null)
        {
            return LocalRedirect(StaffLinks.SignIn);
        }

        var typed = string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        var outcome = typed.Length == 0 ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : Recovery ? await signIn.TwoFactorRecoveryCodeSignInAsync(typed.ToUpperInvariant())
            : await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false);
        if (outcome.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffLinks.Home);
        }

        ModelState.AddModelError("code", outcome.IsLockedOut ? "There were too many attempts. Wait 15 minutes and try again."
            : typed.Length == 0 ? "Enter the code."
            : Recovery ? "This is not one of your recovery codes, or it was used before."
            : "The code is not right. It changes every 30 seconds: enter the one that is shown now.");
        return Page();
    }

    private async Task<StaffAccount?> Half() => await signIn.GetTwoFactorAuthenticationUserAsync() is { TwoFactorEnabled: true } account ? account : null;
}
