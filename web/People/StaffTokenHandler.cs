using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>Reads <c>Authorization: Bearer</c> on the staff API.</summary>
internal sealed class StaffTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, StaffTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "staff-token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header.Length is < 20 or > 200)
        {
            return AuthenticateResult.NoResult();
        }

        var member = await tokens.Find(header[7..].Trim(), Context.RequestAborted);
        return member is null
            ? AuthenticateResult.Fail("The token is not valid.")
            : AuthenticateResult.Success(new AuthenticationTicket(Principal(member), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private ClaimsPrincipal Principal(StaffMember member) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, member.Id),
            new Claim(StaffClaims.ShownName, member.Name),
            .. member.Roles.Select(role => new Claim(ClaimTypes.Role, StaffRoles.Name(role))),
        ],
        Scheme.Name));
}
