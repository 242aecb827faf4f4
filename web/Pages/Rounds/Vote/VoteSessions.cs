using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>Keeps votes on their way in a sealed cookie of the round's voting pages, for an hour after the last step.</summary>
internal sealed class VoteSessions(IDataProtectionProvider protection, TimeProvider clock, HubOptions options)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ChunkingCookieManager cookies = new();

    private string Name => options.IsHttps ? "__Secure-hub-vote" : "hub-vote";

    /// <summary>The vote on its way in a round, or null when there is none or its hour is over.</summary>
    public VoteSession? Read(HttpContext context, string round)
    {
        try
        {
            return cookies.GetRequestCookie(context, Name) is { } text && Open(text, round) is { } session && session.Until > clock.GetUtcNow() ? session : null;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Keeps it for another hour.</summary>
    public void Write(HttpContext context, string round, VoteSession session)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(deflate, session with { Until = clock.GetUtcNow() + Life });
        }

        cookies.AppendResponseCookie(context, Name, Convert.ToBase64String(Sealer(round).Protect(packed.ToArray())), Cookie(round, Life));
    }

    /// <summary>Forgets it.</summary>
    public void Forget(HttpContext context, string round) => cookies.DeleteCookie(context, Name, Cookie(round, null));

    private VoteSession? Open(string text, string round)
    {
        using var packed = new MemoryStream(Sealer(round).Unprotect(Convert.FromBase64String(text)));
        using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<VoteSession>(deflate);
    }

    private IDataProtector Sealer(string round) => protection.CreateProtector("hub.vote", round);

    private CookieOptions Cookie(string round, TimeSpan? life) => new()
    {
        Path = VoteLinks.Start(round),
        HttpOnly = true,
        Secure = options.IsHttps,
        SameSite = SameSiteMode.Strict,
        MaxAge = life,
        IsEssential = true,
    };
}
