using System.Globalization;
using Microsoft.Data.Sqlite;
using Orleans.Runtime;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <inheritdoc cref="IGrainStateRows"/>
internal sealed class SqliteGrainStateRows(SqliteDatabase database) : IGrainStateRows
{
    public Task<GrainStateRow?> Read(GrainId grain, string state) => database.ReadAsync(connection =>
    {
        using var command = Command(connection, "SELECT payload, version FROM grain_state WHERE grain_type = @type AND grain_key = @key AND state_name = @state", grain, state);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new GrainStateRow(reader.GetString(0), reader.GetInt32(1)) : null;
    });

    public Task<int?> Write(GrainId grain, string state, string payload, int? version) => database.WriteAsync((connection, _) =>
    {
        using var command = Command(
            connection,
            version is null
                ? "INSERT INTO grain_state (grain_type, grain_key, state_name, payload, version) VALUES (@type, @key, @state, @payload, 1) ON CONFLICT DO NOTHING RETURNING version"
                : "UPDATE grain_state SET payload = @payload, version = version + 1, modified_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE grain_type = @type AND grain_key = @key AND state_name = @state AND version = @version RETURNING version",
            grain,
            state);
        command.Parameters.AddWithValue("@payload", payload);
        command.Parameters.AddWithValue("@version", version ?? 0);
        return command.ExecuteScalar() is { } stored ? Convert.ToInt32(stored, CultureInfo.InvariantCulture) : (int?)null;
    });

    public Task<bool> Delete(GrainId grain, string state, int version) => database.WriteAsync((connection, _) =>
    {
        using var command = Command(connection, "DELETE FROM grain_state WHERE grain_type = @type AND grain_key = @key AND state_name = @state AND version = @version", grain, state);
        command.Parameters.AddWithValue("@version", version);
        return command.ExecuteNonQuery() == 1;
    });

    private static SqliteCommand Command(SqliteConnection connection, string sql, GrainId grain, string state)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers in this file pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("@type", grain.Type.ToString());
        command.Parameters.AddWithValue("@key", grain.Key.ToString());
        command.Parameters.AddWithValue("@state", state);
        return command;
    }
}
