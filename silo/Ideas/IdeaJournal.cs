using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Silo.Ideas;

/// <summary>
/// Ideas in SQL that both databases speak; how a connection is come by and what a transaction is, each says for itself. On SQLite every
/// command ends before it returns, so that the awaits below never wait there.
/// </summary>
internal abstract class IdeaJournal : IIdeaJournal
{
    private const string Columns = "i.round, i.number, i.version, i.supports, i.body";

    /// <summary>Runs work in a transaction, durable when it returns; work that returns false is rolled back.</summary>
    protected abstract Task<T> Transact<T>(Func<DbConnection, Task<(bool Keep, T Result)>> work, CancellationToken cancel);

    /// <summary>Runs work that only reads.</summary>
    protected abstract Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    /// <summary>Adds a value as the next of <c>$1</c>, <c>$2</c>, ….</summary>
    protected abstract void Bind(DbCommand command, int place, object? value);

    public Task<int> Begin(string round, Guid draft, string body, ResidentId author, CancellationToken cancel) => Transact<int>(
        async db =>
        {
            var name = draft.ToString("N", CultureInfo.InvariantCulture);
            if (await Find(db, "SELECT number FROM idea WHERE round = $1 AND draft = $2", round, name) is { } known)
            {
                return (true, (int)known);
            }

            var number = (int)(await Find(db, "SELECT coalesce(max(number), 0) + 1 FROM idea WHERE round = $1", round))!.Value;
            await Execute(db, "INSERT INTO idea (round, number, draft, version, waits, body) VALUES ($1, $2, $3, 1, 0, $4)", round, number, name, body);
            await Execute(db, "INSERT INTO idea_author (round, number, resident) VALUES ($1, $2, $3)", round, number, author.Value);
            return (true, number);
        },
        cancel);

    public Task<StoredIdea?> Read(string round, int number, CancellationToken cancel) => Look(
        async db => (await Rows(db, Idea, $"SELECT {Columns} FROM idea i WHERE i.round = $1 AND i.number = $2", round, number)).FirstOrDefault(), cancel);

    public Task<ImmutableArray<StoredIdea>> ReadRound(string round, CancellationToken cancel) => Look(
        db => Rows(db, Idea, $"SELECT {Columns} FROM idea i WHERE i.round = $1 ORDER BY i.number", round), cancel);

    public Task<ImmutableArray<StoredIdea>> ReadByAuthor(ResidentId author, CancellationToken cancel) => Look(
        db => Rows(
            db,
            Idea,
            $"SELECT {Columns} FROM idea_author a JOIN idea i ON i.round = a.round AND i.number = a.number WHERE a.resident = $1 ORDER BY i.round, i.number",
            author.Value),
        cancel);

    // Rows are taken in the order of their numbers, so that two writes of the same ideas never wait for each other.
    public Task<bool> Write(ImmutableArray<IdeaWrite> writes, CancellationToken cancel) => Transact(
        async db =>
        {
            foreach (var write in writes.OrderBy(write => write.Number))
            {
                if (!await WriteOne(db, write))
                {
                    return (false, false);
                }
            }

            foreach (var write in writes.Where(write => write.SupportGoesTo is not null))
            {
                await MoveSupport(db, write);
            }

            return (true, true);
        },
        cancel);

    public Task<long?> Support(string round, int number, ResidentId resident, bool wanted, DateTimeOffset at, CancellationToken cancel) => Transact(
        async db =>
        {
            // The row is locked first: those who support one idea at the same moment are counted one after the other.
            if (await Execute(db, "UPDATE idea SET supports = supports WHERE round = $1 AND number = $2", round, number) == 0)
            {
                return (false, (long?)null);
            }

            var changed = wanted
                ? await Execute(
                    db, "INSERT INTO idea_support (round, number, resident, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", round, number, resident.Value, at.ToUnixTimeMilliseconds())
                : -await Execute(db, "DELETE FROM idea_support WHERE round = $1 AND number = $2 AND resident = $3", round, number, resident.Value);
            return (true, await Find(db, "UPDATE idea SET supports = supports + $3 WHERE round = $1 AND number = $2 RETURNING supports", round, number, changed));
        },
        cancel);

    public Task<bool> Supports(string round, int number, ResidentId resident, CancellationToken cancel) => Look(
        async db => await Find(db, "SELECT 1 FROM idea_support WHERE round = $1 AND number = $2 AND resident = $3", round, number, resident.Value) is not null, cancel);

    public Task<long> CountWaiting(string round, CancellationToken cancel) => Look(
        async db => (await Find(db, "SELECT count(*) FROM idea WHERE round = $1 AND waits = 1", round))!.Value, cancel);

    public Task<ImmutableArray<IdeaNews>> ReadNews(ResidentId resident, int most, CancellationToken cancel) => Look(
        db => Rows(db, News, $"SELECT {NewsColumns} FROM idea_news WHERE resident = $1 ORDER BY id DESC LIMIT $2", resident.Value, most), cancel);

    public Task MarkRead(ResidentId resident, CancellationToken cancel) => Transact(
        async db => (true, await Execute(db, "UPDATE idea_news SET is_read = 1 WHERE resident = $1 AND is_read = 0", resident.Value)), cancel);

    public Task<ImmutableArray<IdeaNews>> ReadUnsent(int most, CancellationToken cancel) => Look(
        db => Rows(db, News, $"SELECT {NewsColumns} FROM idea_news WHERE is_sent = 0 ORDER BY id LIMIT $1", most), cancel);

