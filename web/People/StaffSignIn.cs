using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>Signs staff in; a demo account only in a demo.</summary>
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
        (hub.Demo || !user.IsDemo) && await base.CanSignInAsync(user);
}
