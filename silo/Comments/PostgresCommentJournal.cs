using System.Data;
using Npgsql;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Silo.Comments;

/// <summary>The comment journal on PostgreSQL.</summary>
internal sealed class PostgresCommentJournal(NpgsqlDataSource database) : CommentJournal
{
    protected override async Task<T> Read<T>(Func<CommentSql, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await work(new CommentSql(connection, null, isNamed: false, cancel));
    }

    protected override async Task<T> Write<T>(Func<CommentSql, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        try
        {
            var result = await work(new CommentSql(connection, transaction, isNamed: false, cancel));
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new CommentConflictException(refusal.MessageText);
        }
    }
}
