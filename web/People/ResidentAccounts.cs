using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.People;

/// <summary>Makes, finds and changes residents' accounts.</summary>
internal sealed class ResidentAccounts(PeopleDb db, CouncilName council, TimeProvider clock)
{
    /// <summary>The account of a mailbox, or null.</summary>
    public Task<ResidentAccount?> OfMailbox(string email, CancellationToken cancel)
    {
        var key = Mailbox.Key(email);
        return db.Residents.SingleOrDefaultAsync(row => row.EmailKey == key, cancel);
    }

    /// <summary>The account with a public name, or null.</summary>
    public Task<ResidentAccount?> Named(string name, CancellationToken cancel)
    {
        var key = PublicNames.Key(name);
        return db.Residents.SingleOrDefaultAsync(row => row.PublicNameKey == key, cancel);
    }

    /// <summary>Makes the account of a mailbox that its owner has proved; an account that is there already is returned as it is.</summary>
    public async Task<NewResident> Create(string typedName, string email, CancellationToken cancel)
    {
        var name = PublicNames.Tidy(typedName);
        if (await WhyNot(name, cancel) is { } fault)
        {
            return new NewResident(null, fault);
        }

        if (await OfMailbox(email, cancel) is { } known)
        {
            return new NewResident(known, null);
        }

        var account = new ResidentAccount
        {
            Id = Guid.NewGuid().ToString("N"),
            PublicName = name,
            PublicNameKey = PublicNames.Key(name),
            Email = email,
            EmailKey = Mailbox.Key(email),
            Language = Language.Current.Code,
            Stamp = Guid.NewGuid().ToString("N"),
            Created = clock.GetUtcNow(),
        };
        db.Residents.Add(account);
        await db.SaveChangesAsync(cancel);
        return new NewResident(account, null);
    }

    private async Task<Refused?> WhyNot(string name, CancellationToken cancel) =>
        PublicNames.Fault(name, council.Text) is { } fault ? new Refused("name-not-allowed", fault, "name")
        : await Named(name, cancel) is not null ? new Refused("name-taken", "Somebody else already uses this name. Add an initial or your street, for example.", "name")
        : null;
}

/// <summary>An account, or why it was not made.</summary>
internal sealed record NewResident(ResidentAccount? Account, Refused? Refusal);

/// <summary>Addresses of mailboxes.</summary>
internal static class Mailbox
{
    /// <summary>The same for two spellings of one address.</summary>
    public static string Key(string email) => email.Trim().Normalize().ToUpperInvariant();
}
