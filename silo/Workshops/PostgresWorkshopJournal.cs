using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Silo.Workshops;

/// <summary>The workshop journal on PostgreSQL; a batch of operations is one statement.</summary>
internal sealed class PostgresWorkshopJournal(NpgsqlDataSource database) : IWorkshopJournal
{
    public async Task Append(string workshop, IReadOnlyList<StoredOperation> operations, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Command(
            connection,
            "INSERT INTO workshop_operation (workshop, seq, id, at, body) SELECT $1, given.seq, given.id, given.at, given.body FROM unnest($2, $3, $4, $5) AS given (seq, id, at, body)",
            workshop);
        Add(command, NpgsqlDbType.Bigint, operations, static done => done.Sequence);
        Add(command, NpgsqlDbType.Uuid, operations, static done => done.Id);
        Add(command, NpgsqlDbType.Bigint, operations, static done => done.At.ToUnixTimeMilliseconds());
        Add(command, NpgsqlDbType.Text, operations, static done => done.Body);
        await command.PrepareAsync(cancel);
        try
        {
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new WorkshopConflictException(refusal.MessageText);
        }
    }

    public Task<ImmutableArray<StoredOperation>> Read(string workshop, long after, int most, CancellationToken cancel) =>
        Rows("SELECT seq, id, at, body FROM workshop_operation WHERE workshop = $1 AND seq > $2 ORDER BY seq LIMIT $3", Operation, cancel, workshop, after, most);

    public Task<ImmutableArray<Guid>> ReadIds(string workshop, long after, CancellationToken cancel) =>
        Rows("SELECT id FROM workshop_operation WHERE workshop = $1 AND seq > $2", static row => row.GetGuid(0), cancel, workshop, after);

    public async Task<StoredOperation?> Find(string workshop, Guid id, CancellationToken cancel) =>
        (await Rows("SELECT seq, id, at, body FROM workshop_operation WHERE workshop = $1 AND id = $2", Operation, cancel, workshop, id)).FirstOrDefault();

    public async Task<StoredSnapshot?> ReadSnapshot(string workshop, CancellationToken cancel) => SnapshotRows.Whole(await Rows(
        """
        SELECT head.seq, part.state FROM workshop_snapshot head JOIN workshop_snapshot_part part ON part.workshop = head.workshop AND part.seq = head.seq
        WHERE head.workshop = $1 ORDER BY part.part
        """,
        static row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
        cancel,
        workshop));

    public async Task WriteSnapshot(string workshop, long sequence, IAsyncEnumerable<byte[]> state, CancellationToken cancel)
    {
        var parts = await state.ToArrayAsync(cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Command(
            connection,
            """
            WITH head AS (
              INSERT INTO workshop_snapshot (workshop, seq) VALUES ($1, $2)
              ON CONFLICT (workshop) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > workshop_snapshot.seq
              RETURNING workshop, seq),
            replaced AS (DELETE FROM workshop_snapshot_part old USING head WHERE old.workshop = head.workshop AND old.seq < head.seq)
            INSERT INTO workshop_snapshot_part (workshop, seq, part, state)
            SELECT head.workshop, head.seq, given.part - 1, given.state FROM head, unnest($3) WITH ORDINALITY AS given (state, part)
            """,
            workshop,
            sequence,
            parts);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task Delete(string workshop, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var sql in (string[])["DELETE FROM workshop_snapshot WHERE workshop = $1", "DELETE FROM workshop_snapshot_part WHERE workshop = $1", "DELETE FROM workshop_operation WHERE workshop = $1"])
        {
            await using var command = Command(connection, sql, workshop);
            await command.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task<ImmutableArray<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    private static StoredOperation Operation(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetGuid(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetString(3));

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
#pragma warning disable CA2100 // Every text is a constant of this file; what people type goes into parameters.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, IReadOnlyList<StoredOperation> operations, Func<StoredOperation, T> value) =>
        command.Parameters.Add(new() { Value = operations.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
}
