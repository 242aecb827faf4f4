using Npgsql;

namespace ParticipatoryHub.Silo.Schema;

/// <summary>Keeps a PostgreSQL database's schema, and refuses a server that may lose what it has acknowledged.</summary>
internal sealed class PostgresSchema(NpgsqlDataSource database) : ISchemaDatabase
{
    /// <summary>The advisory lock all hubs take; an arbitrary number of ours.</summary>
    private const long LockKey = 0x5048_5542;

    public async Task<int> UpdateAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await RefuseUnsafeSettingsAsync(connection, cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await ExecuteAsync(
                connection,
                "CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
                cancellationToken);
            foreach (var script in SchemaHistory.Missing(scripts, await AppliedAsync(connection, cancellationToken)))
            {
                await ApplyAsync(connection, script, cancellationToken);
            }
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }

        return scripts[^1].Version;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new StartRefused($"the PostgreSQL database cannot be reached: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static async Task RefuseUnsafeSettingsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            await using var command = new NpgsqlCommand($"SHOW {setting}", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is "off")
            {
                throw new StartRefused($"PostgreSQL has {setting} off, so votes it has acknowledged could be lost; turn it on.");
            }
        }
    }

    private static async Task<List<AppliedScript>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version, name, sha256 FROM schema_version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedScript>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, SchemaScript script, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, script.Sql, cancellationToken);
        await using var record = new NpgsqlCommand("INSERT INTO schema_version (version, name, sha256) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = script.Version }, new() { Value = script.Name }, new() { Value = script.Sha256 } },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
