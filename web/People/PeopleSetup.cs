using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Web.People;

/// <summary>Staff accounts in the hub's own database.</summary>
internal static class PeopleSetup
{
    /// <summary>Identity on SQLite or PostgreSQL, with lockout.</summary>
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services.AddDbContext<PeopleDb>((services, db) => _ = services.GetRequiredService<StorageOptions>() switch
        {
            { Kind: DatabaseKind.Postgres } => db.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>()),
            var sqlite => db.UseSqlite(sqlite.ConnectionString),
        });
        builder.Services.AddScoped<StaffInvitations>();
        builder.Services.AddScoped<StaffPeople>();
        builder.Services.AddScoped<IdentityProof>();
        builder.Services.AddScoped<FactorRenewal>();
        builder.Services.AddSingleton<FactorSeal>();
        builder.Services.AddHostedService<SealFactors>();
        builder.Services.AddHostedService<DemoPeople>();
        builder.Services
            .AddIdentityCore<StaffAccount>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // with passkeys
                identity.User.RequireUniqueEmail = true;
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<PeopleDb>()
            .AddUserStore<StaffStore>()
            .AddSignInManager<StaffSignIn>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddDefaultTokenProviders();
    }
}
