using Microsoft.Data.Sqlite;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Schema;

/// <summary>Keeps the SQLite file's schema. Each script is its own write transaction, which is also the lock.</summary>
internal sealed class SqliteSchema(SqliteDatabase database) : ISchemaDatabase
{
    public async Task<int> UpdateAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellationToken)
    {
        while (await ApplyNextAsync(scripts, cancellationToken))
        {
        }

        return scripts[^1].Version;
    }

    private Task<bool> ApplyNextAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellationToken) => database.WriteAsync(
        (connection, transaction) =>
        {
            Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))) STRICT");
            var missing = SchemaHistory.Missing(scripts, Applied(connection));
            if (missing.Count == 0)
            {
                return false;
            }

            Execute(connection, missing[0].Sql);
            using var record = connection.CreateCommand();
            record.CommandText = "INSERT INTO schema_version (version, name, sha256) VALUES (@version, @name, @sha256)";
            record.Parameters.AddWithValue("@version", missing[0].Version);
            record.Parameters.AddWithValue("@name", missing[0].Name);
            record.Parameters.AddWithValue("@sha256", missing[0].Sha256);
            record.ExecuteNonQuery();
            return true;
        },
        cancellationToken);

    private static List<AppliedScript> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, name, sha256 FROM schema_version";
        using var reader = command.ExecuteReader();
        var applied = new List<AppliedScript>();
        while (reader.Read())
        {
            applied.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a script that this assembly carries.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
