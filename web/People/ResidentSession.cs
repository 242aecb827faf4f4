using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>A resident's sign-in: a cookie of its own beside the staff's, checked against the account at each request.</summary>
internal static class ResidentSession
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "resident";

    /// <summary>The <see cref="ResidentId"/>; no other identity has this claim.</summary>
    public const string IdClaim = "hub:resident";

    /// <summary>The public name as it is now.</summary>
    public const string NameClaim = "hub:resident-name";

    private const string StampClaim = "hub:resident-stamp";

    /// <summary>How long somebody stays signed in who asked for it.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    /// <summary>What the cookie says of its holder. The subject, which form tokens are bound to, stays the same when the name changes.</summary>
    public static ClaimsPrincipal Principal(ResidentAccount account) => new(new ClaimsIdentity(
        [
            new Claim("sub", "resident:" + account.Id),
            new Claim(IdClaim, account.Id),
            new Claim(NameClaim, account.PublicName),
            new Claim(StampClaim, account.Stamp),
        ],
        Scheme));

    /// <summary>The resident that a request is signed in as, or null.</summary>
    public static ResidentId? Read(ClaimsPrincipal user) => user.FindFirstValue(IdClaim) is { } id ? new ResidentId(id) : null;

    /// <summary>Gives the browser the cookie; <paramref name="keep"/> for <see cref="Kept"/>, else until it is closed.</summary>
    public static Task SignIn(HttpContext context, ResidentAccount account, bool keep) => context.SignInAsync(
        Scheme,
        Principal(account),
        new AuthenticationProperties { IsPersistent = keep });

    /// <summary>Takes the cookie away.</summary>
    public static Task SignOut(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Refuses a cookie whose account is gone or has signed out everywhere, and takes the name from the account.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindFirstValue(IdClaim);
        var stamp = context.Principal?.FindFirstValue(StampClaim);
        var db = context.HttpContext.RequestServices.GetRequiredService<PeopleDb>();
        var account = await db.Residents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Stamp == stamp, context.HttpContext.RequestAborted);
        if (account is null)
        {
            context.RejectPrincipal();
            await SignOut(context.HttpContext);
            return;
        }

        context.ReplacePrincipal(Principal(account));
    }
}
