using Npgsql;
using Orleans.Runtime;

namespace ParticipatoryHub.Silo.Engine;

/// <inheritdoc cref="IReminderRows"/>
internal sealed class PostgresReminderRows(NpgsqlDataSource database) : IReminderRows
{
    private const string Select = "SELECT grain_id, name, start_at, period_ms, version FROM reminder";

    public async Task<IReadOnlyList<ReminderRow>> ReadAll()
    {
        await using var command = database.CreateCommand(Select);
        return await Rows(command);
    }

    public async Task<IReadOnlyList<ReminderRow>> Read(GrainId grainId)
    {
        await using var command = database.CreateCommand(Select + " WHERE grain_id = $1");
        command.Parameters.Add(new() { Value = grainId.ToString() });
        return await Rows(command);
    }

    public async Task<string> Upsert(ReminderRow row)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO reminder (grain_id, name, start_at, period_ms) VALUES ($1, $2, $3, $4)
            ON CONFLICT (grain_id, name) DO UPDATE SET start_at = excluded.start_at, period_ms = excluded.period_ms, version = reminder.version + 1
            RETURNING version::text
            """);
        command.Parameters.Add(new() { Value = row.GrainId.ToString() });
        command.Parameters.Add(new() { Value = row.Name });
        command.Parameters.Add(new() { Value = row.StartAt });
        command.Parameters.Add(new() { Value = row.Period.Ticks / TimeSpan.TicksPerMillisecond });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async Task<bool> Remove(ReminderRow row)
    {
        await using var command = database.CreateCommand("DELETE FROM reminder WHERE grain_id = $1 AND name = $2 AND version::text = $3");
        command.Parameters.Add(new() { Value = row.GrainId.ToString() });
        command.Parameters.Add(new() { Value = row.Name });
        command.Parameters.Add(new() { Value = row.ETag });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private static async Task<IReadOnlyList<ReminderRow>> Rows(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<ReminderRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(
                GrainId.Parse(reader.GetString(0)),
                reader.GetString(1),
                reader.GetDateTime(2),
                TimeSpan.FromMilliseconds(reader.GetInt64(3)),
                reader.GetInt32(4).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return rows;
    }
}
