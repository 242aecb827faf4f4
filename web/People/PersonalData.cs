using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>A resident's own data: all of it in one file, or gone.</summary>
internal sealed class PersonalData(PeopleDb db, IEnumerable<IPersonalData> features, IAuditJournal audit, TimeProvider clock)
{
    // Whose account it was is not said: the log outlives it.
    private static readonly StaffMember Somebody = new("", "A resident", []);

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything that is kept of a resident, as JSON in UTF-8.</summary>
    public async Task<byte[]> Collect(ResidentId resident, CancellationToken cancel)
    {
        var account = await db.Residents.AsNoTracking().SingleAsync(row => row.Id == resident.Value, cancel);
        var file = new JsonObject
        {
            ["profile"] = new JsonObject
            {
                ["id"] = account.Id,
                ["publicName"] = account.PublicName,
                ["email"] = account.Email,
                ["language"] = account.Language,
                ["accountMade"] = account.Created.ToString("O"),
                ["providers"] = List(await db.ResidentLogins.AsNoTracking().Where(row => row.ResidentId == account.Id).ToListAsync(cancel), login => new JsonObject { ["provider"] = login.Provider, ["subject"] = login.Subject }),
                ["passkeys"] = List(await db.ResidentPasskeys.AsNoTracking().Where(row => row.ResidentId == account.Id).ToListAsync(cancel), key => new JsonObject { ["name"] = key.Name, ["added"] = key.Created.ToString("O"), ["lastUsed"] = key.Used?.ToString("O") }),
            },
        };
        foreach (var feature in features.OrderBy(feature => feature.Part, StringComparer.Ordinal))
        {
            file[feature.Part] = await feature.Collect(resident, cancel);
        }

        return JsonSerializer.SerializeToUtf8Bytes(file, Readable);
    }

    /// <summary>
    /// Deletes the account with its address, passkeys and links; what features keep for its owner alone goes first. A vote stays: nothing in
    /// the box names who cast it. That somebody did so goes into the audit log, and not who.
    /// </summary>
    public async Task Delete(ResidentId resident, CancellationToken cancel)
    {
        foreach (var feature in features)
        {
            await feature.Forget(resident, cancel);
        }

        var email = await db.Residents.Where(row => row.Id == resident.Value).Select(row => row.EmailKey).SingleOrDefaultAsync(cancel);
        await db.SignInLinks.Where(row => row.EmailKey == email).ExecuteDeleteAsync(cancel);
        if (await db.Residents.Where(row => row.Id == resident.Value).ExecuteDeleteAsync(cancel) > 0)
        {
            await audit.Append(AuditEntry.Of(StaffPeople.InTheRecord, Somebody, clock.GetUtcNow(), "account-deleted", "A resident deleted their account."), CancellationToken.None);
        }
    }

    private static JsonArray List<T>(IEnumerable<T> rows, Func<T, JsonNode> node) => [.. rows.Select(node)];
}
