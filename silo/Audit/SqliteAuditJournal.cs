using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Audit;

/// <summary>The audit journal on SQLite.</summary>
internal sealed class SqliteAuditJournal(SqliteDatabase database) : IAuditJournal
{
    /// <summary>Takes the values of <see cref="Values"/>.</summary>
    public const string Insert =
        "INSERT INTO audit_entry (id, round, at, by_id, by_name, act, what, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";

    public static object?[] Values(AuditEntry entry) =>
        [entry.Id.ToByteArray(bigEndian: true), entry.Round, entry.At.ToUnixTimeMilliseconds(), entry.ById, entry.ByName, entry.Act, entry.What, AuditRow.Write(entry.Changes)];

    public Task Append(AuditEntry entry, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var insert = new SqliteStatement(connection, Insert, 8);
            return insert.Execute(Values(entry));
        },
        cancel);

    public async IAsyncEnumerable<AuditLine> Read(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = database.Open();
        using var statement = new SqliteStatement(
            connection,
            $"""
            SELECT {AuditRow.Columns} FROM audit_entry
            WHERE ($1 IS NULL OR round = $1) AND ($2 IS NULL OR instr(lower(by_name), lower($2)) > 0) AND ($3 IS NULL OR act = $3)
              AND ($4 IS NULL OR at >= $4) AND ($5 IS NULL OR at < $5) AND ($6 IS NULL OR seq < $6)
            ORDER BY seq DESC LIMIT $7
            """,
            7);
        await using var reader = statement.Read(
            filter.Round, filter.Who, filter.Act, filter.From?.ToUnixTimeMilliseconds(), filter.Until?.ToUnixTimeMilliseconds(), filter.Before, filter.Most ?? -1);
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return Line(reader);
        }
    }

    public Task<ImmutableArray<string>> ListActs(CancellationToken cancel) => database.ReadAsync(
        connection =>
        {
            using var statement = new SqliteStatement(connection, "SELECT DISTINCT act FROM audit_entry ORDER BY act", 0);
            using var reader = statement.Read();
            var acts = ImmutableArray.CreateBuilder<string>();
            while (reader.Read())
            {
                acts.Add(reader.GetString(0));
            }

            return acts.DrainToImmutable();
        },
        cancel);

    private static AuditLine Line(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new AuditEntry(
            new Guid((byte[])reader[1], bigEndian: true), reader.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
            reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), AuditRow.Read(reader.GetString(8))));
}
