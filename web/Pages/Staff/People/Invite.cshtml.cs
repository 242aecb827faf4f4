using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Mail;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.People;

internal sealed class InviteModel(StaffPeople people, CurrentStaff staff, HubOptions hub, MailState mail) : PageModel
{
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public IReadOnlyCollection<string> Roles { get; private set; } = [];

    public async Task<IActionResult> OnPost(string? name, string? email, string[]? roles, CancellationToken cancel)
    {
        (Name, Email, Roles) = (name, email, roles ?? []);
        var outcome = await people.Invite(email ?? "", name ?? "", Roles, staff.Required, hub.Site(Request), cancel);
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddRefusals([refusal]);
            return Page();
        }

        TempData["Done"] = $"{Name!.Trim()} was invited. {Handed.Over(mail, hub.Site(Request), outcome.Link!)}";
        return LocalRedirect(StaffLinks.People);
    }
}

/// <summary>How a link gets to somebody.</summary>
internal static class Handed
{
    /// <summary>Where mail is not set up, the administrator hands the link over.</summary>
    public static string Over(MailState mail, Uri site, string link) =>
        mail.Works ? "The link is on its way by e-mail." : $"Mail is not set up here, so hand this link over yourself; it is not shown again: {new Uri(site, link)}";
}
