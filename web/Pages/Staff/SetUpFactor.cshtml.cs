using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>For whoever has given the right password and has no second factor yet; one that is there is never replaced here.</summary>
internal sealed class SetUpFactorModel(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users, CouncilName council) : PageModel
{
    private const int Codes = 10;

    /// <summary>The key in groups of four.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What the square says.</summary>
    public string Address { get; private set; } = "";

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task<IActionResult> OnGet() => await Half() is { } account ? await Ask(account) : LocalRedirect(StaffLinks.SignIn);

    public async Task<IActionResult> OnPost(string? code)
    {
        if (await Half() is not { } account)
        {
            return LocalRedirect(StaffLinks.SignIn);
        }

        var typed = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, typed))
        {
            ModelState.AddModelError("code", typed.Length == 0 ? "Enter the code that the app shows." : "The code is not right. Check that the phone’s clock is, and enter the code that is shown now.");
            return await Ask(account);
        }

        Accounted.For(await users.SetTwoFactorEnabledAsync(account, true));
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes) ?? []];
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(account, isPersistent: false);
        return Page();
    }

    private async Task<IActionResult> Ask(StaffAccount account)
    {
        var key = await users.GetAuthenticatorKeyAsync(account);
        if (string.IsNullOrEmpty(key))
        {
            Accounted.For(await users.ResetAuthenticatorKeyAsync(account));
            key = (await users.GetAuthenticatorKeyAsync(account))!;
        }

        Key = string.Join(' ', key.Chunk(4).Select(group => new string(group)));
        Address = AuthenticatorLink.Of(council, account, key);
        return Page();
    }

    private async Task<StaffAccount?> Half() => await signIn.GetTwoFactorAuthenticationUserAsync() is { TwoFactorEnabled: false, Deactivated: null } account ? account : null;
}
