using System.CommandLine;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>The service with the demonstration, started on SQLite and then on a PostgreSQL of its own.</summary>
internal static class EachDatabase
{
    private const string Both = "both";
    private const string Sqlite = "sqlite";
    private const string Postgres = "postgresql";

    /// <summary>Which is measured; both where nothing is said.</summary>
    public static Option<string> Choice()
    {
        var choice = new Option<string>("--database") { Description = "The database to measure on.", DefaultValueFactory = _ => Both };
        choice.AcceptOnlyFromAmong(Both, Sqlite, Postgres);
        return choice;
    }

    /// <summary>Measures on each that was chosen, and stops and deletes everything.</summary>
    public static async Task<IReadOnlyList<PageFigures>> Run(
        string database, Func<string, HubService, CancellationToken, Task<IReadOnlyList<PageFigures>>> measure, Action<string> tell, CancellationToken cancel)
    {
        var program = HubService.FindProgram();
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            var sqlite = database == Postgres ? [] : await On("SQLite", Path.Combine(folder, "on-sqlite"), null);
            if (database == Sqlite)
            {
                return sqlite;
            }

            await using var postgres = await OwnPostgres.Start(folder, cancel);
            await postgres.Execute("postgres", "CREATE DATABASE hub", cancel);
            return [.. sqlite, .. await On("PostgreSQL", Path.Combine(folder, "on-postgres"), postgres.ConnectionString("hub"))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<IReadOnlyList<PageFigures>> On(string name, string data, string? connection)
        {
            tell($"{name}: starting the service");
            await using var service = await HubService.Start(program, data, FreePort.Next(), connection, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" }, cancel);
            return await measure(name, service, cancel);
        }
    }
}
