using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// The two steps of a passkey, of staff and of residents alike: what the browser is asked, and whether its answer holds. Between the steps
/// the challenge lies sealed in a cookie for five minutes.
/// </summary>
internal sealed class Passkeys<TUser>(IPasskeyHandler<TUser> handler, IDataProtectionProvider protection, HubOptions hub) where TUser : class
{
    private const string Creating = "create";

    private const string Requesting = "get";

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("hub.passkey", typeof(TUser).Name).ToTimeLimitedDataProtector();

    private string Name => hub.IsHttps ? "__Host-hub-passkey" : "hub-passkey";

    /// <summary>What <c>navigator.credentials.create</c> is called with.</summary>
    public async Task<string> BeginCreating(HttpContext context, string id, string name, string shown)
    {
        var options = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = id, Name = name, DisplayName = shown }, context);
        Keep(context, Creating, options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <summary>The new passkey, or null when the browser's answer does not hold.</summary>
    public async Task<UserPasskeyInfo?> Create(HttpContext context, string? credential, string id)
    {
        if (credential is not { Length: > 0 } || Take(context, Creating) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == id ? result.Passkey : null;
    }

    /// <summary>What <c>navigator.credentials.get</c> is called with; it names nobody, so that it tells nobody who has an account.</summary>
    public async Task<string> BeginSignIn(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        Keep(context, Requesting, options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <summary>Who the browser's answer proves to be, with the passkey as it is to be stored now; null when it does not hold.</summary>
    public async Task<(TUser User, UserPasskeyInfo Passkey)?> SignIn(HttpContext context, string? credential)
    {
        if (credential is not { Length: > 0 } || Take(context, Requesting) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        return result.Succeeded && result.Passkey.IsUserVerified ? (result.User, result.Passkey) : null;
    }

    private void Keep(HttpContext context, string what, string? state) =>
        context.Response.Cookies.Append(Name, seal.Protect($"{what}:{state}", Good), Options());

    private string? Take(HttpContext context, string what)
    {
        if (context.Request.Cookies[Name] is not { } cookie)
        {
            return null;
        }

        context.Response.Cookies.Delete(Name, Options());
        try
        {
            var kept = seal.Unprotect(cookie);
            return kept.StartsWith(what + ":", StringComparison.Ordinal) ? kept[(what.Length + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = hub.IsHttps, Path = "/", IsEssential = true };
}
