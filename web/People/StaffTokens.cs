using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.People;

/// <summary>Makes, finds and revokes tokens of the staff API.</summary>
internal sealed class StaffTokens(PeopleDb db, HubOptions hub, TimeProvider clock)
{
    private const string Prefix = "hub_";

    /// <summary>Makes a token; its text is returned this once and never stored.</summary>
    public async Task<string> Make(string name, IReadOnlyCollection<string> roles, bool isDemo, CancellationToken cancel)
    {
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Tokens.Add(new StaffToken
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            Name = name,
            Hash = HashOf(text),
            Roles = string.Join(',', roles),
            LastFour = text[^4..],
            IsDemo = isDemo,
            Created = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        return text;
    }

    /// <summary>Who acts with a token; null when it is unknown, revoked, or a demo's where there is no demo.</summary>
    public async Task<StaffMember?> Find(string text, CancellationToken cancel)
    {
        var hash = HashOf(text);
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancel);
        return token is { Revoked: null } && (hub.Demo || !token.IsDemo) ? token.Member : null;
    }

    /// <summary>Every token, newest first.</summary>
    public async Task<IReadOnlyList<StaffToken>> List(CancellationToken cancel) =>
        await db.Tokens.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(cancel);

    /// <summary>Ends a token; harmless when repeated.</summary>
    public async Task Revoke(string id, CancellationToken cancel)
    {
        if (await db.Tokens.SingleOrDefaultAsync(row => row.Id == id, cancel) is { Revoked: null } token)
        {
            token.Revoked = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
        }
    }

    private static byte[] HashOf(string text) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));
}
