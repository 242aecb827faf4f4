using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>The council's own OpenID Connect provider (<c>Hub:Oidc</c>), or none.</summary>
/// <param name="Authority">Its issuer address, or null when there is none.</param>
/// <param name="ClientId">What the hub is called there.</param>
/// <param name="ClientSecret">The hub's secret there.</param>
/// <param name="Name">What people call it: "your Chorley account".</param>
/// <param name="Staff">Whether staff sign in by it too; it must then ask them for a second factor itself.</param>
internal sealed record CouncilProvider(Uri? Authority, string ClientId, string ClientSecret, string Name, bool Staff)
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "council";

    /// <summary>Whether residents may use it.</summary>
    public bool IsThere => Authority is not null;

    /// <summary>Reads <c>Authority</c>, <c>ClientId</c>, <c>ClientSecret</c>, <c>Name</c> and <c>Staff</c>.</summary>
    public static CouncilProvider From(IConfiguration configuration)
    {
        var oidc = configuration.GetSection("Hub:Oidc");
        return new CouncilProvider(
            Uri.TryCreate(oidc["Authority"], UriKind.Absolute, out var authority) ? authority : null,
            oidc["ClientId"] ?? "",
            oidc["ClientSecret"] ?? "",
            oidc["Name"] is { Length: > 0 } name ? name : "your council account",
            oidc.GetValue("Staff", false));
    }
}

/// <summary>Sign-in by the council's provider.</summary>
internal static partial class CouncilProviderSetup
{
    /// <summary>Authorisation code with PKCE; who has come back waits in a short-lived cookie until a page has found the account.</summary>
    public static void AddCouncilProvider(this WebApplicationBuilder builder)
    {
        var provider = CouncilProvider.From(builder.Configuration);
        var hub = HubOptions.From(builder.Configuration);
        builder.Services.AddSingleton(provider);
        if (provider.Authority is not { } authority)
        {
            return;
        }

        builder.Services.AddSingleton<IStartCheck>(new ProviderCheck(provider));
        builder.Services.AddAuthentication().AddOpenIdConnect(CouncilProvider.Scheme, oidc =>
        {
            oidc.Authority = authority.ToString();
            oidc.ClientId = provider.ClientId;
            oidc.ClientSecret = provider.ClientSecret;
            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            oidc.CallbackPath = "/sign-in/council/callback";
            oidc.RequireHttpsMetadata = !authority.IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.SaveTokens = false;
            oidc.MapInboundClaims = false;
            oidc.GetClaimsFromUserInfoEndpoint = true;
            oidc.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
            oidc.Scope.Clear();
            oidc.Scope.Add("openid");
            oidc.Scope.Add("email");
            oidc.Scope.Add("profile");
            oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.Path = oidc.NonceCookie.Path = "/";
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = hub.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            oidc.Events.OnRemoteFailure = context =>
            {
                LogFailed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("ParticipatoryHub.Web.People.CouncilProvider"), context.Failure);
                context.Response.Redirect(Pages.ResidentLinks.CouncilFailed);
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Who has just come back from the provider, once; null when nobody has.</summary>
    public static async Task<Vouched?> TakeVouched(this HttpContext context)
    {
        var result = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (result.Principal?.FindFirst("sub") is not { } subject)
        {
            return null;
        }

        var isVerified = string.Equals(result.Principal.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        return new Vouched(
            subject.Issuer,
            subject.Value,
            isVerified ? Mailbox.Read(result.Principal.FindFirst("email")?.Value) : null,
            result.Principal.FindFirst("given_name")?.Value ?? result.Principal.FindFirst("name")?.Value,
            long.TryParse(result.Principal.FindFirst("auth_time")?.Value, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    [LoggerMessage(1, LogLevel.Warning, "Somebody came back from the council's provider without being signed in")]
    private static partial void LogFailed(ILogger log, Exception? failure);

    private sealed class ProviderCheck(CouncilProvider provider) : IStartCheck
    {
        public Task<string?> WhyNot(CancellationToken cancellationToken) => Task.FromResult(
            provider.ClientId.Length == 0 ? "Hub:Oidc:Authority is set, but not Hub:Oidc:ClientId"
            : provider.Authority is { IsLoopback: false, Scheme: not "https" } ? "Hub:Oidc:Authority must be reached by https"
            : null);
    }
}

/// <summary>Somebody the provider vouches for.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Its name for them, which never changes.</param>
/// <param name="Email">Their address, if the provider has verified it.</param>
/// <param name="Name">What it calls them, or null.</param>
/// <param name="At">When it last asked them for password and second factor, or null where it does not say.</param>
internal sealed record Vouched(string Issuer, string Subject, string? Email, string? Name, DateTimeOffset? At);
