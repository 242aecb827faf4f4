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
/// What members of staff do with their own second factor, once they have proved again who they are: a session alone is not enough. The
/// owner is told by mail, and it is recorded.
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
