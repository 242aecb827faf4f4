using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>Somebody who has proved who they are and has no account yet: it is made when they have chosen a name.</summary>
/// <param name="Email">The mailbox they hold, or null.</param>
/// <param name="Provider">The provider that vouched for them, or null for a link by e-mail.</param>
/// <param name="Subject">Who they are there.</param>
/// <param name="SuggestedName">What the provider calls them, or null.</param>
/// <param name="Back">The path to go to afterwards, or null.</param>
/// <param name="Keep">Whether they stay signed in when the browser is closed.</param>
internal sealed record Arrival(string? Email, string? Provider, string? Subject, string? SuggestedName, string? Back, bool Keep);

/// <summary>Keeps an arrival sealed in a cookie while the name is chosen.</summary>
internal sealed class Arrivals(IDataProtectionProvider protection, HubOptions hub, TimeProvider clock)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(30);

    private readonly IDataProtector seal = protection.CreateProtector("hub.arrival");

    private string Name => hub.IsHttps ? "__Host-hub-arrival" : "hub-arrival";

    /// <summary>Gives the browser the sealed arrival.</summary>
    public void Keep(HttpContext context, Arrival arrival) =>
        context.Response.Cookies.Append(Name, seal.Protect(JsonSerializer.Serialize(new Sealed(arrival, clock.GetUtcNow() + Good))), Options());

    /// <summary>The arrival that the browser brings; null when there is none or it is too old.</summary>
    public Arrival? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { } value)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Sealed>(seal.Unprotect(value)) is { } found && found.Expires > clock.GetUtcNow() ? found.Arrival : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Takes it away.</summary>
    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = hub.IsHttps, Path = "/", IsEssential = true };

    private sealed record Sealed(Arrival Arrival, DateTimeOffset Expires);
}
