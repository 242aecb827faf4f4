using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class PasskeysModel(Passkeys<StaffAccount> passkeys, UserManager<StaffAccount> users, CurrentStaff staff) : PageModel
{
    public IList<UserPasskeyInfo> Keys { get; private set; } = [];

    public static string IdOf(UserPasskeyInfo key) => Base64Url.EncodeToString(key.CredentialId);

    public async Task OnGet() => Keys = await users.GetPasskeysAsync(await Me());

    public async Task<IActionResult> OnPostOptions()
    {
        var me = await Me();
        return Content(await passkeys.BeginCreating(HttpContext, me.Id, me.Email!, me.Name), "application/json");
    }

    public async Task<IActionResult> OnPostAdd(string? name, string? credential)
    {
        var me = await Me();
        if (await passkeys.Create(HttpContext, credential, me.Id) is not { } key)
        {
            ModelState.AddModelError("name", "No passkey was added. Try again.");
            Keys = await users.GetPasskeysAsync(me);
            return Page();
        }

        var called = (name ?? "").Trim();
        key.Name = called.Length == 0 ? "Passkey" : called[..Math.Min(called.Length, 60)];
        Accounted.For(await users.AddOrUpdatePasskeyAsync(me, key));
        TempData["Done"] = "The passkey is added. Next time you can sign in with it.";
        return LocalRedirect(StaffLinks.Passkeys);
    }

    public async Task<IActionResult> OnPostRemove(string? key)
    {
        if (key is { Length: > 0 } && Base64Url.IsValid(key))
        {
            Accounted.For(await users.RemovePasskeyAsync(await Me(), Base64Url.DecodeFromChars(key)));
            TempData["Done"] = "The passkey is removed.";
        }

        return LocalRedirect(StaffLinks.Passkeys);
    }

    private async Task<StaffAccount> Me() => await users.FindByIdAsync(staff.Required.Id) ?? throw new InvalidOperationException("A signed-in account is not there.");
}
