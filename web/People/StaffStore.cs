using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ParticipatoryHub.Web.People;

/// <summary>Where accounts lie, with authenticator keys and recovery codes sealed on their way in and opened on their way out.</summary>
internal sealed class StaffStore(PeopleDb db, FactorSeal seal) : UserStore<StaffAccount, IdentityRole, PeopleDb>(db)
{
    public override async Task<string?> GetTokenAsync(StaffAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? seal.Open(user.Id, name, stored) : null;

    public override Task SetTokenAsync(StaffAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : seal.Seal(user.Id, name, value), cancellationToken);
}
