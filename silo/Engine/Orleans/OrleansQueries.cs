using System.Data.Common;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>
/// Writes our statements where Orleans' ADO.NET providers read them. The providers set the keys, the parameters and the
/// columns' names; the statements and the tables are ours, and the embedded engine uses the same tables.
/// </summary>
internal sealed class OrleansQueries(DbDataSource database, StorageOptions storage) : IPreparation
{
    private const string Mark = "-- query ";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var (key, text) in Read(storage.Kind))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (@key, @text) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText";
            Add(command, "@key", key);
            Add(command, "@text", text);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The statements of one database's file, each under a line that names its key.</summary>
    private static IEnumerable<(string Key, string Text)> Read(DatabaseKind kind)
    {
        using var reader = new StreamReader(typeof(OrleansQueries).Assembly.GetManifestResourceStream($"Orleans/{kind}.sql")!);
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split(Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return (part[..end], part[(end + 1)..].Trim());
        }
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
