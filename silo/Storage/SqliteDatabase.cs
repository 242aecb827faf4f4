using Microsoft.Data.Sqlite;

namespace ParticipatoryHub.Silo.Storage;

/// <summary>
/// The SQLite file: many readers and one writer. Everyone in the process writes through <see cref="WriteAsync{T}"/>, so that
/// writers queue here instead of polling the file's lock. A commit is on disk when it returns.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly StorageOptions options;

    /// <summary>The database of <paramref name="options"/>; its folder is made if need be.</summary>
    public SqliteDatabase(StorageOptions options)
    {
        this.options = options;
        Directory.CreateDirectory(options.DataFolder);
    }

    /// <summary>A connection set up for durable commits; the caller disposes of it.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(options.ConnectionString);
        try
        {
            connection.Open();
            using var setup = connection.CreateCommand();
            setup.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";
            setup.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a write transaction on a pool thread and commits; an exception rolls back.
    /// Work must not call this again: the writer is taken.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken cancellationToken = default)
    {
        using var turn = await EnterWriterAsync(cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () =>
            {
                using var connection = Open();
                using var transaction = connection.BeginTransaction(deferred: false);
                var result = work(connection, transaction);
                transaction.Commit();
                return result;
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Runs <paramref name="work"/> on a pool thread with a connection for reading.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using var connection = Open();
            return work(connection);
        },
        cancellationToken);

    /// <summary>Waits to be the process's one writer, for code that brings its own connection; dispose to let the next in.</summary>
    public async Task<IDisposable> EnterWriterAsync(CancellationToken cancellationToken = default)
    {
        await writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new WriterTurn(writer);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        writer.Dispose();
        using var pooled = new SqliteConnection(options.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private sealed class WriterTurn(SemaphoreSlim writer) : IDisposable
    {
        private int over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
            {
                writer.Release();
            }
        }
    }
}
