using Microsoft.Data.Sqlite;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>
/// The one connection that writes the ballot journal, with its prepared statements. The work runs on a pool thread, since a commit
/// waits for the disk.
/// </summary>
internal sealed class SqliteWriter(SqliteDatabase database) : IDisposable
{
    private const int Constraint = 19;

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, SqliteStatement> statements = [];
    private SqliteConnection? connection;

    /// <summary>A statement, prepared at its first use. Only within <see cref="Transact"/> or <see cref="Read"/>.</summary>
    public SqliteStatement this[string sql, int parameters]
    {
        get
        {
            if (!statements.TryGetValue(sql, out var statement))
            {
                statements.Add(sql, statement = new SqliteStatement(connection!, sql, parameters));
            }

            return statement;
        }
    }

    /// <summary>Runs <paramref name="act"/> in one transaction, which is on the disk when this returns.</summary>
    public async Task<T> Transact<T>(Func<T> act, CancellationToken cancel)
    {
        using var turn = await database.EnterWriterAsync(cancel);
        return await Alone(
            () =>
            {
                this["BEGIN IMMEDIATE", 0].Execute();
                try
                {
                    var result = act();
                    this["COMMIT", 0].Execute();
                    return result;
                }
                catch
                {
                    RollBack();
                    throw;
                }
            },
            cancel);
    }

    /// <summary>Runs <paramref name="act"/>, which only reads.</summary>
    public Task<T> Read<T>(Func<T> act, CancellationToken cancel) => Alone(act, cancel);

    public void Dispose()
    {
        Close();
        gate.Dispose();
    }

    private async Task<T> Alone<T>(Func<T> act, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            return await Task.Run(
                () =>
                {
                    connection ??= Open();
                    return act();
                },
                CancellationToken.None);
        }
        catch (SqliteException error) when (error.SqliteErrorCode != Constraint)
        {
            Close();
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    // What a replaced ballot said must not stay behind in a free page, nor ballots that are rewritten in a file of their own.
    private SqliteConnection Open()
    {
        var opened = database.Open();
        try
        {
            using var settings = opened.CreateCommand();
            settings.CommandText = "PRAGMA secure_delete = ON; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;";
            settings.ExecuteNonQuery();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            this["ROLLBACK", 0].Execute();
        }
        catch (SqliteException)
        {
            // SQLite rolls back by itself on a full disk or an I/O error, and says then that there is nothing to roll back.
            // The first error is the one to report; a connection in doubt is thrown away.
            Close();
        }
    }

    private void Close()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        connection?.Dispose();
        connection = null;
    }
}
