using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// Whom a workshop knows a phone by. The cookie holds one secret; each workshop gets a token of its own made from it, so that nobody who
/// reads two workshops' records can tell that the same phone was in both.
/// </summary>
internal sealed class ParticipantCookie(HubOptions options)
{
    private const int Bytes = 32;
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private string Name => options.IsHttps ? "__Host-hub-participant" : "hub-participant";

    /// <summary>The token for a workshop, 32 hex characters; null for a phone that has joined nothing yet.</summary>
    public string? Token(HttpContext context, string workshop) => Secret(context) is { } secret ? Token(secret, workshop) : null;

    /// <summary>The token for a workshop; a phone without a cookie gets one.</summary>
    public string Make(HttpContext context, string workshop)
    {
        var secret = Secret(context) ?? RandomNumberGenerator.GetBytes(Bytes);
        context.Response.Cookies.Append(Name, Convert.ToHexStringLower(secret), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            Secure = options.IsHttps,
            // A QR code opens the page from the camera, and a message from another site: the phone is to be known then, too.
            SameSite = SameSiteMode.Lax,
            MaxAge = Life,
            IsEssential = true,
        });
        return Token(secret, workshop);
    }

    private byte[]? Secret(HttpContext context) =>
        context.Request.Cookies[Name] is { Length: Bytes * 2 } text && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : null;

    private static string Token(byte[] secret, string workshop) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(workshop)).AsSpan(0, 16));
}
