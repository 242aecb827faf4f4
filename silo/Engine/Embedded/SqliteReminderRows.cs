using Microsoft.Data.Sqlite;
using Orleans.Runtime;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <inheritdoc cref="IReminderRows"/>
internal sealed class SqliteReminderRows(SqliteDatabase database) : IReminderRows
{
    private const string Select = "SELECT grain_id, name, start_at, period_ms, version FROM reminder";

    public Task<IReadOnlyList<ReminderRow>> ReadAll() => database.ReadAsync<IReadOnlyList<ReminderRow>>(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = Select;
        return Rows(command);
    });

    public Task<IReadOnlyList<ReminderRow>> Read(GrainId grainId) => database.ReadAsync<IReadOnlyList<ReminderRow>>(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = Select + " WHERE grain_id = @grain";
        command.Parameters.AddWithValue("@grain", grainId.ToString());
        return Rows(command);
    });

    public Task<string> Upsert(ReminderRow row) => database.WriteAsync((connection, _) =>
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO reminder (grain_id, name, start_at, period_ms) VALUES (@grain, @name, @start, @period)
            ON CONFLICT (grain_id, name) DO UPDATE SET start_at = excluded.start_at, period_ms = excluded.period_ms, version = reminder.version + 1
            RETURNING CAST(version AS TEXT)
            """;
        command.Parameters.AddWithValue("@grain", row.GrainId.ToString());
        command.Parameters.AddWithValue("@name", row.Name);
        command.Parameters.AddWithValue("@start", row.StartAt);
        command.Parameters.AddWithValue("@period", row.Period.Ticks / TimeSpan.TicksPerMillisecond);
        return (string)command.ExecuteScalar()!;
    });

    public Task<bool> Remove(ReminderRow row) => database.WriteAsync((connection, _) =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM reminder WHERE grain_id = @grain AND name = @name AND CAST(version AS TEXT) = @version";
        command.Parameters.AddWithValue("@grain", row.GrainId.ToString());
        command.Parameters.AddWithValue("@name", row.Name);
        command.Parameters.AddWithValue("@version", row.ETag);
        return command.ExecuteNonQuery() == 1;
    });

    private static List<ReminderRow> Rows(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<ReminderRow>();
        while (reader.Read())
        {
            rows.Add(new(
                GrainId.Parse(reader.GetString(0)),
                reader.GetString(1),
                DateTime.SpecifyKind(reader.GetDateTime(2), DateTimeKind.Utc),
                TimeSpan.FromMilliseconds(reader.GetInt64(3)),
                reader.GetString(4)));
        }

        return rows;
    }
}
