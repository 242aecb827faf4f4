using Microsoft.AspNetCore.Authentication.Cookies;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>Whether a cookie that was good when it was given still is.</summary>
internal static class StaffSession
{
    /// <summary>Ends demo sessions where the demo has been switched off, and else asks <paramref name="next"/>.</summary>
    public static Task Validate(CookieValidatePrincipalContext context, Func<CookieValidatePrincipalContext, Task> next, HubOptions options)
    {
        if (!options.Demo && context.Principal?.HasClaim(claim => claim.Type == StaffClaims.Demo) == true)
        {
            context.RejectPrincipal();
            return Task.CompletedTask;
        }

        return next(context);
    }
}
