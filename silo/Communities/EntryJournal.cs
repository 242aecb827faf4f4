using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Search;
using ParticipatoryHub.Silo.Search;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Communities;

/// <inheritdoc />
internal sealed class EntryJournal(SharedSql sql, SearchIndex search) : IEntryJournal
{
    private const string Columns = "number, version, status, is_public, body, by_staff, by_name, by_resident, added_at, changed_at, community, register";
    private const string One = "community = $1 AND register = $2 AND number = $3";

    /// <inheritdoc />
    public async Task<int> Add(string community, EntryRegister register, Guid command, Entry entry, CancellationToken cancel)
    {
        var number = 0;
        await sql.Transact(
            async db =>
            {
                if (await Find(db, community, register, command) is { } before)
                {
                    number = before;
                    return;
                }

                number = (await sql.Rows(db, static row => (int)row.GetInt64(0), "SELECT coalesce(max(number), 0) + 1 FROM community_entry WHERE community = $1 AND register = $2", community, (long)register))[0];
                await sql.Execute(
                    db,
                    """
                    INSERT INTO community_entry (community, register, number, version, status, is_public, title, kind, source, method, body, by_staff, by_name, by_resident, origin, added_at, changed_at)
                    VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
                    """,
                    community, (long)register, (long)number, (long)entry.Status, entry.IsPublic ? 1L : 0L, entry.Text.Title, entry.Text.Field("kind"), Alike(entry.Text.Field("source")), entry.Text.Field("method"), Body(entry),
                    entry.By.Staff, entry.By.Name, entry.By.Resident?.Value ?? "", entry.Origin?.Key ?? "", Milliseconds(entry.AddedAt));
                await Tag(db, community, register, number, entry.Text);
                await search.Put(db, Document(community, register, entry with { Number = number }));
                await Note(db, community, register, number, 1, command, new EntryChange(EntryAct.Added, entry.By, entry.AddedAt, "", entry.Text));
            },
            cancel);
        return number;
    }

    /// <inheritdoc />
    public async Task<bool> Write(string community, EntryRegister register, Guid command, Entry next, long expected, EntryChange change, CancellationToken cancel)
    {
        var isWritten = false;
        await sql.Transact(
            async db =>
            {
                isWritten = await sql.Execute(
                    db,
                    $"UPDATE community_entry SET version = $5, status = $6, is_public = $7, title = $8, kind = $9, source = $10, method = $11, body = $12, changed_at = $13 WHERE {One} AND version = $4",
                    community, (long)register, (long)next.Number, expected, next.Version, (long)next.Status, next.IsPublic ? 1L : 0L, next.Text.Title, next.Text.Field("kind"), Alike(next.Text.Field("source")), next.Text.Field("method"), Body(next),
                    Milliseconds(next.ChangedAt)) == 1;
                if (isWritten)
                {
                    await sql.Execute(db, $"DELETE FROM community_entry_tag WHERE {One}", community, (long)register, (long)next.Number);
                    await Tag(db, community, register, next.Number, next.Text);
                    await search.Put(db, Document(community, register, next));
                    await Note(db, community, register, next.Number, next.Version, command, change);
                }
            },
            cancel);
        return isWritten;
    }

    /// <inheritdoc />
    public Task<bool> IsDone(string community, EntryRegister register, Guid command, CancellationToken cancel) =>
        sql.Look(async db => await Find(db, community, register, command) is not null, cancel);

