using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Mail;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.People;

internal sealed class MemberModel(StaffPeople people, UserManager<StaffAccount> users, CurrentStaff staff, HubOptions hub, MailState mail) : PageModel
{
    public StaffAccount Account { get; private set; } = null!;

    public IReadOnlyCollection<string> Roles { get; private set; } = [];

    public StaffPerson Person { get; private set; } = null!;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await users.FindByIdAsync((string?)RouteData.Values["id"] ?? "") is not { } account)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        Roles = [.. await users.GetRolesAsync(account)];
        Person = new StaffPerson(account, [.. Roles], (await users.GetPasskeysAsync(account)).Count);
        await next();
    }

    public async Task<IActionResult> OnPostRoles(string[]? roles, CancellationToken cancel)
    {
        Roles = roles ?? [];
        return Told(await people.ChangeRoles(Account, Roles, staff.Required, cancel), $"The roles of {Account.Name} are changed.");
    }

    public async Task<IActionResult> OnPostInvite(CancellationToken cancel)
    {
        var outcome = await people.Reinvite(Account, staff.Required, hub.Site(Request), cancel);
        return Told(outcome, $"A new link for {Account.Name} is made. {(outcome.Link is { } link ? Handed.Over(mail, hub.Site(Request), link) : "")}");
    }

    public async Task<IActionResult> OnPostDeactivate(CancellationToken cancel) =>
        Told(await people.SetActive(Account, isActive: false, staff.Required, cancel), $"{Account.Name} can no longer sign in.");

    public async Task<IActionResult> OnPostReactivate(CancellationToken cancel) =>
        Told(await people.SetActive(Account, isActive: true, staff.Required, cancel), $"{Account.Name} can sign in again.");

    private IActionResult Told(StaffOutcome outcome, string done)
    {
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddRefusals([refusal]);
            return Page();
        }

        TempData["Done"] = done;
        return LocalRedirect(StaffLinks.People);
    }
}
