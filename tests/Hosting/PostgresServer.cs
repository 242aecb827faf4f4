using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ParticipatoryHub.Tests.Hosting;

/// <summary>
/// The PostgreSQL server of a test run: the one that <c>HUB_TEST_POSTGRES</c> names (a connection string that may create
/// databases), or else our own, started once on a free loopback port and stopped when the run ends.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(FindOrStartAsync);

    private readonly Process? process;

    private PostgresServer(string adminConnectionString, Process? process = null)
    {
        AdminConnectionString = adminConnectionString;
        this.process = process;
    }

    public string AdminConnectionString { get; }

    /// <summary>The run's server.</summary>
    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <summary>A server of our own, with settings such as <c>fsync=off</c>.</summary>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var binaries = FindBinaries();
        var memory = new DriveInfo("/dev/shm");
        var parent = memory.IsReady && memory.AvailableFreeSpace > 2_000_000_000 ? "/dev/shm" : Path.GetTempPath();
        var folder = Path.Combine(parent, $"hub-test-pg-{Guid.NewGuid():N}");
        await RunAsync(Path.Combine(binaries, "initdb"), "-D", folder, "-U", "hub", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        var options = string.Join(' ', ((string[])["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=400", "shared_buffers=64MB", .. settings]).Select(setting => $"-c {setting}"));
        // The shell outlives this process by a moment: when its input closes, however the run ended, server and folder go.
        var process = Start("/bin/sh", "-c", $"{binaries}/postgres -D {folder} -p {port} {options} >{folder}/server.log 2>&1 & cat >/dev/null; {binaries}/pg_ctl -D {folder} -m immediate -w stop; rm -rf {folder}");
        var server = new PostgresServer($"Host=127.0.0.1;Port={port};Username=hub;Database=postgres", process);
        await Eventually.DoesAsync(server.AnswersAsync, $"the test server on port {port} to answer");
        return server;
    }

    /// <summary>Stops a server of our own and removes its folder.</summary>
    public void Stop()
    {
        process?.StandardInput.Close();
        process?.WaitForExit(TimeSpan.FromSeconds(30));
    }

    private static async Task<PostgresServer> FindOrStartAsync() =>
        Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is { Length: > 0 } given ? new(given) : await StartAsync();

    private static string FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        var newest = Directory.Exists(root)
            ? Directory.GetDirectories(root).OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var major) ? major : 0).FirstOrDefault()
            : null;
        return newest is not null && File.Exists(Path.Combine(newest, "bin", "initdb"))
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException("No PostgreSQL for the tests: install it (apt-get install postgresql) or set HUB_TEST_POSTGRES to a server's connection string.");
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(AdminConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
