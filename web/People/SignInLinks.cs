using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Pages;

namespace ParticipatoryHub.Web.People;

/// <summary>
/// Links that sign residents in. Asking is answered the same for every mailbox, known or not; each mailbox and each network has a limit.
/// </summary>
internal sealed class SignInLinks(PeopleDb db, IMailer mailer, CouncilName council, IStringLocalizer<Text> L, TimeProvider clock)
{
    /// <summary>The most links that a mailbox is sent in an hour.</summary>
    public const int MostPerMailbox = 5;

    /// <summary>The most links that are asked for from one network address in an hour; a hall full of people shares one.</summary>
    public const int MostPerSource = 100;

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Counted = TimeSpan.FromHours(1);

    /// <summary>Sends a link to a mailbox; false when too many were asked for from this source. A mailbox that was sent its share gets no more, and nobody is told.</summary>
    /// <param name="email">The mailbox.</param>
    /// <param name="source">See <see cref="RequestSource"/>.</param>
    /// <param name="back">A path of this service to go to afterwards, or null.</param>
    /// <param name="site">The address that residents use.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> Ask(string email, string source, string? back, Uri site, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now - Counted;
        var mailbox = Mailbox.Key(email);
        await db.SignInLinks.Where(row => row.Created < now - TimeSpan.FromDays(1)).ExecuteDeleteAsync(cancel);
        if (await db.SignInLinks.CountAsync(row => row.AskedFrom == source && row.Created > since, cancel) >= MostPerSource)
        {
            return false;
        }

        var toMailbox = await db.SignInLinks.CountAsync(row => row.EmailKey == mailbox && row.Created > since, cancel);
        if (toMailbox < MostPerMailbox)
        {
            await Send(email, mailbox, source, back, site, now, cancel);
        }

        return true;
    }

    /// <summary>What a link that is still good is for; looking uses nothing up.</summary>
    public Task<SignInLink?> Look(string? secret, CancellationToken cancel)
    {
        var hash = SecretLink.HashOf(secret ?? "");
        var now = clock.GetUtcNow();
        return db.SignInLinks.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash && row.Used == null && row.Expires > now, cancel);
    }

    /// <summary>Uses a link up; null when it was used before or is too old. The database sees to it that it works once.</summary>
    public async Task<SignInLink?> Use(string? secret, CancellationToken cancel)
    {
        if (await Look(secret, cancel) is not { } link)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var used = await db.SignInLinks.Where(row => row.Hash == link.Hash && row.Used == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, now), cancel);
        return used == 1 ? link : null;
    }

    private async Task Send(string email, string mailbox, string source, string? back, Uri site, DateTimeOffset now, CancellationToken cancel)
    {
        var secret = SecretLink.Make();
        var hash = SecretLink.HashOf(secret);
        db.SignInLinks.Add(new SignInLink { Hash = hash, Email = email, EmailKey = mailbox, AskedFrom = source, Back = back, Created = now, Expires = now + Good });
        await db.SaveChangesAsync(cancel);
        var link = new Uri(site, ResidentLinks.Link(secret));
        await mailer.Queue(
            Letter.To(
                email,
                "sign-in:" + Convert.ToHexStringLower(hash),
                L["Sign in to {0}", council.Text],
                string.Join("\n\n", L["Open this link to sign in to {0}:", council.Text], link.ToString(), L["It works once, within 30 minutes."], L["If you did not ask for it, you need not do anything: nobody can sign in without this link."]) + "\n"),
            cancel);
    }
}
