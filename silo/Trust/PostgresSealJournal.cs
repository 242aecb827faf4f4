using System.Data.Common;
using Npgsql;

namespace ParticipatoryHub.Silo.Trust;

/// <inheritdoc cref="ParticipatoryHub.Trust.ISealJournal"/>
internal sealed class PostgresSealJournal(NpgsqlDataSource database) : SealJournal
{
    protected override async Task Transact(Func<DbConnection, Task> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await work(connection);
        await transaction.CommitAsync(cancel);
    }

    protected override async Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await work(connection);
    }

    protected override void Bind(DbCommand command, int place, object value) =>
        ((NpgsqlCommand)command).Parameters.Add(new NpgsqlParameter { Value = value });
}
