using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace ParticipatoryHub.Silo.Storage;

/// <summary>The database a hub keeps everything in.</summary>
public enum DatabaseKind
{
    /// <summary>One file in the data folder; the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>Where data is: <c>Hub:Data</c> names the folder, <c>ConnectionStrings:Hub</c> a PostgreSQL database if there is one.</summary>
/// <param name="Kind">Which database.</param>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="DataFolder">Absolute path of the folder for the SQLite file, keys and published files.</param>
public sealed record StorageOptions(DatabaseKind Kind, string ConnectionString, string DataFolder)
{
    /// <summary>Reads the settings; with no connection string, SQLite at <c>{Data}/hub.db</c>.</summary>
    public static StorageOptions From(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["Hub:Data"] is { Length: > 0 } data ? data : "./data");
        return configuration.GetConnectionString("Hub") is { Length: > 0 } server
            ? new(DatabaseKind.Postgres, server, folder)
            : new(DatabaseKind.Sqlite, SqliteFile(Path.Combine(folder, "hub.db")), folder);
    }

    private static string SqliteFile(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();
}
