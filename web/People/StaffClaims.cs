using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ParticipatoryHub.Web.People;

/// <summary>What a sign-in cookie says about its holder: account, shown name, roles, and whether it is a demo account.</summary>
internal sealed class StaffClaims(UserManager<StaffAccount> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount, IdentityRole>(users, roles, options)
{
    /// <summary>The name shown in the record.</summary>
    public const string ShownName = "hub:name";

    /// <summary>Present on demo accounts.</summary>
    public const string Demo = "hub:demo";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ShownName, user.Name));
        if (user.IsDemo)
        {
            identity.AddClaim(new Claim(Demo, "yes"));
        }

        return identity;
    }
}
