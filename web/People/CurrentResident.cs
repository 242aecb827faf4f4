using System.Security.Claims;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>The resident who sent the request under way.</summary>
internal sealed class CurrentResident(IHttpContextAccessor http)
{
    /// <summary>Null for whoever is not signed in as a resident.</summary>
    public ResidentId? Id => http.HttpContext is { } context ? ResidentSession.Read(context.User) : null;

    /// <summary>The name that everybody sees; null for whoever is not signed in as a resident.</summary>
    public string? PublicName => http.HttpContext?.User.FindFirstValue(ResidentSession.NameClaim);

    /// <summary>For pages under <see cref="ResidentPolicies.Resident"/>.</summary>
    public ResidentId Required => Id ?? throw new InvalidOperationException("A page for residents was reached without a sign-in.");
}
