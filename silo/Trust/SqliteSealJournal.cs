using System.Data.Common;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Trust;

/// <inheritdoc cref="ParticipatoryHub.Trust.ISealJournal"/>
internal sealed class SqliteSealJournal(SqliteDatabase database) : SealJournal
{
    protected override async Task Transact(Func<DbConnection, Task> work, CancellationToken cancel) => await database.WriteAsync(
        (connection, _) =>
        {
            work(connection).GetAwaiter().GetResult();
            return true;
        },
        cancel);

    protected override Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        database.ReadAsync(connection => work(connection).GetAwaiter().GetResult(), cancel);

    protected override void Bind(DbCommand command, int place, object value) =>
        ((SqliteCommand)command).Parameters.Add(new SqliteParameter { ParameterName = $"${place}", Value = value });
}
