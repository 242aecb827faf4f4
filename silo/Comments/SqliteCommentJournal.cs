using Microsoft.Data.Sqlite;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Comments;

/// <summary>The comment journal on SQLite; its calls block, so they run on pool threads.</summary>
internal sealed class SqliteCommentJournal(SqliteDatabase database) : CommentJournal
{
    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
    private const int Unique = 2067;
    private const int PrimaryKey = 1555;

    protected override Task<T> Read<T>(Func<CommentSql, Task<T>> work, CancellationToken cancel) => Task.Run(
        async () =>
        {
            await using var connection = database.Open();
            return await work(new CommentSql(connection, null, isNamed: true, cancel));
        },
        cancel);

    protected override async Task<T> Write<T>(Func<CommentSql, Task<T>> work, CancellationToken cancel)
    {
        using var turn = await database.EnterWriterAsync(cancel);
        return await Task.Run(
            async () =>
            {
                await using var connection = database.Open();
                await using var transaction = connection.BeginTransaction(deferred: false);
                try
                {
                    var result = await work(new CommentSql(connection, transaction, isNamed: true, CancellationToken.None));
                    await transaction.CommitAsync(CancellationToken.None);
                    return result;
                }
                catch (SqliteException refusal) when (refusal.SqliteExtendedErrorCode is Unique or PrimaryKey)
                {
                    throw new CommentConflictException(refusal.Message);
                }
            },
            CancellationToken.None);
    }
}
