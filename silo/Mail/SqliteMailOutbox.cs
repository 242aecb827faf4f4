using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Mail;

/// <summary>The outbox in the SQLite file.</summary>
internal sealed class SqliteMailOutbox(SqliteDatabase database, TimeProvider time) : IMailOutbox
{
    public Task Queue(IReadOnlyCollection<Letter> letters, CancellationToken cancel = default) => letters.Count == 0
        ? Task.CompletedTask
        : database.WriteAsync(
            (connection, _) =>
            {
                var now = time.GetUtcNow().ToUnixTimeMilliseconds();
                using var add = new SqliteStatement(connection, OutboxSql.Add, 6);
                return letters.Sum(letter => add.Execute(letter.Key, letter.Address, letter.Resident?.Value, letter.Subject, letter.Text, now));
            },
            cancel);

    public Task<ImmutableArray<ClaimedLetter>> Claim(DateTimeOffset now, DateTimeOffset lease, int most, CancellationToken cancel)
    {
        var claim = Guid.NewGuid().ToString("N");
        return database.WriteAsync(
            (connection, _) => Read(connection, row => OutboxRows.Claimed(row, claim), OutboxSql.ClaimInFile, now.ToUnixTimeMilliseconds(), lease.ToUnixTimeMilliseconds(), claim, most),
            cancel);
    }

    public Task End(ClaimedLetter letter, DateTimeOffset now, string outcome, bool keep, CancellationToken cancel) =>
        Execute(OutboxSql.End, [letter.Letter.Key, letter.Claim, now.ToUnixTimeMilliseconds(), outcome, keep ? 1 : 0], cancel);

    public Task Postpone(ClaimedLetter letter, DateTimeOffset due, string outcome, CancellationToken cancel) =>
        Execute(OutboxSql.Postpone, [letter.Letter.Key, letter.Claim, due.ToUnixTimeMilliseconds(), outcome], cancel);

    public Task Forget(DateTimeOffset before, CancellationToken cancel) => Execute(OutboxSql.Forget, [before.ToUnixTimeMilliseconds()], cancel);

    public Task<ImmutableArray<OutboxEntry>> Latest(int most, CancellationToken cancel) =>
        database.ReadAsync(connection => Read(connection, OutboxRows.Entry, OutboxSql.Latest, most), cancel);

    public Task<OutboxBacklog> Waiting(CancellationToken cancel) =>
        database.ReadAsync(connection => Read(connection, OutboxRows.Backlog, OutboxSql.Waiting).Single(), cancel);

    private static ImmutableArray<T> Read<T>(SqliteConnection connection, Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = new SqliteStatement(connection, sql, values.Length);
        using var reader = statement.Read(values);
        var rows = ImmutableArray.CreateBuilder<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    private Task<int> Execute(string sql, object?[] values, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var statement = new SqliteStatement(connection, sql, values.Length);
            return statement.Execute(values);
        },
        cancel);
}
