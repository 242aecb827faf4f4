using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// That somebody who is signed in has just proved again who they are: a session may have been left open on a desk. The proof is a sealed
/// cookie of one account, good for five minutes and for one act.
/// </summary>
internal sealed class IdentityProof(UserManager<StaffAccount> users, IDataProtectionProvider protection, HubOptions hub, TimeProvider clock)
{
    /// <summary>How long a proof is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    private readonly IDataProtector seal = protection.CreateProtector("hub.staff-proof");

    private string Name => hub.IsHttps ? "__Host-hub-proof" : "hub-proof";

    /// <summary>Whether an account is to give a code beside its password: all but those of a demo.</summary>
    public static bool AsksForCode(StaffAccount account) => account.TwoFactorEnabled;

    /// <summary>Whether an account has a password that proves something: with a second factor, or in a demo.</summary>
    public bool HasPassword(StaffAccount account) => account.PasswordHash is not null && (account.TwoFactorEnabled || (account.IsDemo && hub.Demo));

    /// <summary>Why somebody is not who they say, or null: the password and a code from the app or a recovery code, which is used up.</summary>
    public async Task<Refused?> WhyNot(StaffAccount account, string? password, string? code)
    {
        var typed = string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (string.IsNullOrEmpty(password) || (typed.Length == 0 && AsksForCode(account)))
        {
            return string.IsNullOrEmpty(password) ? new Refused("password-missing", "Enter your password.", "password") : new Refused("code-missing", "Enter the code.", "code");
        }

        if (await users.IsLockedOutAsync(account))
        {
            return Locked;
        }

        if (!HasPassword(account) || !await users.CheckPasswordAsync(account, password))
        {
            return await Failed(account, new Refused("password-wrong", "The password is not right.", "password"));
        }

        if (AsksForCode(account)
            && !await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, typed)
            && !(await users.RedeemTwoFactorRecoveryCodeAsync(account, typed.ToUpperInvariant())).Succeeded)
        {
            return await Failed(account, new Refused("code-wrong", "The code is not right. The app shows another one every 30 seconds; a recovery code works once.", "code"));
        }

        Accounted.For(await users.ResetAccessFailedCountAsync(account));
        return null;
    }

    /// <summary>Keeps the proof in the browser.</summary>
    public void Keep(HttpContext context, StaffAccount account) => context.Response.Cookies.Append(
        Name,
        seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{account.Id}\n{clock.GetUtcNow().ToUnixTimeMilliseconds()}")),
        Options());

    /// <summary>When an account's holder last proved who they are, if that is still good; else null.</summary>
    public DateTimeOffset? Find(HttpContext context, string account)
    {
        try
        {
            return context.Request.Cookies[Name] is { Length: > 0 } cookie && seal.Unprotect(cookie).Split('\n') is [var owner, var at] && owner == account
                && DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)) is var proven && clock.GetUtcNow() - proven <= Good
                ? proven
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A proof that was used is used up.</summary>
    public void UseUp(HttpContext context) => context.Response.Cookies.Delete(Name, Options());

    private static Refused Locked => new("locked", "There were too many attempts. Wait 15 minutes and try again.");

    private async Task<Refused> Failed(StaffAccount account, Refused refusal)
    {
        Accounted.For(await users.AccessFailedAsync(account));
        return await users.IsLockedOutAsync(account) ? Locked : refusal;
    }

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = hub.IsHttps, Path = "/", IsEssential = true };
}
