using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Pages;

namespace ParticipatoryHub.Web.People;

/// <summary>Links that let staff in for the first time, or again when password or second factor are lost.</summary>
internal sealed class StaffInvitations(PeopleDb db, UserManager<StaffAccount> users, IMailer mailer, CouncilName council, TimeProvider clock)
{
    private static readonly TimeSpan Good = TimeSpan.FromDays(7);

    /// <summary>Withdraws earlier links, sends a new one and returns its path, for an administrator who hands it over in person.</summary>
    public async Task<string> Send(StaffAccount account, Uri site, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var secret = SecretLink.Make();
        await db.Invitations.Where(row => row.AccountId == account.Id && row.Used == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, now), cancel);
        db.Invitations.Add(new StaffInvitation { Hash = SecretLink.HashOf(secret), AccountId = account.Id, Created = now, Expires = now + Good });
        await db.SaveChangesAsync(cancel);
        var path = StaffLinks.Invitation(secret);
        await mailer.Queue(
            Letter.To(
                account.Email!,
                "invitation:" + Convert.ToHexStringLower(SecretLink.HashOf(secret)),
                $"Your staff account at {council.Text}",
                $"You have been invited to work on community budgets at {council.Text}.\n\nOpen this link to choose your password and set up a second factor. It works once, within seven days.\n\n{new Uri(site, path)}\n\nIf you did not expect this, tell the council and do not open the link.\n"),
            cancel);
        return path;
    }

    /// <summary>Whose a link is that is still good; null otherwise.</summary>
    public async Task<StaffAccount?> Look(string? secret, CancellationToken cancel)
    {
        var hash = SecretLink.HashOf(secret ?? "");
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash && row.Used == null && row.Expires > now, cancel);
        var account = invitation is null ? null : await users.FindByIdAsync(invitation.AccountId);
        return account is { Deactivated: null } ? account : null;
    }

    /// <summary>Uses a link up: name and password are set, an earlier second factor and passkeys are gone. Empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> Accept(StaffAccount account, string secret, string name, string password, CancellationToken cancel)
    {
        var faults = new List<string>();
        foreach (var validator in users.PasswordValidators)
        {
            faults.AddRange((await validator.ValidateAsync(users, account, password)).Errors.Select(error => error.Description));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var hash = SecretLink.HashOf(secret);
        var now = clock.GetUtcNow();
        if (await db.Invitations.Where(row => row.Hash == hash && row.Used == null && row.Expires > now).ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, now), cancel) != 1)
        {
            return ["This link was used already."];
        }

        account.Name = name;
        account.EmailConfirmed = true;
        account.TwoFactorEnabled = false;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        Accounted.For(await users.UpdateSecurityStampAsync(account));
        Accounted.For(await users.ResetAuthenticatorKeyAsync(account));
        foreach (var passkey in await users.GetPasskeysAsync(account))
        {
            Accounted.For(await users.RemovePasskeyAsync(account, passkey.CredentialId));
        }

        return [];
    }
}
