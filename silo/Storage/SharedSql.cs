using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ParticipatoryHub.Silo.Storage;

/// <summary>
/// SQL that both databases speak; how a connection is come by and what a transaction is, each says for itself. On SQLite every command
/// ends before it returns, so that the awaits below never wait there.
/// </summary>
internal abstract class SharedSql
{
    /// <summary>Runs work in a transaction, durable when it returns.</summary>
    public abstract Task Transact(Func<DbConnection, Task> work, CancellationToken cancel);

    /// <summary>Runs work that only reads.</summary>
    public abstract Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel);

    /// <summary>The rows of a query, whose values are <c>$1</c>, <c>$2</c>, ….</summary>
    public async Task<ImmutableArray<T>> Rows<T>(DbConnection db, Func<DbDataReader, T> read, string sql, params object[] values)
    {
        await using var command = Command(db, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows.ToImmutable();
    }

    /// <summary>The bytes that a query finds, null where it finds no row. They are read as they come, with no second copy of them in a buffer.</summary>
    public async Task<byte[]?> Bytes(DbConnection db, string sql, params object[] values)
    {
        await using var command = Command(db, sql, values);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess);
        return await reader.ReadAsync() ? await reader.GetFieldValueAsync<byte[]>(0) : null;
    }

    /// <summary>Runs a statement, whose values are <c>$1</c>, <c>$2</c>, …; how many rows it changed.</summary>
    public async Task<int> Execute(DbConnection db, string sql, params object[] values)
    {
        await using var command = Command(db, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>A value of a command, as the database has it.</summary>
    protected abstract DbParameter Parameter(int place, object value);

    private DbCommand Command(DbConnection db, string sql, object[] values)
    {
        var command = db.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of a journal.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(Parameter(i + 1, values[i]));
        }

        return command;
    }
}

/// <inheritdoc />
internal sealed class PostgresSharedSql(NpgsqlDataSource database) : SharedSql
{
    public override async Task Transact(Func<DbConnection, Task> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await work(connection);
        await transaction.CommitAsync(cancel);
    }

    public override async Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await work(connection);
    }

    protected override DbParameter Parameter(int place, object value) => new NpgsqlParameter { Value = value };
}

/// <inheritdoc />
internal sealed class SqliteSharedSql(SqliteDatabase database) : SharedSql
{
    public override async Task Transact(Func<DbConnection, Task> work, CancellationToken cancel) => await database.WriteAsync(
        (connection, _) =>
        {
            work(connection).GetAwaiter().GetResult();
            return true;
        },
        cancel);

    public override Task<T> Look<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        database.ReadAsync(connection => work(connection).GetAwaiter().GetResult(), cancel);

    protected override DbParameter Parameter(int place, object value) => new SqliteParameter { ParameterName = $"${place}", Value = value };
}
