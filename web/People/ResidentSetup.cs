using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.Pages;

namespace ParticipatoryHub.Web.People;

/// <summary>Residents' accounts and how they sign in.</summary>
internal static class ResidentSetup
{
    /// <summary>The cookie, the policy, and what pages ask about residents.</summary>
    public static void AddResidents(this WebApplicationBuilder builder)
    {
        var options = HubOptions.From(builder.Configuration);
        builder.Services.AddScoped<CurrentResident>();
        builder.Services.AddScoped<ResidentNames>();
        builder.Services.AddScoped<ResidentAccounts>();
        builder.Services.AddScoped<SignInLinks>();
        builder.Services.AddScoped<PersonalData>();
        builder.Services.AddScoped<IUserPasskeyStore<ResidentAccount>, ResidentStore>();
        builder.Services.AddScoped<IUserStore<ResidentAccount>>(services => services.GetRequiredService<IUserPasskeyStore<ResidentAccount>>());
        builder.Services.AddScoped<IPasswordHasher<ResidentAccount>, PasswordHasher<ResidentAccount>>();
        builder.Services.AddScoped<UserManager<ResidentAccount>>();
        builder.Services.AddScoped<IPasskeyHandler<ResidentAccount>, PasskeyHandler<ResidentAccount>>();
        builder.Services.AddScoped<IPasskeyHandler<StaffAccount>, PasskeyHandler<StaffAccount>>();
        builder.Services.AddScoped(typeof(Passkeys<>));
        builder.Services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // A passkey that its device unlocks by a finger, a face or a PIN is two factors in one, and needs no name typed.
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
            passkey.ServerDomain = options.Address?.Host;
        });
        builder.Services.AddSingleton<Arrivals>();
        builder.Services.AddAuthentication().AddCookie(ResidentSession.Scheme, cookie =>
        {
            cookie.Cookie.Name = options.IsHttps ? "__Host-hub-resident" : "hub-resident";
            cookie.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = ResidentSession.Kept;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = ResidentLinks.SignInPage;
            cookie.AccessDeniedPath = "/status/403";
            cookie.ReturnUrlParameter = ResidentLinks.BackParameter;
            cookie.Events.OnValidatePrincipal = ResidentSession.Validate;
        });

        // Both schemes, so that a member of staff stays one; the last to be asked for a sign-in is the resident's.
        builder.Services.AddAuthorizationBuilder().AddPolicy(ResidentPolicies.Resident, policy => policy
            .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme, ResidentSession.Scheme)
            .RequireClaim(ResidentSession.IdClaim));
    }

    /// <summary>Adds the resident to whoever else the request is from; in the order in which the policy would, for form tokens go by the first.</summary>
    public static void UseResidents(this WebApplication app) => app.Use(static async (context, next) =>
    {
        if ((await context.AuthenticateAsync(ResidentSession.Scheme)).Principal is { } resident)
        {
            context.User = new(resident.Identities.Concat(context.User.Identities.Where(identity => identity.IsAuthenticated)));
        }

        await next(context);
    });
}

/// <summary>Names of what a page or route may ask of its visitor.</summary>
internal static class ResidentPolicies
{
    /// <summary>Signed in as a resident; whoever is not is asked to sign in and comes back.</summary>
    public const string Resident = "resident";
}
