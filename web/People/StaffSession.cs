using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>Whether a cookie that was good when it was given still is.</summary>
internal static class StaffSession
{
    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Ends demo sessions where the demo has been switched off and sessions of who was deactivated or has other roles now; and else asks <paramref name="next"/>.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context, Func<CookieValidatePrincipalContext, Task> next, HubOptions options)
    {
        if ((!options.Demo && context.Principal?.HasClaim(claim => claim.Type == StaffClaims.Demo) == true) || !await IsGood(context))
        {
            context.RejectPrincipal();
            return;
        }

        await next(context);
    }

    private static Task<bool> IsGood(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = context.Principal?.FindFirstValue(Stamp);
        return context.HttpContext.RequestServices.GetRequiredService<PeopleDb>().Users
            .AnyAsync(row => row.Id == id && row.SecurityStamp == stamp && row.Deactivated == null, context.HttpContext.RequestAborted);
    }
}
