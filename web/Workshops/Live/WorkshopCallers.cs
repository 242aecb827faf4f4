using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>
/// Who asks, from a request or a connection: a member of staff by sign-in or API token, a participant by their cookie. Staff who only have
/// another role take part by their cookie like anyone. Whoever has the link to read the board says <c>?reader=</c> and what it ends with.
/// </summary>
internal sealed class WorkshopCallers(ParticipantCookie cookie)
{
    /// <summary>The person in a workshop.</summary>
    public async Task<WorkshopPerson> Of(HttpContext context, string workshop)
    {
        var staff = await Staff(context);
        return staff?.May(StaffAct.LeadWorkshops) == true ? WorkshopPerson.Of(staff) : new WorkshopPerson(null, cookie.Token(context, workshop), context.Request.Query["reader"].ToString() is { Length: > 0 } key ? key : null);
    }

    private static async Task<StaffMember?> Staff(HttpContext context) =>
        CurrentStaff.Read(context.Request.Headers.Authorization.Count == 0 ? context.User : (await context.AuthenticateAsync(StaffTokenHandler.SchemeName)).Principal ?? new ClaimsPrincipal());
}
