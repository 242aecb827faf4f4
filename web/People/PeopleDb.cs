using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ParticipatoryHub.Web.People;

/// <summary>Accounts of staff and residents, beside the rest of the database. Its tables come from the versioned scripts.</summary>
internal sealed class PeopleDb(DbContextOptions<PeopleDb> options) : IdentityDbContext<StaffAccount, IdentityRole, string>(options)
{
    /// <summary>Tokens for the staff API.</summary>
    public DbSet<StaffToken> Tokens => Set<StaffToken>();

    /// <summary>Residents' accounts.</summary>
    public DbSet<ResidentAccount> Residents => Set<ResidentAccount>();

    /// <summary>Who residents are at the council's provider.</summary>
    public DbSet<ResidentLogin> ResidentLogins => Set<ResidentLogin>();

    /// <summary>Passkeys of residents.</summary>
    public DbSet<ResidentPasskey> ResidentPasskeys => Set<ResidentPasskey>();

    /// <summary>Links that sign residents in.</summary>
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    /// <summary>Links that let staff in for the first time.</summary>
    public DbSet<StaffInvitation> Invitations => Set<StaffInvitation>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StaffAccount>().ToTable("staff_account").Property(account => account.Name).HasMaxLength(200);
        builder.Entity<StaffAccount>().Property(account => account.Deactivated).HasConversion(Instant);
        builder.Entity<IdentityUserPasskey<string>>().ToTable("staff_account_passkey").HasKey(passkey => passkey.CredentialId);
        builder.Entity<IdentityUserPasskey<string>>().OwnsOne(passkey => passkey.Data).ToJson("data");
        builder.Entity<StaffInvitation>(invitation =>
        {
            invitation.ToTable("staff_invitation").HasKey(row => row.Hash);
            invitation.Property(row => row.Created).HasConversion(Instant);
            invitation.Property(row => row.Expires).HasConversion(Instant);
            invitation.Property(row => row.Used).HasConversion(Instant);
        });
        builder.Entity<IdentityRole>().ToTable("staff_role");
        builder.Entity<IdentityUserRole<string>>().ToTable("staff_account_role");
        builder.Entity<IdentityUserClaim<string>>().ToTable("staff_account_claim");
        builder.Entity<IdentityUserLogin<string>>().ToTable("staff_account_login");
        builder.Entity<IdentityUserToken<string>>().ToTable("staff_account_token");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("staff_role_claim");
        builder.Entity<StaffToken>(token =>
        {
            token.ToTable("staff_token").HasKey(row => row.Id);
            token.HasIndex(row => row.Hash).IsUnique();
            token.Property(row => row.Name).HasMaxLength(200);
            token.Ignore(row => row.Member);
        });
        builder.Entity<ResidentAccount>(resident =>
        {
            resident.ToTable("resident_account").HasKey(row => row.Id);
            resident.Ignore(row => row.Resident);
            resident.Property(row => row.Created).HasConversion(Instant);
        });
        builder.Entity<ResidentPasskey>(passkey =>
        {
            passkey.ToTable("resident_passkey").HasKey(row => row.CredentialId);
            passkey.HasOne<ResidentAccount>().WithMany().HasForeignKey(row => row.ResidentId);
            passkey.Property(row => row.Created).HasConversion(Instant);
            passkey.Property(row => row.Used).HasConversion(Instant);
        });
        builder.Entity<ResidentLogin>().ToTable("resident_login").HasKey(row => new { row.Provider, row.Subject });
        builder.Entity<ResidentLogin>().HasOne<ResidentAccount>().WithMany().HasForeignKey(row => row.ResidentId);
        builder.Entity<SignInLink>(link =>
        {
            link.ToTable("resident_link").HasKey(row => row.Hash);
            link.Property(row => row.Created).HasConversion(Instant);
            link.Property(row => row.Expires).HasConversion(Instant);
            link.Property(row => row.Used).HasConversion(Instant);
        });
        foreach (var column in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).SelectMany(entity => entity.GetProperties()))
        {
            column.SetColumnName(SnakeCase(column.Name));
        }
    }

    /// <summary>Unix milliseconds, which both databases can compare.</summary>
    private static ValueConverter<DateTimeOffset, long> Instant { get; } =
        new(instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
