using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Account;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PasskeysModel(Passkeys<ResidentAccount> passkeys, IUserPasskeyStore<ResidentAccount> store, ResidentAccounts accounts, PeopleDb db, CurrentResident resident, IStringLocalizer<Text> L) : PageModel
{
    private const int Most = 10;

    public IReadOnlyList<ResidentPasskey> Keys { get; private set; } = [];

    public static string IdOf(ResidentPasskey key) => Base64Url.EncodeToString(key.CredentialId);

    public async Task OnGet(CancellationToken cancel) => await Show(cancel);

    public async Task<IActionResult> OnPostOptions(CancellationToken cancel)
    {
        var account = await accounts.Get(resident.Required, cancel);
        return Content(await passkeys.BeginCreating(HttpContext, account.Id, account.Email ?? account.PublicName, account.PublicName), "application/json");
    }

    public async Task<IActionResult> OnPostAdd(string? name, string? credential, CancellationToken cancel)
    {
        var account = await accounts.Get(resident.Required, cancel);
        await Show(cancel);
        var key = Keys.Count < Most ? await passkeys.Create(HttpContext, credential, account.Id) : null;
        if (key is null)
        {
            ModelState.AddModelError("name", Keys.Count < Most ? L["No passkey was added. Try again, or go on signing in by e-mail."] : L["You have ten passkeys. Remove one first."]);
            return Page();
        }

        var called = (name ?? "").Trim();
        key.Name = called.Length == 0 ? L["Passkey"] : called[..Math.Min(called.Length, 60)];
        await store.AddOrUpdatePasskeyAsync(account, key, cancel);
        TempData["Done"] = L["The passkey is added. Next time you can sign in with it."].Value;
        return LocalRedirect(ResidentLinks.Passkeys);
    }

    public async Task<IActionResult> OnPostRemove(string? key, CancellationToken cancel)
    {
        if (key is { Length: > 0 } && Base64Url.IsValid(key))
        {
            await store.RemovePasskeyAsync(await accounts.Get(resident.Required, cancel), Base64Url.DecodeFromChars(key), cancel);
            TempData["Done"] = L["The passkey is removed."].Value;
        }

        return LocalRedirect(ResidentLinks.Passkeys);
    }

    private async Task Show(CancellationToken cancel)
    {
        var id = resident.Required.Value;
        Keys = await db.ResidentPasskeys.AsNoTracking().Where(row => row.ResidentId == id).OrderBy(row => row.Created).ToListAsync(cancel);
    }
}
