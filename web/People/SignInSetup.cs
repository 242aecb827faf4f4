using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>Who is asking: a cookie on pages, a token on the staff API.</summary>
internal static class SignInSetup
{
    /// <summary>Pages sign in at <c>/staff/sign-in</c>.</summary>
    public static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        var options = HubOptions.From(builder.Configuration);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentStaff>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, StaffTokenHandler>(StaffTokenHandler.SchemeName, null);
        builder.Services.AddScoped<StaffTokens>();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = options.IsHttps ? "__Host-hub" : "hub";
            cookie.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/staff/sign-in";
            cookie.AccessDeniedPath = "/status/403";
            cookie.ReturnUrlParameter = "returnUrl";
            var validate = cookie.Events.OnValidatePrincipal;
            cookie.Events.OnValidatePrincipal = context => StaffSession.Validate(context, validate, options);
        });
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, half =>
        {
            half.Cookie.Name = options.IsHttps ? "__Host-hub-half" : "hub-half";
            half.Cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            half.Cookie.SameSite = SameSiteMode.Lax;
            half.Cookie.Path = "/";
            half.ExpireTimeSpan = TimeSpan.FromMinutes(15);
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(5));
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(StaffPolicies.Api, policy => policy
                .AddAuthenticationSchemes(StaffTokenHandler.SchemeName)
                .RequireRole(StaffRoles.Officer, StaffRoles.Administrator))
            .AddPolicy(StaffPolicies.Staff, policy => policy.RequireRole(StaffRoles.That(StaffAct.SeeRounds)))
            .AddPolicy(StaffPolicies.Administrator, policy => policy.RequireRole(StaffRoles.That(StaffAct.ManagePeople)));
    }
}

/// <summary>Names of what a page or route may ask of its visitor.</summary>
internal static class StaffPolicies
{
    public const string Api = "staff-api";

    public const string Staff = "staff";

    public const string Administrator = "administrator";
}
