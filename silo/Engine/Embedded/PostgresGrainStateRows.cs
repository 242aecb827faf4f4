using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;

namespace ParticipatoryHub.Silo.Engine;

/// <inheritdoc cref="IGrainStateRows"/>
internal sealed class PostgresGrainStateRows(NpgsqlDataSource database) : IGrainStateRows
{
    public async Task<GrainStateRow?> Read(GrainId grain, string state)
    {
        await using var command = Command("SELECT payload::text, version FROM grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3", grain, state);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new(reader.GetString(0), reader.GetInt32(1)) : null;
    }

    public async Task<int?> Write(GrainId grain, string state, string payload, int? version)
    {
        await using var command = Command(
            version is null
                ? "INSERT INTO grain_state (grain_type, grain_key, state_name, payload, version) VALUES ($1, $2, $3, $4, 1) ON CONFLICT DO NOTHING RETURNING version"
                : "UPDATE grain_state SET payload = $4, version = version + 1, modified_at = now() WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3 AND version = $5 RETURNING version",
            grain,
            state);
        command.Parameters.Add(new() { Value = payload, NpgsqlDbType = NpgsqlDbType.Json });
        if (version is { } held)
        {
            command.Parameters.Add(new() { Value = held });
        }

        return (int?)await command.ExecuteScalarAsync();
    }

    public async Task<bool> Delete(GrainId grain, string state, int version)
    {
        await using var command = Command("DELETE FROM grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3 AND version = $4", grain, state);
        command.Parameters.Add(new() { Value = version });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private NpgsqlCommand Command(string sql, GrainId grain, string state)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = grain.Type.ToString() });
        command.Parameters.Add(new() { Value = grain.Key.ToString() });
        command.Parameters.Add(new() { Value = state });
        return command;
    }
}
