using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Hosting;

/// <summary>An empty database and data folder of a test's own, gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? admin;
    private readonly string? name;

    private TestDatabase(DatabaseKind kind, string? admin = null, string? name = null)
    {
        this.admin = admin;
        this.name = name;
        DataFolder = Directory.CreateTempSubdirectory("hub-test-").FullName;
        Kind = kind;
        ServerConnectionString = admin is null ? null : new NpgsqlConnectionStringBuilder(admin) { Database = name }.ToString();
    }

    public DatabaseKind Kind { get; }

    public string DataFolder { get; }

    /// <summary>The connection string, when it is on a server.</summary>
    public string? ServerConnectionString { get; }

    /// <summary>What a host is to be configured with.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Hub:Data"] = DataFolder,
        ["ConnectionStrings:Hub"] = ServerConnectionString,
    };

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return new(kind);
        }

        var server = await PostgresServer.GetAsync();
        var name = $"hub_{Guid.NewGuid():N}";
        await ExecuteAsync(new NpgsqlConnection(server.AdminConnectionString), $"CREATE DATABASE {name}");
        return new(kind, server.AdminConnectionString, name);
    }

    /// <summary>Runs a statement, beside any host.</summary>
    public Task ExecuteAsync(string sql) => ExecuteAsync(Connect(), sql);

    /// <summary>The first value of a query, beside any host.</summary>
    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
        {
            await using (var pooled = new NpgsqlConnection(ServerConnectionString))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await ExecuteAsync(new NpgsqlConnection(admin), $"DROP DATABASE {name} WITH (FORCE)");
        }

        Directory.Delete(DataFolder, recursive: true);
    }

    private DbConnection Connect() => Kind == DatabaseKind.Postgres
        ? new NpgsqlConnection(ServerConnectionString)
        : new SqliteConnection($"Data Source={Path.Combine(DataFolder, "hub.db")};Pooling=False");

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
