using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// What members of staff do with their own second factor. A session alone is not enough: each act asks for the password and a code again,
/// counts wrong ones towards the lock, tells the owner by mail and is recorded.
/// </summary>
internal sealed class FactorRenewal(
    UserManager<StaffAccount> users,
    IUserStore<StaffAccount> store,
    IDataProtectionProvider protection,
    IMailer mailer,
    IAuditJournal audit,
    CouncilName council,
    TimeProvider clock)
{
    private const int Codes = 10;

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(15);

    private readonly IDataProtector pending = protection.CreateProtector("hub.staff-factor-pending");

    /// <summary>Why somebody is not who they say, or null: the password and a code from the app or a recovery code, which is used up.</summary>
    public async Task<Refused?> WhyNot(StaffAccount account, string? password, string? code)
    {
        var typed = string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (string.IsNullOrEmpty(password) || typed.Length == 0)
        {
            return string.IsNullOrEmpty(password) ? new Refused("password-missing", "Enter your password.", "password") : new Refused("code-missing", "Enter the code.", "code");
        }

        if (await users.IsLockedOutAsync(account))
        {
            return Locked;
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            return await Failed(account, new Refused("password-wrong", "The password is not right.", "password"));
        }

        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, typed)
            && !(await users.RedeemTwoFactorRecoveryCodeAsync(account, typed.ToUpperInvariant())).Succeeded)
        {
            return await Failed(account, new Refused("code-wrong", "The code is not right. The app shows another one every 30 seconds; a recovery code works once.", "code"));
        }

        Accounted.For(await users.ResetAccessFailedCountAsync(account));
        return null;
    }

    /// <summary>Recovery codes in place of the old ones, which work no more.</summary>
    public async Task<ImmutableArray<string>> RenewCodes(StaffAccount account, StaffMember by, CancellationToken cancel)
    {
        var codes = await NewCodes(account);
        await Tell(account, by, "staff-recovery-codes-renewed", "New recovery codes were made", cancel);
        return codes;
    }

    /// <summary>A key for another app, and the key sealed for the form that confirms it. The old app works until then.</summary>
    public (string Key, string Sealed) Begin(StaffAccount account)
    {
        var key = Totp.NewKey();
        var until = (clock.GetUtcNow() + Good).ToUnixTimeMilliseconds();
        return (key, pending.Protect(string.Create(CultureInfo.InvariantCulture, $"{account.Id}\n{key}\n{until}")));
    }

    /// <summary>The key in a form that this account was given less than 15 minutes ago; else null.</summary>
    public string? Pending(StaffAccount account, string? held)
    {
        try
        {
            return pending.Unprotect(held ?? "").Split('\n') is [var owner, var key, var until] && owner == account.Id
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeMilliseconds()
                ? key
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Puts the new key in the old one's place when the code proves that the app has it; ends every other session. Null when the code does not fit.</summary>
    public async Task<ImmutableArray<string>?> Confirm(StaffAccount account, string key, string? code, StaffMember by, CancellationToken cancel)
    {
        if (!Totp.Fits(key, string.Concat((code ?? "").Where(char.IsAsciiDigit)), clock.GetUtcNow()))
        {
            return null;
        }

        await ((IUserAuthenticatorKeyStore<StaffAccount>)store).SetAuthenticatorKeyAsync(account, key, cancel);
        Accounted.For(await users.UpdateSecurityStampAsync(account));
        var codes = await NewCodes(account);
        await Tell(account, by, "staff-factor-renewed", "Another authenticator app was set up", cancel);
        return codes;
    }

    private static Refused Locked => new("locked", "There were too many attempts. Wait 15 minutes and try again.");

    private async Task<Refused> Failed(StaffAccount account, Refused refusal)
    {
        Accounted.For(await users.AccessFailedAsync(account));
        return await users.IsLockedOutAsync(account) ? Locked : refusal;
    }

    private async Task<ImmutableArray<string>> NewCodes(StaffAccount account) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes) ?? []];

    private async Task Tell(StaffAccount account, StaffMember by, string act, string what, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await audit.Append(AuditEntry.Of(StaffPeople.InTheRecord, by, now, act, $"{what} for {account.Name}.", []), cancel);
        await mailer.Queue(
            Letter.To(
                account.Email!,
                string.Create(CultureInfo.InvariantCulture, $"{act}:{account.Id}:{now.ToUnixTimeMilliseconds()}"),
                $"{what} at {council.Text}",
                $"{what} for your staff account at {council.Text}, after your password and a code were given.\n\nIf that was not you, tell an administrator at once: they can end your sessions and send you a new link.\n"),
            cancel);
    }
}
