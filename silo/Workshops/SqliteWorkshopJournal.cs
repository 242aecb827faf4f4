using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Silo.Workshops;

/// <summary>The workshop journal on SQLite.</summary>
internal sealed class SqliteWorkshopJournal(SqliteDatabase database) : IWorkshopJournal, IDisposable
{
    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
    private const int Unique = 2067;
    private const int PrimaryKey = 1555;

    private static readonly string[] Tables = ["workshop_snapshot", "workshop_snapshot_part", "workshop_operation"];

    private readonly SqliteWriter writer = new(database);

    public async Task Append(string workshop, IReadOnlyList<StoredOperation> operations, CancellationToken cancel)
    {
        try
        {
            await writer.Transact(
                () =>
                {
                    var insert = writer["INSERT INTO workshop_operation (workshop, seq, id, at, body) VALUES ($1, $2, $3, $4, $5)", 5];
                    return operations.Sum(done => insert.Execute(workshop, done.Sequence, done.Id.ToByteArray(bigEndian: true), done.At.ToUnixTimeMilliseconds(), done.Body));
                },
                cancel);
        }
        catch (SqliteException refusal) when (refusal.SqliteExtendedErrorCode is Unique or PrimaryKey)
        {
            throw new WorkshopConflictException(refusal.Message);
        }
    }

    public Task<ImmutableArray<StoredOperation>> Read(string workshop, long after, int most, CancellationToken cancel) =>
        Rows("SELECT seq, id, at, body FROM workshop_operation WHERE workshop = $1 AND seq > $2 ORDER BY seq LIMIT $3", Operation, cancel, workshop, after, most);

    public Task<ImmutableArray<Guid>> ReadIds(string workshop, long after, CancellationToken cancel) =>
        Rows("SELECT id FROM workshop_operation WHERE workshop = $1 AND seq > $2", static row => new Guid((byte[])row[0], bigEndian: true), cancel, workshop, after);

    public async Task<StoredOperation?> Find(string workshop, Guid id, CancellationToken cancel) =>
        (await Rows("SELECT seq, id, at, body FROM workshop_operation WHERE workshop = $1 AND id = $2", Operation, cancel, workshop, id.ToByteArray(bigEndian: true))).FirstOrDefault();

    public async Task<StoredSnapshot?> ReadSnapshot(string workshop, CancellationToken cancel) => SnapshotRows.Whole(await Rows(
        """
        SELECT head.seq, part.state FROM workshop_snapshot head JOIN workshop_snapshot_part part ON part.workshop = head.workshop AND part.seq = head.seq
        WHERE head.workshop = $1 ORDER BY part.part
        """,
        static row => (row.GetInt64(0), (byte[])row[1]),
        cancel,
        workshop));

    // Each part is a commit of its own, between which operations have their turn.
    public async Task WriteSnapshot(string workshop, long sequence, IAsyncEnumerable<byte[]> state, CancellationToken cancel)
    {
        var number = 0L;
        await foreach (var part in state.WithCancellation(cancel))
        {
            await writer.Transact(
                () => writer["INSERT OR REPLACE INTO workshop_snapshot_part (workshop, seq, part, state) VALUES ($1, $2, $3, $4)", 4].Execute(workshop, sequence, number, part),
                cancel);
            number++;
        }

        await writer.Transact(
            () => writer[
                """
                INSERT INTO workshop_snapshot (workshop, seq) VALUES ($1, $2)
                ON CONFLICT (workshop) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > workshop_snapshot.seq
                """, 2].Execute(workshop, sequence),
            cancel);
        while (await writer.Transact(
            () => writer[
                """
                DELETE FROM workshop_snapshot_part WHERE rowid IN (
                  SELECT part.rowid FROM workshop_snapshot_part part JOIN workshop_snapshot head ON head.workshop = part.workshop
                  WHERE part.workshop = $1 AND part.seq < head.seq LIMIT 4)
                """, 1].Execute(workshop),
            cancel) > 0)
        {
        }
    }

    public Task Delete(string workshop, CancellationToken cancel) => writer.Transact(
        () => Tables.Sum(table => writer[$"DELETE FROM {table} WHERE workshop = $1", 1].Execute(workshop)),
        cancel);

    public void Dispose() => writer.Dispose();

    private Task<ImmutableArray<T>> Rows<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancel, params object?[] values) => writer.Read(
        () =>
        {
            using var reader = writer[sql, values.Length].Read(values);
            var rows = ImmutableArray.CreateBuilder<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows.DrainToImmutable();
        },
        cancel);

    private static StoredOperation Operation(SqliteDataReader row) =>
        new(row.GetInt64(0), new Guid((byte[])row[1], bigEndian: true), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetString(3));
}
