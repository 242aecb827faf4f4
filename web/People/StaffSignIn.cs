using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// Signs staff in: a password and a second factor, or a passkey. Who has no second factor yet is asked to set one up first. Demo accounts
/// need none, and work in a demo only.
/// </summary>
internal sealed class StaffSignIn(
    UserManager<StaffAccount> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> identity,
    ILogger<SignInManager<StaffAccount>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffAccount> confirmation,
    HubOptions hub)
    : SignInManager<StaffAccount>(users, context, claims, identity, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(StaffAccount user) =>
        (hub.Demo || !user.IsDemo) && user.Deactivated is null && await base.CanSignInAsync(user);

    protected override async Task<SignInResult> SignInOrTwoFactorAsync(StaffAccount user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false)
    {
        if (bypassTwoFactor || user.IsDemo || user.TwoFactorEnabled)
        {
            return await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
        }

        // The same half sign-in as of somebody whose second factor is still to come.
        var half = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        half.AddClaim(new Claim(ClaimTypes.Name, user.Id));
        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return SignInResult.TwoFactorRequired;
    }
}
