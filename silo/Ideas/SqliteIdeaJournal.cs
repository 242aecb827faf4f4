using System.Data.Common;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Ideas;

/// <inheritdoc cref="IIdeaJournal"/>
internal sealed class SqliteIdeaJournal(SqliteDatabase database) : IdeaJournal
{
    protected override async Task<T> Transact<T>(Func<DbConnection, Task<(bool Keep, T Result)>> work, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(
                (connection, _) =>
                {
                    var (keep, result) = work(connection).GetAwaiter().GetResult();
                    return keep ? result : throw new NotKept<T>(result);
                },
                cancel);
        }
        catch (NotKept<T> undone)
        {
            return undone.Result;
        }
    }

    protected override Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        database.ReadAsync(connection => work(connection).GetAwaiter().GetResult(), cancel);

    protected override void Bind(DbCommand command, int place, object? value) =>
        ((SqliteCommand)command).Parameters.Add(new SqliteParameter { ParameterName = $"${place}", Value = value ?? DBNull.Value });

    /// <summary>Carries a result out of a transaction that is rolled back.</summary>
#pragma warning disable CA1032, CA1064, RCS1194 // It never leaves this file.
    private sealed class NotKept<T>(T result) : Exception
#pragma warning restore CA1032, CA1064, RCS1194
    {
        public T Result => result;
    }
}
