using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.People;

internal sealed class ListModel(StaffPeople people) : PageModel
{
    public ImmutableArray<StaffPerson> People { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) => People = await people.List(cancel);

    public static string Roles(IEnumerable<string> roles) =>
        string.Join(", ", StaffRoles.All.Where(role => roles.Contains(role.Name)).Select(role => role.Shown)) is { Length: > 0 } shown ? shown : "None";

    public static string Factor(StaffPerson person) => (person.Account.TwoFactorEnabled, person.Passkeys) switch
    {
        (true, 0) => "Authenticator app",
        (true, _) => "Authenticator app, passkey",
        (false, > 0) => "Passkey",
        _ => person.Account.IsDemo ? "None: demonstration" : "None yet",
    };

    public static string Access(StaffPerson person) => person.Account.Deactivated is not null ? "Deactivated" : person.IsInvited ? "Invited" : "Active";

    public static string Tag(StaffPerson person) => person.Account.Deactivated is not null ? "govuk-tag--grey" : person.IsInvited ? "govuk-tag--yellow" : "govuk-tag--green";
}
