using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>New recovery codes, or another authenticator app in the place of the one there is.</summary>
internal sealed class FactorModel(FactorRenewal renewal, IdentityProof proof, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, CurrentStaff staff, CouncilName council) : PageModel
{
    /// <summary>Whether the account signs in with a password and an app, so that there is something to renew.</summary>
    public bool HasFactor { get; private set; }

    public int Left { get; private set; }

    /// <summary>Codes just made, shown this once.</summary>
    public ImmutableArray<string> Codes { get; private set; } = [];

    public bool IsNewApp { get; private set; }

    /// <summary>The key of another app that waits for its first code, or null.</summary>
    public string? Key { get; private set; }

    /// <summary>The key as the form keeps it.</summary>
    public string? Pending { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>What the form asks for.</summary>
    public string? Wish { get; private set; }

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost(string? password, string? code, string? wish, CancellationToken cancel)
    {
        var me = await Load();
        Wish = wish;
        if (wish is not ("codes" or "app"))
        {
            return Again(new Refused("wish-missing", "Choose what you want to do.", "wish"));
        }

        if (!HasFactor || await proof.WhyNot(me, password, code) is not { } refusal)
        {
            return HasFactor ? await Grant(me, cancel) : Page();
        }

        return Again(refusal);
    }

    public async Task<IActionResult> OnPostConfirm(string? pending, string? code, CancellationToken cancel)
    {
        var me = await Load();
        if (!HasFactor || renewal.Pending(me, pending) is not { } key)
        {
            return Again(new Refused("too-late", "That took longer than 15 minutes. Begin again; your old app still works."));
        }

        if (await renewal.Confirm(me, key, code, staff.Required, cancel) is not { } codes)
        {
            Show(me, key, pending!);
            return Again(new Refused("code-wrong", "The code is not right. Check that the phone’s clock is, and enter the code that the app shows now.", "code"));
        }

        await signIn.RefreshSignInAsync(me);
        (Codes, IsNewApp) = (codes, true);
        return Page();
    }

    private async Task<IActionResult> Grant(StaffAccount me, CancellationToken cancel)
    {
        if (Wish == "codes")
        {
            Codes = await renewal.RenewCodes(me, staff.Required, cancel);
            return Page();
        }

        var (key, held) = renewal.Begin(me);
        Show(me, key, held);
        return Page();
    }

    private void Show(StaffAccount me, string key, string held) =>
        (Key, Pending, Address) = (string.Join(' ', key.Chunk(4).Select(group => new string(group))), held, AuthenticatorLink.Of(council, me, key));

    private async Task<StaffAccount> Load()
    {
        var me = await users.FindByIdAsync(staff.Required.Id) ?? throw new InvalidOperationException("A signed-in account is not there.");
        HasFactor = me is { TwoFactorEnabled: true, PasswordHash: not null };
        Left = HasFactor ? await users.CountRecoveryCodesAsync(me) : 0;
        return me;
    }

    private PageResult Again(Refused refusal)
    {
        ModelState.AddRefusals([refusal]);
        return Page();
    }
}