    /// <inheritdoc />
    public Task<Entry?> Read(string community, EntryRegister register, int number, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, EntryOf, $"SELECT {Columns} FROM community_entry WHERE {One}", community, (long)register, (long)number)).FirstOrDefault()?.Entry, cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<int>> FindKept(string community, EntryRegister register, ImmutableArray<int> numbers, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db, static row => (int)row.GetInt64(0),
            $"SELECT number FROM community_entry WHERE community = $1 AND register = $2 AND status = 2 AND number IN ({string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("0"))})",
            community, (long)register),
        cancel);

    /// <inheritdoc />
    public Task<(ImmutableArray<Entry> Entries, int Found)> List(string community, EntryRegister register, EntryFilter filter, CancellationToken cancel) => sql.Look(
        async db =>
        {
            var (where, values) = Where(community, register, filter);
            var found = await sql.Rows(db, static row => (int)row.GetInt64(0), $"SELECT count(*) FROM community_entry e WHERE {where}", values);

            // Numbers first, from an index alone where it can be: a late page read every entry before it.
            var entries = await sql.Rows(
                db,
                EntryOf,
                $"""
                SELECT {Columns} FROM (SELECT e.number AS paged FROM community_entry e WHERE {where} ORDER BY e.number LIMIT ${values.Length + 1} OFFSET ${values.Length + 2}) page
                JOIN community_entry ON community = $1 AND register = $2 AND number = paged ORDER BY number
                """,
                [.. values, (long)filter.Take, (long)filter.Skip]);
            return (entries.Select(placed => placed.Entry).ToImmutableArray(), found[0]);
        },
        cancel);

    /// <inheritdoc />
    public Task<int> Count(string community, EntryRegister register, EntryStatus status, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(
            db, static row => (int)row.GetInt64(0), "SELECT count(*) FROM community_entry WHERE community = $1 AND register = $2 AND status = $3", community, (long)register, (long)status))[0],
        cancel);

    /// <inheritdoc />
    public Task<ImmutableDictionary<string, int>> CountAllWaiting(CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, static row => KeyValuePair.Create(row.GetString(0), (int)row.GetInt64(1)), "SELECT community, count(*) FROM community_entry WHERE status = 1 GROUP BY community")).ToImmutableDictionary(),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<EntryKindCount>> CountKinds(string community, EntryRegister register, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new EntryKindCount(row.GetString(0), (int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3)),
            "SELECT kind, count(*), count(DISTINCT source), count(DISTINCT method) FROM community_entry WHERE community = $1 AND register = $2 AND status = 2 GROUP BY kind",
            community, (long)register),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<EntryTagCount>> CountTags(string community, EntryRegister register, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new EntryTagCount(row.GetString(0), row.GetString(1), (int)row.GetInt64(2)),
            """
            SELECT e.kind, t.tag, count(*) FROM community_entry e JOIN community_entry_tag t ON t.community = e.community AND t.register = e.register AND t.number = e.number
            WHERE e.community = $1 AND e.register = $2 AND e.status = 2 GROUP BY e.kind, t.tag
            """,
            community, (long)register),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<EntryChange>> ReadHistory(string community, EntryRegister register, int number, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new EntryChange((EntryAct)row.GetInt64(0), Hand(row, 1), Instant(row.GetInt64(4)), row.GetString(5), JsonSerializer.Deserialize<EntryText>(row.GetString(6), HubJson.Options)!),
            $"SELECT act, by_staff, by_name, by_resident, at, reason, body FROM community_entry_change WHERE {One} ORDER BY place DESC",
            community, (long)register, (long)number),
        cancel);

    /// <inheritdoc />
    public Task Link(string community, EntryRegister register, int number, int other, string why, string by, DateTimeOffset at, CancellationToken cancel) => sql.Transact(
        db => sql.Execute(
            db, "INSERT INTO community_entry_link (community, register, number, other, why, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            community, (long)register, (long)number, (long)other, why, by, Milliseconds(at)),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<EntryLink>> ReadLinks(string community, EntryRegister register, int number, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new EntryLink((int)row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Instant(row.GetInt64(4)), row.GetInt64(5) == 1),
            """
            SELECT e.number, e.title, l.why, l.by_name, l.at, e.is_public FROM community_entry_link l
            JOIN community_entry e ON e.community = l.community AND e.register = l.register AND e.number = CASE WHEN l.number = $3 THEN l.other ELSE l.number END
            WHERE l.community = $1 AND l.register = $2 AND (l.number = $3 OR l.other = $3) AND e.status = 2 ORDER BY e.number
            """,
            community, (long)register, (long)number),
        cancel);

    /// <inheritdoc />
    public Task AddPhoto(StoredEntryPhoto photo, CancellationToken cancel) => sql.Transact(
        db => sql.Execute(
            db, "INSERT INTO community_photo (id, large, small, at) VALUES ($1, $2, $3, $4)", photo.Id, photo.Large.ToArray(), photo.Small.ToArray(), Milliseconds(photo.At)),
        cancel);

    /// <inheritdoc />
    public Task<ReadOnlyMemory<byte>?> ReadPhoto(string id, bool small, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, static row => (ReadOnlyMemory<byte>?)(byte[])row[0], $"SELECT {(small ? "small" : "large")} FROM community_photo WHERE id = $1", id)).FirstOrDefault(), cancel);

    /// <inheritdoc />
    public Task DeletePhoto(string id, CancellationToken cancel) => sql.Transact(db => sql.Execute(db, "DELETE FROM community_photo WHERE id = $1", id), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlacedEntry>> ReadByOrigin(string origin, CancellationToken cancel) => sql.Look(
        db => sql.Rows(db, EntryOf, $"SELECT {Columns} FROM community_entry WHERE origin = $1 AND status = 2 ORDER BY community, register, number", origin), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlacedEntry>> ReadByResident(ResidentId resident, CancellationToken cancel) => sql.Look(
        db => sql.Rows(db, EntryOf, $"SELECT {Columns} FROM community_entry WHERE by_resident = $1 ORDER BY community, register, number", resident.Value), cancel);

    /// <inheritdoc />
    public Task Forget(ResidentId resident, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            await sql.Execute(db, "UPDATE community_entry SET by_resident = '' WHERE by_resident = $1", resident.Value);
            await sql.Execute(db, "UPDATE community_entry_change SET by_resident = '' WHERE by_resident = $1", resident.Value);
        },
        cancel);

    private async Task<int?> Find(DbConnection db, string community, EntryRegister register, Guid command) =>
        await sql.Rows(db, static row => (int)row.GetInt64(0), "SELECT number FROM community_entry_change WHERE community = $1 AND register = $2 AND command = $3", community, (long)register, command.ToString("N"))
            is [var number] ? number : null;

    private async Task Tag(DbConnection db, string community, EntryRegister register, int number, EntryText text)
    {
        foreach (var tag in text.Tags)
        {
            await sql.Execute(db, "INSERT INTO community_entry_tag (community, register, tag, number) VALUES ($1, $2, $3, $4)", community, (long)register, tag, (long)number);
        }
    }

    private Task<int> Note(DbConnection db, string community, EntryRegister register, int number, long place, Guid command, EntryChange change) => sql.Execute(
        db,
        "INSERT INTO community_entry_change (community, register, number, place, command, act, by_staff, by_name, by_resident, at, reason, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        community, (long)register, (long)number, place, command.ToString("N"), (long)change.Act, change.By.Staff, change.By.Name, change.By.Resident?.Value ?? "", Milliseconds(change.At), change.Reason,
        JsonSerializer.Serialize(change.Text, HubJson.Options));

    private (string Where, object[] Values) Where(string community, EntryRegister register, EntryFilter filter)
    {
        var values = new List<object> { community, (long)register, (long)filter.Status };
        var parts = new List<string> { "e.community = $1 AND e.register = $2 AND e.status = $3" };
        string Value(object value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
        }

        if (filter.OnlyPublic)
        {
            parts.Add(filter.Own is { } own ? $"(e.is_public = 1 OR e.by_resident = {Value(own.Value)})" : "e.is_public = 1");
        }

        if (filter.Kind is { } kind)
        {
            parts.Add($"e.kind = {Value(kind)}");
        }

        if (filter.Tag is { } tag)
        {
            parts.Add($"EXISTS (SELECT 1 FROM community_entry_tag t WHERE t.community = e.community AND t.register = e.register AND t.tag = {Value(tag)} AND t.number = e.number)");
        }

        if (search.Query(filter.Words) is { } words)
        {
            parts.Add(search.Holds("e.number", KindOf(register), "$1", Value(words)));
        }

        return (string.Join(" AND ", parts), [.. values]);
    }

    private static SearchDocument Document(string community, EntryRegister register, Entry entry) => new(
        KindOf(register),
        community,
        entry.Number.ToString(CultureInfo.InvariantCulture),
        entry.Text.Title,
        string.Join('\n', EntryFieldSet.Of(register).Fields.Where(field => field.Choices.IsEmpty && !field.IsForStaff && field.Kind is EntryFieldKind.Line or EntryFieldKind.Text)
            .Select(field => entry.Text.Field(field.Name)).Prepend(entry.Text.What).Where(part => part.Length > 0)),
        entry.Status != EntryStatus.Kept ? SearchAudience.Nobody : entry.IsPublic ? SearchAudience.Everybody : SearchAudience.Staff);

    private static SearchKind KindOf(EntryRegister register) => register switch
    {
        EntryRegister.Assets => SearchKind.Asset,
        EntryRegister.Evidence => SearchKind.Evidence,
        EntryRegister.Profile => SearchKind.Profile,
        EntryRegister.Activities => SearchKind.Activity,
        EntryRegister.Partners => SearchKind.Partner,
        EntryRegister.Voices => SearchKind.Voices,
        EntryRegister.Stories => SearchKind.Story,
        _ => SearchKind.Skill,
    };

    // The same source however it is spaced and spelt in capitals.
    private static string Alike(string source) => string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static string Body(Entry entry) => JsonSerializer.Serialize(new StoredEntry(entry.Text, entry.Origin, entry.Photo), HubJson.Options);

    private static PlacedEntry EntryOf(DbDataReader row)
    {
        var body = JsonSerializer.Deserialize<StoredEntry>(row.GetString(4), HubJson.Options)!;
        var entry = new Entry(
            (int)row.GetInt64(0), row.GetInt64(1), (EntryStatus)row.GetInt64(2), body.Text, Hand(row, 5), body.Origin, Instant(row.GetInt64(8)), Instant(row.GetInt64(9)), row.GetInt64(3) == 1, body.Photo);
        return new PlacedEntry(row.GetString(10), (EntryRegister)row.GetInt64(11), entry);
    }

    private static EntryHand Hand(DbDataReader row, int from) =>
        new(row.GetString(from), row.GetString(from + 1), row.GetString(from + 2) is { Length: > 0 } resident ? new ResidentId(resident) : null);

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>What an entry's row holds as JSON.</summary>
internal sealed record StoredEntry(EntryText Text, EntryOrigin? Origin, EntryPhoto? Photo = null);
