using System.Security.Claims;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>The member of staff who sent the request under way.</summary>
internal sealed class CurrentStaff(IHttpContextAccessor http)
{
    /// <summary>Null for everybody else.</summary>
    public StaffMember? Member => http.HttpContext is { } context ? Read(context.User) : null;

    /// <summary>For pages that only staff reach.</summary>
    public StaffMember Required => Member ?? throw new InvalidOperationException("A staff page was reached without a sign-in.");

    /// <summary>The member of staff that a sign-in or a token stands for, or null.</summary>
    public static StaffMember? Read(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new StaffMember(id, user.FindFirstValue(StaffClaims.ShownName) ?? id, [.. user.FindAll(ClaimTypes.Role).Select(role => StaffRoles.Parse(role.Value))])
            : null;
}
