using System.Data.Common;
using Npgsql;
using ParticipatoryHub.Ideas;

namespace ParticipatoryHub.Silo.Ideas;

/// <inheritdoc cref="IIdeaJournal"/>
internal sealed class PostgresIdeaJournal(NpgsqlDataSource database) : IdeaJournal
{
    private const int Attempts = 5;

    protected override async Task<T> Transact<T>(Func<DbConnection, Task<(bool Keep, T Result)>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            try
            {
                var (keep, result) = await work(connection);
                if (keep)
                {
                    await transaction.CommitAsync(cancel);
                }

                return result;
            }
            catch (PostgresException clash) when (clash.SqlState == PostgresErrorCodes.UniqueViolation && attempt < Attempts)
            {
                // Two nodes gave out the same number; the one who comes second takes the next.
            }
        }
    }

    protected override async Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await work(connection);
    }

    protected override void Bind(DbCommand command, int place, object? value) =>
        ((NpgsqlCommand)command).Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value } : new NpgsqlParameter { Value = value });
}
