using System.Globalization;
using Npgsql;

namespace ParticipatoryHub.Cli.Service;

/// <summary>
/// A PostgreSQL of our own on a free loopback port, in a folder of its own, durable as in production (fsync and full_page_writes
/// on). Run as root it runs as the user postgres, since PostgreSQL refuses to be root.
/// </summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly OwnProcess server;

    private OwnPostgres(OwnProcess server, string folder, int port)
    {
        this.server = server;
        Folder = folder;
        Port = port;
    }

    /// <summary>Where the tools are: the newest of Debian's folders, else the search path.</summary>
    public static string Tools { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => decimal.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(tools => File.Exists(Path.Combine(tools, "initdb"))) ?? ""
        : "";

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>The process id of the server.</summary>
    public int Id => server.Id;

    /// <summary>How to connect to one of its databases.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}");

    /// <summary>Starts one in a new folder under <paramref name="parent"/>.</summary>
    public static async Task<OwnPostgres> Start(string parent, CancellationToken cancel)
    {
        var initdb = Path.Combine(Tools, "initdb");
        if (!File.Exists(initdb))
        {
            throw new CommandFailure("PostgreSQL is needed for this and was not found (Debian package: postgresql).");
        }

        var folder = Path.Combine(parent, "postgres");
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(parent, (UnixFileMode)0b111_001_001);
            await OwnProcess.Run("chown", ["postgres:", folder], cancel);
        }

        var data = Path.Combine(folder, "data");
        var port = FreePort.Next();
        var (program, arguments) = AsPostgres(initdb, ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        await OwnProcess.Run(program, arguments, cancel);
        (program, arguments) = AsPostgres(Path.Combine(Tools, "postgres"),
        [
            "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}",
            "-c", "max_connections=300", "-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB",
        ]);
        var own = new OwnPostgres(OwnProcess.Start(program, arguments), folder, port);
        try
        {
            await own.WaitUntilReady(cancel);
            return own;
        }
        catch (Exception)
        {
            await own.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one statement in a database.</summary>
    public async Task Execute(string database, string sql, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await server.Stop("INT");
        await server.DisposeAsync();
    }

    private static (string Program, string[] Arguments) AsPostgres(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : (program, arguments);

    private async Task WaitUntilReady(CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Execute("postgres", "SELECT 1", cancel);
                return;
            }
            catch (NpgsqlException) when (attempt < 100 && !server.HasExited)
            {
                await Task.Delay(100, cancel);
            }
            catch (NpgsqlException)
            {
                throw new CommandFailure($"PostgreSQL did not start: {server.LastWords}");
            }
        }
    }
}
