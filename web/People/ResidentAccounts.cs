using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.People;

/// <summary>Makes, finds and changes residents' accounts.</summary>
internal sealed class ResidentAccounts(PeopleDb db, CouncilName council, TimeProvider clock)
{
    private static Refused NameTaken { get; } = new("name-taken", "Somebody else already uses this name. Add an initial or your street, for example.", "name");

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

    /// <summary>The account of somebody whom a provider vouches for, or null.</summary>
    public Task<ResidentAccount?> OfLogin(string provider, string subject, CancellationToken cancel) =>
        db.Residents.SingleOrDefaultAsync(row => db.ResidentLogins.Any(login => login.Provider == provider && login.Subject == subject && login.ResidentId == row.Id), cancel);

    /// <summary>The account of somebody who is signed in.</summary>
    public Task<ResidentAccount> Get(ResidentId resident, CancellationToken cancel) => db.Residents.SingleAsync(row => row.Id == resident.Value, cancel);

    /// <summary>Makes the account of somebody who has proved who they are; when they have one already, it is returned as it is.</summary>
    public async Task<NewResident> Create(string typedName, Arrival arrival, CancellationToken cancel)
    {
        if (await Known(arrival, cancel) is { } known)
        {
            return new NewResident(known, null);
        }

        var name = PublicNames.Tidy(typedName);
        if (await WhyNot(name, cancel) is { } fault)
        {
            return new NewResident(null, fault);
        }

        var account = Add(name, arrival);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new NewResident(account, null);
        }
        catch (DbUpdateException)
        {
            // Somebody was quicker: with this mailbox, or with this name.
            db.ChangeTracker.Clear();
            return await Known(arrival, cancel) is { } quicker ? new NewResident(quicker, null)
                : await WhyNot(name, cancel) is { } taken ? new NewResident(null, taken)
                : throw new InvalidOperationException("An account could neither be made nor found.");
        }
    }

    /// <summary>Gives another public name; it changes beside everything that was written under the old one. Null when it is done.</summary>
    public async Task<Refused?> Rename(ResidentId resident, string typedName, CancellationToken cancel)
    {
        var name = PublicNames.Tidy(typedName);
        var account = await Get(resident, cancel);
        if (PublicNames.Key(name) != account.PublicNameKey && await WhyNot(name, cancel) is { } fault)
        {
            return fault;
        }

        if (PublicNames.Fault(name, council.Text) is { } unfit)
        {
            return new Refused("name-not-allowed", unfit, "name");
        }

        (account.PublicName, account.PublicNameKey) = (name, PublicNames.Key(name));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return NameTaken;
        }
    }

    /// <summary>Ends every session of a resident.</summary>
    public Task SignOutEverywhere(ResidentId resident, CancellationToken cancel)
    {
        var stamp = Guid.NewGuid().ToString("N");
        return db.Residents.Where(row => row.Id == resident.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stamp, stamp), cancel);
    }

    /// <summary>Remembers who somebody is at the provider, so that another address there changes nothing.</summary>
    public async Task Join(ResidentAccount account, Arrival arrival, CancellationToken cancel)
    {
        if (arrival is { Provider: { } provider, Subject: { } subject } && await OfLogin(provider, subject, cancel) is null)
        {
            db.ResidentLogins.Add(new ResidentLogin { Provider = provider, Subject = subject, ResidentId = account.Id });
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The account that somebody has already, or null.</summary>
    public async Task<ResidentAccount?> Known(Arrival arrival, CancellationToken cancel) =>
        (arrival is { Provider: { } provider, Subject: { } subject } ? await OfLogin(provider, subject, cancel) : null)
        ?? (arrival.Email is { } email ? await OfMailbox(email, cancel) : null);

    private ResidentAccount Add(string name, Arrival arrival)
    {
        var account = new ResidentAccount
        {
            Id = Guid.NewGuid().ToString("N"),
            PublicName = name,
            PublicNameKey = PublicNames.Key(name),
            Email = arrival.Email,
            EmailKey = arrival.Email is null ? null : Mailbox.Key(arrival.Email),
            Language = Language.Current.Code,
            Stamp = Guid.NewGuid().ToString("N"),
            Created = clock.GetUtcNow(),
        };
        db.Residents.Add(account);
        if (arrival is { Provider: { } provider, Subject: { } subject })
        {
            db.ResidentLogins.Add(new ResidentLogin { Provider = provider, Subject = subject, ResidentId = account.Id });
        }

        return account;
    }

    private async Task<Refused?> WhyNot(string name, CancellationToken cancel) =>
        PublicNames.Fault(name, council.Text) is { } fault ? new Refused("name-not-allowed", fault, "name")
        : await Named(name, cancel) is not null ? NameTaken
        : null;
}

/// <summary>An account, or why it was not made.</summary>
internal sealed record NewResident(ResidentAccount? Account, Refused? Refusal);
