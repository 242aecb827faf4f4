using Npgsql;
using NpgsqlTypes;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>What failures are counted by.</summary>
internal enum FailureKind : short
{
    Address = 1,
    Prefix = 2,
    All = 3,
}

/// <summary>A counter: its kind and the keyed hash of what it counts.</summary>
internal readonly record struct FailureKey(FailureKind Kind, Guid Hash);

/// <summary>Failures to find a voter code, counted by the minute in the database that all nodes share.</summary>
internal interface ICodeFailures
{
    /// <summary>Adds to the counts of a minute.</summary>
    Task Add(long minute, IReadOnlyDictionary<FailureKey, long> failures, CancellationToken cancel);

    /// <summary>The counters that have at least so many failures since a minute.</summary>
    Task<IReadOnlyList<FailureKey>> Over(FailureKind kind, long since, long limit, CancellationToken cancel);

    /// <summary>Deletes what is older than a minute.</summary>
    Task Forget(long before, CancellationToken cancel);
}

/// <inheritdoc cref="ICodeFailures"/>
internal sealed class PostgresCodeFailures(NpgsqlDataSource database) : ICodeFailures
{
    public async Task Add(long minute, IReadOnlyDictionary<FailureKey, long> failures, CancellationToken cancel)
    {
        // In the order of their keys, so that two nodes never wait for each other.
        var ordered = failures.OrderBy(f => f.Key.Kind).ThenBy(f => f.Key.Hash).ToArray();
        await using var command = database.CreateCommand(
            """
            INSERT INTO code_failure (minute, kind, key, failures) SELECT $1, f.kind, f.key, f.failures FROM unnest($2, $3, $4) AS f (kind, key, failures)
            ON CONFLICT (minute, kind, key) DO UPDATE SET failures = code_failure.failures + excluded.failures
            """);
        command.Parameters.Add(new() { Value = minute });
        command.Parameters.Add(new() { Value = ordered.Select(f => (short)f.Key.Kind).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint });
        command.Parameters.Add(new() { Value = ordered.Select(f => f.Key.Hash.ToByteArray()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = ordered.Select(f => f.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<IReadOnlyList<FailureKey>> Over(FailureKind kind, long since, long limit, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "SELECT key FROM code_failure WHERE minute >= $1 AND kind = $2 GROUP BY key HAVING sum(failures) >= $3");
        command.Parameters.Add(new() { Value = since });
        command.Parameters.Add(new() { Value = (short)kind });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var over = new List<FailureKey>();
        while (await reader.ReadAsync(cancel))
        {
            over.Add(new FailureKey(kind, new Guid((byte[])reader[0])));
        }

        return over;
    }

    public async Task Forget(long before, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("DELETE FROM code_failure WHERE minute < $1");
        command.Parameters.Add(new() { Value = before });
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <inheritdoc cref="ICodeFailures"/>
internal sealed class SqliteCodeFailures(SqliteDatabase database) : ICodeFailures
{
    public Task Add(long minute, IReadOnlyDictionary<FailureKey, long> failures, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var add = new SqliteStatement(
                connection,
                """
                INSERT INTO code_failure (minute, kind, key, failures) VALUES ($1, $2, $3, $4)
                ON CONFLICT (minute, kind, key) DO UPDATE SET failures = failures + excluded.failures
                """,
                4);
            foreach (var (key, count) in failures)
            {
                add.Execute(minute, (int)key.Kind, key.Hash.ToByteArray(), count);
            }

            return failures.Count;
        },
        cancel);

    public Task<IReadOnlyList<FailureKey>> Over(FailureKind kind, long since, long limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<FailureKey>>(
            connection =>
            {
                using var statement = new SqliteStatement(
                    connection, "SELECT key FROM code_failure WHERE minute >= $1 AND kind = $2 GROUP BY key HAVING sum(failures) >= $3", 3);
                using var reader = statement.Read(since, (int)kind, limit);
                var over = new List<FailureKey>();
                while (reader.Read())
                {
                    over.Add(new FailureKey(kind, new Guid((byte[])reader[0])));
                }

                return over;
            },
            cancel);

    public Task Forget(long before, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var forget = new SqliteStatement(connection, "DELETE FROM code_failure WHERE minute < $1", 1);
            return forget.Execute(before);
        },
        cancel);
}
