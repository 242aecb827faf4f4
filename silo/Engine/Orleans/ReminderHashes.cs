using System.Data.Common;
using System.Globalization;
using Orleans.Runtime;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>Places on Orleans' ring the reminders that the embedded engine, which has no ring, has set.</summary>
internal sealed class ReminderHashes(DbDataSource database) : IPreparation
{
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var grain in await UnplacedAsync(connection, cancellationToken))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE reminder SET grain_hash = @hash WHERE grain_id = @grain AND grain_hash IS NULL";
            Add(command, "@hash", unchecked((int)GrainId.Parse(grain, CultureInfo.InvariantCulture).GetUniformHashCode()));
            Add(command, "@grain", grain);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<List<string>> UnplacedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT grain_id FROM reminder WHERE grain_hash IS NULL";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var grains = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            grains.Add(reader.GetString(0));
        }

        return grains;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
