using System.Collections.Immutable;
using Npgsql;
using ParticipatoryHub.Mail;

namespace ParticipatoryHub.Silo.Mail;

/// <summary>The outbox on PostgreSQL.</summary>
internal sealed class PostgresMailOutbox(NpgsqlDataSource database, TimeProvider time) : IMailOutbox
{
    public async Task Queue(IReadOnlyCollection<Letter> letters, CancellationToken cancel = default)
    {
        if (letters.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var letter in letters)
        {
            batch.BatchCommands.Add(Bind(new NpgsqlBatchCommand(OutboxSql.Add), letter.Key, letter.Address, letter.Resident?.Value, letter.Subject, letter.Text, now));
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task<ImmutableArray<ClaimedLetter>> Claim(DateTimeOffset now, DateTimeOffset lease, int most, CancellationToken cancel)
    {
        var claim = Guid.NewGuid().ToString("N");
        await using var command = Command(OutboxSql.ClaimOnServer, now.ToUnixTimeMilliseconds(), lease.ToUnixTimeMilliseconds(), claim, most);
        return await Read(command, row => OutboxRows.Claimed(row, claim), cancel);
    }

    public Task End(ClaimedLetter letter, DateTimeOffset now, string outcome, bool keep, CancellationToken cancel) =>
        Execute(OutboxSql.End, [letter.Letter.Key, letter.Claim, now.ToUnixTimeMilliseconds(), outcome, keep ? 1 : 0], cancel);

    public Task Postpone(ClaimedLetter letter, DateTimeOffset due, string outcome, CancellationToken cancel) =>
        Execute(OutboxSql.Postpone, [letter.Letter.Key, letter.Claim, due.ToUnixTimeMilliseconds(), outcome], cancel);

    public Task Forget(DateTimeOffset before, CancellationToken cancel) => Execute(OutboxSql.Forget, [before.ToUnixTimeMilliseconds()], cancel);

    public async Task<ImmutableArray<OutboxEntry>> Latest(int most, CancellationToken cancel)
    {
        await using var command = Command(OutboxSql.Latest, most);
        return await Read(command, OutboxRows.Entry, cancel);
    }

    public async Task<OutboxBacklog> Waiting(CancellationToken cancel)
    {
        await using var command = Command(OutboxSql.Waiting);
        return (await Read(command, OutboxRows.Backlog, cancel)).Single();
    }

    private static async Task<ImmutableArray<T>> Read<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    private static NpgsqlBatchCommand Bind(NpgsqlBatchCommand command, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    private async Task Execute(string sql, object?[] values, CancellationToken cancel)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
