using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class PeopleDbTests(WebFixture fixture)
{
    [Theory, ClassData(typeof(Databases))]
    public async Task EveryEntity_IsWrittenAndReadBackWhole(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var id = Guid.NewGuid().ToString("N");
        object[] rows =
        [
            new StaffAccount { Id = id, Name = "Ada", UserName = id, NormalizedUserName = id, Email = id, NormalizedEmail = id, IsDemo = true, Deactivated = web.Clock.Now, EmailConfirmed = true, PasswordHash = "h", SecurityStamp = "s", ConcurrencyStamp = "c", PhoneNumber = "1", LockoutEnd = web.Clock.Now, AccessFailedCount = 2 },
            new IdentityRole { Id = id, Name = id, NormalizedName = id, ConcurrencyStamp = "c" },
            new IdentityUserRole<string> { UserId = id, RoleId = id },
            new IdentityUserClaim<string> { UserId = id, ClaimType = "t", ClaimValue = "v" },
            new IdentityUserLogin<string> { UserId = id, LoginProvider = id, ProviderKey = "k", ProviderDisplayName = "d" },
            new IdentityUserToken<string> { UserId = id, LoginProvider = id, Name = "n", Value = "v" },
            new IdentityRoleClaim<string> { RoleId = id, ClaimType = "t", ClaimValue = "v" },
            new StaffToken { Id = id, Name = "n", Hash = Guid.NewGuid().ToByteArray(), Roles = "officer", LastFour = "abcd", IsDemo = true, Created = web.Clock.Now, Revoked = web.Clock.Now },
            new StaffInvitation { Hash = Guid.NewGuid().ToByteArray(), AccountId = id, Created = web.Clock.Now, Expires = web.Clock.Now, Used = web.Clock.Now },
            new IdentityUserPasskey<string>
            {
                CredentialId = Guid.NewGuid().ToByteArray(),
                UserId = id,
                Data = new() { PublicKey = [1], Name = "Key", CreatedAt = web.Clock.Now, SignCount = 3, Transports = ["usb"], IsUserVerified = true, AttestationObject = [2], ClientDataJson = [3] },
            },
            new ResidentPasskey { CredentialId = Guid.NewGuid().ToByteArray(), ResidentId = id, Name = "n", Data = "{}", Created = web.Clock.Now, Used = web.Clock.Now },
            new ResidentLogin { Provider = id, Subject = "s", ResidentId = id },
            new SignInLink { Hash = Guid.NewGuid().ToByteArray(), Email = "a@example.org", EmailKey = id, AskedFrom = "::1", Back = "/", Created = web.Clock.Now, Expires = web.Clock.Now, Used = web.Clock.Now },
            new ResidentAccount { Id = id, PublicName = "Aisha K", PublicNameKey = id, Email = "a@example.org", EmailKey = id, Language = "cy", Stamp = "s", Created = web.Clock.Now },
        ];
        await using var writing = web.Services.CreateAsyncScope();
        var written = writing.ServiceProvider.GetRequiredService<PeopleDb>();

        // Act
        written.AddRange(rows);
        await written.SaveChangesAsync();

        // Assert
        await using var reading = web.Services.CreateAsyncScope();
        var read = reading.ServiceProvider.GetRequiredService<PeopleDb>();
        Assert.Equal(rows.Select(row => row.GetType()).Order(TypeNames), read.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).Select(entity => entity.ClrType).Order(TypeNames));
        foreach (var row in rows)
        {
            var entry = written.Entry(row);
            var key = entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue).ToArray();
            var found = await read.FindAsync(row.GetType(), key);
            Assert.NotNull(found);
            Assert.All(entry.Properties, property => Assert.Equal(property.CurrentValue, read.Entry(found).Property(property.Metadata.Name).CurrentValue));
        }
    }

    private static Comparer<Type> TypeNames { get; } = Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));
}
