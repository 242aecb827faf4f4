using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ParticipatoryHub.Tests.Web;

/// <summary>
/// A small OpenID Connect provider: discovery, keys, authorisation code with PKCE, signed identity tokens, user info. It signs in whoever
/// it is told to, without asking.
/// </summary>
internal sealed class SmallProvider : IAsyncDisposable
{
    public const string ClientId = "hub";

    public const string Secret = "a secret of the test";

    private static readonly string[] Code = ["code"];

    private static readonly string[] Public = ["public"];

    private static readonly string[] Algorithms = ["RS256"];

    private readonly RSA rsa = RSA.Create(2048);
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Asked> codes = [];

    private SmallProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => TypedResults.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token", ["userinfo_endpoint"] = Issuer + "/userinfo",
            ["jwks_uri"] = Issuer + "/keys", ["response_types_supported"] = Code, ["subject_types_supported"] = Public, ["id_token_signing_alg_values_supported"] = Algorithms,
        }));
        app.MapGet("/keys", () => TypedResults.Json(new { keys = new[] { Key() } }));
        app.MapGet("/authorize", (HttpContext context) => Authorize(context.Request.Query));
        app.MapPost("/token", async (HttpRequest request) => Token(await request.ReadFormAsync()));
        app.MapGet("/userinfo", () => TypedResults.Json(User.ToDictionary(claim => claim.Key, claim => claim.Value)));
    }

    public string Issuer => app.Urls.Single();

    /// <summary>Who is signed in there; at least <c>sub</c>. Null when the person says no.</summary>
    public Dictionary<string, object>? Person { get; set; } = new() { ["sub"] = "1" };

    private Dictionary<string, object> User => Person ?? [];

    public static async Task<SmallProvider> StartAsync()
    {
        var provider = new SmallProvider();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>What the hub is started with to use it.</summary>
    public string[] Settings(bool staff = false) =>
        [$"--Hub:Oidc:Authority={Issuer}", $"--Hub:Oidc:ClientId={ClientId}", $"--Hub:Oidc:ClientSecret={Secret}", "--Hub:Oidc:Name=your Chorley account", $"--Hub:Oidc:Staff={staff}"];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private RedirectHttpResult Authorize(IQueryCollection query)
    {
        var back = $"{query["redirect_uri"]}?state={Uri.EscapeDataString(query["state"]!)}";
        if (Person is null)
        {
            return TypedResults.Redirect(back + "&error=access_denied");
        }

        Assert.Equal((ClientId, "code", "S256"), (query["client_id"].ToString(), query["response_type"].ToString(), query["code_challenge_method"].ToString()));
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(query["code_challenge"]!, query["nonce"]!, query["redirect_uri"]!);
        return TypedResults.Redirect($"{back}&code={code}");
    }

    private IResult Token(IFormCollection form)
    {
        if (!codes.TryRemove(form["code"]!, out var asked)
            || form["client_secret"] != Secret || form["redirect_uri"] != asked.RedirectUri
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != asked.Challenge)
        {
            return TypedResults.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            NotBefore = DateTime.UtcNow.AddDays(-1),
            Expires = DateTime.UtcNow.AddYears(2), // by the real clock and by the test’s
            Claims = new Dictionary<string, object> { ["sub"] = User["sub"], ["nonce"] = asked.Nonce },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
        });
        return TypedResults.Json(new { access_token = "a", token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private object Key()
    {
        var open = rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "k", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) };
    }

    private sealed record Asked(string Challenge, string Nonce, string RedirectUri);
}
