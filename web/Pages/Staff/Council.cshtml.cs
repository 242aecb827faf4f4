using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>Staff who sign in by the council's provider: only accounts that an administrator has made, known by their verified address.</summary>
internal sealed class CouncilModel(CouncilProvider provider, SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => provider is { IsThere: true, Staff: true }
        ? Challenge(new AuthenticationProperties { RedirectUri = StaffLinks.CouncilDone(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null) }, CouncilProvider.Scheme)
        : NotFound();

    public async Task<IActionResult> OnGetDone()
    {
        if (provider is not { IsThere: true, Staff: true } || await HttpContext.TakeVouched() is not { } vouched || await Account(vouched) is not { } account || !await signIn.CanSignInAsync(account))
        {
            TempData["Trouble"] = "There is no staff account for you. Ask an administrator for one, with the e-mail address that the council’s provider knows.";
            return LocalRedirect(StaffLinks.SignIn);
        }

        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : StaffLinks.Home);
    }

    private async Task<StaffAccount?> Account(Vouched vouched)
    {
        if (await users.FindByLoginAsync(vouched.Issuer, vouched.Subject) is { } known)
        {
            return known;
        }

        if (vouched.Email is null || await users.FindByEmailAsync(vouched.Email) is not { IsDemo: false } account)
        {
            return null;
        }

        account.EmailConfirmed = true;
        Accounted.For(await users.AddLoginAsync(account, new UserLoginInfo(vouched.Issuer, vouched.Subject, provider.Name)));
        return account;
    }
}
