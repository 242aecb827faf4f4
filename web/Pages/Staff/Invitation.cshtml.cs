using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class InvitationModel(StaffInvitations invitations, SignInManager<StaffAccount> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Secret { get; set; }

    public StaffAccount? Account { get; private set; }

    public string? Name { get; private set; }

    public async Task OnGet(CancellationToken cancel) => Account = await invitations.Look(Secret, cancel);

    public async Task<IActionResult> OnPost(string? name, string? password, string? again, CancellationToken cancel)
    {
        Account = await invitations.Look(Secret, cancel);
        Name = name?.Trim();
        if (Account is null)
        {
            return Page();
        }

        if (string.IsNullOrEmpty(Name) || Name.Length > 200)
        {
            ModelState.AddModelError("name", "Enter your name, with at most 200 characters.");
        }

        if (string.IsNullOrEmpty(password) || password != again)
        {
            ModelState.AddModelError(string.IsNullOrEmpty(password) ? "password" : "again", string.IsNullOrEmpty(password) ? "Choose a password." : "The two passwords are not the same.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var faults = await invitations.Accept(Account, Secret!, Name!, password!, cancel);
        foreach (var fault in faults)
        {
            ModelState.AddModelError("password", fault);
        }

        if (faults.Count > 0)
        {
            return Page();
        }

        await signIn.PasswordSignInAsync(Account, password!, isPersistent: false, lockoutOnFailure: false);
        return LocalRedirect(StaffLinks.SetUpFactor);
    }
}
