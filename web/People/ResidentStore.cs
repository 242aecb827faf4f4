using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ParticipatoryHub.Web.People;

/// <summary>The little that Identity's passkeys need to know of residents. Everything else about accounts goes through <see cref="ResidentAccounts"/>.</summary>
internal sealed class ResidentStore(PeopleDb db, TimeProvider clock) : IUserPasskeyStore<ResidentAccount>
{
    public Task<string> GetUserIdAsync(ResidentAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(ResidentAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PublicName);

    public Task<ResidentAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) => db.Residents.SingleOrDefaultAsync(row => row.Id == userId, cancellationToken);

    public Task<ResidentAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        db.Residents.SingleOrDefaultAsync(row => db.ResidentPasskeys.Any(key => key.CredentialId == credentialId && key.ResidentId == row.Id), cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(ResidentAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.ResidentPasskeys.AsNoTracking().SingleOrDefaultAsync(key => key.CredentialId == credentialId && key.ResidentId == user.Id, cancellationToken) is { } key ? Read(key) : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(ResidentAccount user, CancellationToken cancellationToken) =>
        [.. (await db.ResidentPasskeys.AsNoTracking().Where(key => key.ResidentId == user.Id).ToListAsync(cancellationToken)).Select(Read)];

    public async Task AddOrUpdatePasskeyAsync(ResidentAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await db.ResidentPasskeys.SingleOrDefaultAsync(key => key.CredentialId == passkey.CredentialId, cancellationToken) is { } known)
        {
            (known.Data, known.Used) = (Write(passkey), clock.GetUtcNow());
        }
        else
        {
            db.ResidentPasskeys.Add(new ResidentPasskey
            {
                CredentialId = passkey.CredentialId, ResidentId = user.Id, Name = passkey.Name ?? "", Data = Write(passkey), Created = clock.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public Task RemovePasskeyAsync(ResidentAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        db.ResidentPasskeys.Where(key => key.CredentialId == credentialId && key.ResidentId == user.Id).ExecuteDeleteAsync(cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(ResidentAccount user, CancellationToken cancellationToken) => throw NotUsed();

    public Task<ResidentAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw NotUsed();

    public Task SetUserNameAsync(ResidentAccount user, string? userName, CancellationToken cancellationToken) => throw NotUsed();

    public Task SetNormalizedUserNameAsync(ResidentAccount user, string? normalizedName, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IdentityResult> CreateAsync(ResidentAccount user, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IdentityResult> UpdateAsync(ResidentAccount user, CancellationToken cancellationToken) => throw NotUsed();

    public Task<IdentityResult> DeleteAsync(ResidentAccount user, CancellationToken cancellationToken) => throw NotUsed();

    public void Dispose()
    {
    }

    private static NotSupportedException NotUsed() => new("Residents' accounts are made and changed through ResidentAccounts.");

    private static string Write(UserPasskeyInfo key) => JsonSerializer.Serialize(new Kept(
        key.PublicKey, key.CreatedAt, key.SignCount, key.Transports, key.IsUserVerified, key.IsBackupEligible, key.IsBackedUp, key.AttestationObject, key.ClientDataJson));

    private static UserPasskeyInfo Read(ResidentPasskey key)
    {
        var kept = JsonSerializer.Deserialize<Kept>(key.Data)!;
        return new(key.CredentialId, kept.PublicKey, kept.CreatedAt, kept.SignCount, kept.Transports, kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp, kept.AttestationObject, kept.ClientDataJson) { Name = key.Name };
    }

    private sealed record Kept(
        byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson);
}