    public Task MarkSent(ImmutableArray<long> ids, CancellationToken cancel) => Transact(
        async db =>
        {
            foreach (var id in ids)
            {
                await Execute(db, "UPDATE idea_news SET is_sent = 1 WHERE id = $1", id);
            }

            return (true, ids.Length);
        },
        cancel);

    public Task AddPhoto(StoredPhoto photo, CancellationToken cancel) => Transact(
        async db => (true, await Execute(
            db,
            "INSERT INTO idea_photo (id, round, number, large, small, at) VALUES ($1, $2, $3, $4, $5, $6)",
            photo.Id,
            photo.Round,
            photo.Number,
            photo.Large.ToArray(),
            photo.Small.ToArray(),
            photo.At.ToUnixTimeMilliseconds())),
        cancel);

    public Task<ReadOnlyMemory<byte>?> ReadPhoto(string id, bool small, CancellationToken cancel) => Look(
        async db => (await Rows(db, row => (ReadOnlyMemory<byte>?)(byte[])row[0], $"SELECT {(small ? "small" : "large")} FROM idea_photo WHERE id = $1", id)).FirstOrDefault(), cancel);

    public Task DeletePhoto(string id, CancellationToken cancel) => Transact(
        async db => (true, await Execute(db, "DELETE FROM idea_photo WHERE id = $1", id)), cancel);

    public Task<ImmutableArray<(string Round, int Number, DateTimeOffset At)>> ReadSupportOf(ResidentId resident, CancellationToken cancel) => Look(
        db => Rows(
            db,
            row => (row.GetString(0), row.GetInt32(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            "SELECT round, number, at FROM idea_support WHERE resident = $1 ORDER BY round, number",
            resident.Value),
        cancel);

    public Task Forget(ResidentId resident, CancellationToken cancel) => Transact(
        async db =>
        {
            await Execute(db, "DELETE FROM idea_news WHERE resident = $1", resident.Value);
            return (true, await Execute(db, "UPDATE idea_support SET resident = $2 WHERE resident = $1", resident.Value, $"gone-{Guid.NewGuid():N}"));
        },
        cancel);

    private const string NewsColumns = "id, resident, round, number, title, kind, words, idea, at, is_read";

    private async Task<bool> WriteOne(DbConnection db, IdeaWrite write)
    {
        var (round, number) = (write.Round, write.Number);
        if (await Execute(
            db,
            "UPDATE idea SET version = version + 1, waits = $4, body = $5 WHERE round = $1 AND number = $2 AND version = $3",
            round,
            number,
            write.Expected,
            write.Waits ? 1 : 0,
            write.Body) == 0)
        {
            return false;
        }

        await Execute(db, "DELETE FROM idea_author WHERE round = $1 AND number = $2", round, number);
        foreach (var author in write.Authors)
        {
            await Execute(db, "INSERT INTO idea_author (round, number, resident) VALUES ($1, $2, $3)", round, number, author.Value);
        }

        foreach (var news in write.News)
        {
            await Execute(
                db,
                "INSERT INTO idea_news (resident, round, number, title, kind, words, idea, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                news.Resident.Value,
                round,
                number,
                news.Title,
                (int)news.Kind,
                news.Words,
                news.Idea,
                news.At.ToUnixTimeMilliseconds());
        }

        return true;
    }

    // Whoever supports both is counted once, and an author of the other does not come to support it.
    private async Task MoveSupport(DbConnection db, IdeaWrite write)
    {
        var (round, from, into) = (write.Round, write.Number, write.SupportGoesTo!.Value);
        await Execute(
            db,
            """
            INSERT INTO idea_support (round, number, resident, at)
            SELECT round, $3, resident, at FROM idea_support
            WHERE round = $1 AND number = $2 AND resident NOT IN (SELECT resident FROM idea_author WHERE round = $1 AND number = $3)
            ON CONFLICT DO NOTHING
            """,
            round,
            from,
            into);
        await Execute(
            db, "UPDATE idea SET supports = (SELECT count(*) FROM idea_support s WHERE s.round = $1 AND s.number = $2) WHERE round = $1 AND number = $2", round, into);
    }

    private static StoredIdea Idea(DbDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4));

    private static IdeaNews News(DbDataReader row) => new(
        row.GetInt64(0),
        new ResidentId(row.GetString(1)),
        row.GetString(2),
        row.GetInt32(3),
        row.GetString(4),
        (IdeaStepKind)row.GetInt32(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetInt32(7),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        row.GetInt32(9) == 1);

    private async Task<ImmutableArray<T>> Rows<T>(DbConnection db, Func<DbDataReader, T> read, string sql, params object?[] values)
    {
        await using var command = Command(db, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    private async Task<long?> Find(DbConnection db, string sql, params object?[] values)
    {
        await using var command = Command(db, sql, values);
        return await command.ExecuteScalarAsync() is { } found and not DBNull ? Convert.ToInt64(found, CultureInfo.InvariantCulture) : null;
    }

    private async Task<int> Execute(DbConnection db, string sql, params object?[] values)
    {
        await using var command = Command(db, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private DbCommand Command(DbConnection db, string sql, object?[] values)
    {
        var command = db.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file; what people type goes into parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            Bind(command, i + 1, values[i]);
        }

        return command;
    }
}
