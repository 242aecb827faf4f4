using System.Security.Cryptography;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>The nonce that lets a page's own script element run; made when a page first asks for it.</summary>
internal static class PageNonce
{
    private static readonly object Key = new();

    /// <summary>For a page: <c>&lt;script nonce="@Context.CspNonce()" …&gt;</c>.</summary>
    public static string CspNonce(this HttpContext context) =>
        Given(context) ?? (string)(context.Items[Key] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));

    /// <summary>The nonce this response uses, or null.</summary>
    public static string? Given(HttpContext context) => context.Items.TryGetValue(Key, out var nonce) ? (string?)nonce : null;
}
