using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>
/// Devices at which many people vote one after another, at an event. Staff make a browser one; a sealed cookie says so, for one round and
/// at most a day. Votes cast there are counted by their channel, and what a voter leaves behind is forgotten.
/// </summary>
internal sealed class Kiosks(IDataProtectionProvider protection, TimeProvider clock, HubOptions options)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(18);

    private readonly IDataProtector seal = protection.CreateProtector("hub.kiosk");

    private string Name => options.IsHttps ? "__Secure-hub-kiosk" : "hub-kiosk";

    /// <summary>Whether this browser is a kiosk of a round.</summary>
    public bool Is(HttpContext context, string round)
    {
        try
        {
            return context.Request.Cookies[Name] is { Length: > 0 } cookie && seal.Unprotect(cookie).Split('\n') is [var own, var until] && own == round
                && clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Makes this browser a kiosk of a round, and of no other.</summary>
    public void Begin(HttpContext context, string round) => context.Response.Cookies.Append(
        Name,
        seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{round}\n{(clock.GetUtcNow() + Longest).ToUnixTimeSeconds()}")),
        Cookie(Longest));

    /// <summary>Makes it an ordinary browser again.</summary>
    public void End(HttpContext context) => context.Response.Cookies.Delete(Name, Cookie(null));

    private CookieOptions Cookie(TimeSpan? life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = options.IsHttps, Path = "/", MaxAge = life, IsEssential = true };
}
