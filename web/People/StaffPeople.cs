using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>What administrators do with staff accounts; each act is checked and recorded.</summary>
internal sealed class StaffPeople(PeopleDb db, UserManager<StaffAccount> users, StaffInvitations invitations, IAuditJournal audit, TimeProvider clock)
{
    /// <summary>Stands where the record names a round; no round's address looks like it.</summary>
    public const string InTheRecord = "-";

    private static readonly Refused NotYours = new("not-yours", "Only an administrator may change staff accounts.");

    private static readonly Refused LastAdministrator = new("last-administrator", "This is the only administrator who can sign in. Make somebody else an administrator first.", "roles");

    /// <summary>Everybody, by name.</summary>
    public async Task<ImmutableArray<StaffPerson>> List(CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        var roles = (await db.UserRoles.AsNoTracking().ToListAsync(cancel)).ToLookup(row => row.UserId, row => row.RoleId);
        var passkeys = (await db.Set<IdentityUserPasskey<string>>().AsNoTracking().Select(row => row.UserId).ToListAsync(cancel)).ToLookup(id => id);
        return [.. accounts.Select(account => new StaffPerson(account, [.. roles[account.Id].Order(StringComparer.Ordinal)], passkeys[account.Id].Count()))];
    }

    /// <summary>Makes an account that waits for its owner, and sends the link. Returns the link's path.</summary>
    public async Task<StaffOutcome> Invite(string email, string name, IReadOnlyCollection<string> roles, StaffMember by, Uri site, CancellationToken cancel)
    {
        if (!by.May(StaffAct.ManagePeople))
        {
            return new(NotYours);
        }

        if (Mailbox.Read(email) is not { } mailbox)
        {
            return new(new Refused("email-malformed", "Enter an e-mail address in the right form, like name@example.com.", "email"));
        }

        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 200)
        {
            return new(new Refused("name-missing", "Enter the person’s name.", "name"));
        }

        if (WhyNot(roles) is { } fault)
        {
            return new(fault);
        }

        var account = new StaffAccount { UserName = mailbox, Email = mailbox, Name = name.Trim() };
        var made = await users.CreateAsync(account);
        if (!made.Succeeded)
        {
            return new(new Refused("email-taken", "Somebody with this e-mail address has an account already.", "email"));
        }

        Accounted.For(await users.AddToRolesAsync(account, roles));
        await Record(by, "staff-invited", $"{account.Name} was invited.", [new AuditChange("roles", null, Words(roles))], cancel);
        return new(null, await invitations.Send(account, site, cancel));
    }

    /// <summary>Gives other roles; whoever is signed in with the old ones has to sign in again.</summary>
    public async Task<StaffOutcome> ChangeRoles(StaffAccount account, IReadOnlyCollection<string> roles, StaffMember by, CancellationToken cancel)
    {
        var before = await users.GetRolesAsync(account);
        if (!by.May(StaffAct.ManagePeople) || WhyNot(roles) is not null)
        {
            return new(by.May(StaffAct.ManagePeople) ? WhyNot(roles) : NotYours);
        }

        if (!roles.Contains(StaffRoles.Administrator) && before.Contains(StaffRoles.Administrator) && await IsLastAdministrator(account, cancel))
        {
            return new(LastAdministrator);
        }

        Accounted.For(await users.RemoveFromRolesAsync(account, before.Except(roles)));
        Accounted.For(await users.AddToRolesAsync(account, roles.Except(before)));
        Accounted.For(await users.UpdateSecurityStampAsync(account));
        await Record(by, "staff-roles-changed", $"The roles of {account.Name} were changed.", [new AuditChange("roles", Words(before), Words(roles))], cancel);
        return new(null);
    }

    /// <summary>Ends or restores somebody's access; sessions end at once.</summary>
    public async Task<StaffOutcome> SetActive(StaffAccount account, bool isActive, StaffMember by, CancellationToken cancel)
    {
        if (!by.May(StaffAct.ManagePeople))
        {
            return new(NotYours);
        }

        if (!isActive && (account.Id == by.Id || await IsLastAdministrator(account, cancel)))
        {
            return new(account.Id == by.Id ? new Refused("own-account", "You cannot deactivate your own account. Ask another administrator.") : LastAdministrator);
        }

        account.Deactivated = isActive ? null : account.Deactivated ?? clock.GetUtcNow();
        Accounted.For(await users.UpdateSecurityStampAsync(account));
        await Record(by, isActive ? "staff-reactivated" : "staff-deactivated", $"{account.Name} was {(isActive ? "reactivated" : "deactivated")}.", [], cancel);
        return new(null);
    }

    /// <summary>Sends a new link, for somebody whose first one lapsed or who lost password or second factor.</summary>
    public async Task<StaffOutcome> Reinvite(StaffAccount account, StaffMember by, Uri site, CancellationToken cancel)
    {
        if (!by.May(StaffAct.ManagePeople))
        {
            return new(NotYours);
        }

        await Record(by, "staff-invited-again", $"{account.Name} was sent a new link.", [], cancel);
        return new(null, await invitations.Send(account, site, cancel));
    }

    private static Refused? WhyNot(IReadOnlyCollection<string> roles) =>
        roles.Count == 0 || roles.Any(role => StaffRoles.Parse(role) == StaffRole.Unspecified) ? new Refused("roles-missing", "Choose at least one role.", "roles") : null;

    private static string Words(IEnumerable<string> roles) => string.Join(", ", roles.Order(StringComparer.Ordinal));

    private async Task<bool> IsLastAdministrator(StaffAccount account, CancellationToken cancel) =>
        await db.UserRoles.AnyAsync(row => row.UserId == account.Id && row.RoleId == StaffRoles.Administrator, cancel)
        && !await db.Users.AnyAsync(row => row.Id != account.Id && row.Deactivated == null && row.PasswordHash != null && db.UserRoles.Any(role => role.UserId == row.Id && role.RoleId == StaffRoles.Administrator), cancel);

    private Task Record(StaffMember by, string act, string what, ImmutableArray<AuditChange> changes, CancellationToken cancel) =>
        audit.Append(AuditEntry.Of(InTheRecord, by, clock.GetUtcNow(), act, what, changes), cancel);
}

/// <summary>A member of staff as the list shows them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">The roles' names.</param>
/// <param name="Passkeys">How many passkeys.</param>
internal sealed record StaffPerson(StaffAccount Account, ImmutableArray<string> Roles, int Passkeys)
{
    /// <summary>Whether the invitation was not taken up yet.</summary>
    public bool IsInvited => Account.PasswordHash is null;
}

/// <summary>What came of an act on an account: a refusal, or perhaps the path of a link that was sent.</summary>
internal sealed record StaffOutcome(Refused? Refusal, string? Link = null);
