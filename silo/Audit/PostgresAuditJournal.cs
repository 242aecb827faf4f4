using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Silo.Audit;

/// <summary>The audit journal on PostgreSQL.</summary>
internal sealed class PostgresAuditJournal(NpgsqlDataSource database) : IAuditJournal
{
    public async Task Append(AuditEntry entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await Append(connection, entry, cancel);
    }

    /// <summary>Appends within the transaction that the connection is in, if any.</summary>
    public static async Task Append(NpgsqlConnection connection, AuditEntry entry, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO audit_entry (id, round, at, by_id, by_name, act, what, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO NOTHING
            """,
            connection);
        foreach (var value in (object[])[entry.Id, entry.Round, entry.At.ToUniversalTime(), entry.ById, entry.ByName, entry.Act, entry.What, AuditRow.Write(entry.Changes)])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    public async IAsyncEnumerable<AuditLine> Read(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {AuditRow.Columns} FROM audit_entry
            WHERE ($1 IS NULL OR round = $1) AND ($2 IS NULL OR position(lower($2) IN lower(by_name)) > 0) AND ($3 IS NULL OR act = $3)
              AND ($4 IS NULL OR at >= $4) AND ($5 IS NULL OR at < $5) AND ($6 IS NULL OR seq < $6)
            ORDER BY seq DESC LIMIT $7
            """,
            connection) { CommandTimeout = 600 };
        Add(filter.Round, NpgsqlDbType.Text);
        Add(filter.Who, NpgsqlDbType.Text);
        Add(filter.Act, NpgsqlDbType.Text);
        Add(filter.From?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(filter.Until?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Add(filter.Before, NpgsqlDbType.Bigint);
        Add((long?)filter.Most, NpgsqlDbType.Bigint);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return new AuditLine(reader.GetInt64(0), new AuditEntry(
                reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6), reader.GetString(7), AuditRow.Read(reader.GetString(8))));
        }

        void Add(object? value, NpgsqlDbType type) => command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
    }

    public async Task<ImmutableArray<string>> ListActs(CancellationToken cancel)
    {
        await using var command = database.CreateCommand("SELECT DISTINCT act FROM audit_entry ORDER BY act");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var acts = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(cancel))
        {
            acts.Add(reader.GetString(0));
        }

        return acts.DrainToImmutable();
    }
}
