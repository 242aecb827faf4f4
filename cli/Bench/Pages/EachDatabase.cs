using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>The service with the demonstration, started on SQLite and then on a PostgreSQL of its own.</summary>
internal static class EachDatabase
{
    /// <summary>Measures on each, and stops and deletes everything.</summary>
    public static async Task<IReadOnlyList<PageFigures>> Run(
        Func<string, HubService, CancellationToken, Task<IReadOnlyList<PageFigures>>> measure, Action<string> tell, CancellationToken cancel)
    {
        var program = HubService.FindProgram();
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            var sqlite = await On("SQLite", Path.Combine(folder, "on-sqlite"), null);
            await using var postgres = await OwnPostgres.Start(folder, cancel);
            await postgres.Execute("postgres", "CREATE DATABASE hub", cancel);
            return [.. sqlite, .. await On("PostgreSQL", Path.Combine(folder, "on-postgres"), postgres.ConnectionString("hub"))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<IReadOnlyList<PageFigures>> On(string database, string data, string? connection)
        {
            tell($"{database}: starting the service");
            await using var service = await HubService.Start(program, data, FreePort.Next(), connection, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" }, cancel);
            return await measure(database, service, cancel);
        }
    }
}
