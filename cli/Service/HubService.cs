using System.Globalization;

namespace ParticipatoryHub.Cli.Service;

/// <summary>A service of our own in a process of its own, for measuring: on loopback, with its data in a folder that goes away.</summary>
internal sealed class HubService : IAsyncDisposable
{
    private readonly OwnProcess process;

    private HubService(OwnProcess process, Uri address, string data)
    {
        this.process = process;
        Address = address;
        Data = data;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its working data.</summary>
    public string Data { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>
    /// The service to start: the one that <c>HUB_SERVICE</c> names (<c>./hub</c> names it as it is deployed), else the built one that belongs
    /// to this build of hub, of the same engine and, where there is one, the same configuration.
    /// </summary>
    /// <exception cref="CommandFailure">None has been built.</exception>
    public static string FindProgram()
    {
        if (Environment.GetEnvironmentVariable("HUB_SERVICE") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new CommandFailure($"HUB_SERVICE names no program: {named}");
        }

        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var (configuration, engine) = (here.Parent!.Name, here.Parent.Parent!.Name);
        for (var folder = here; folder is not null; folder = folder.Parent)
        {
            foreach (var built in new[] { configuration, "Release", "Debug" })
            {
                var program = Path.Combine(folder.FullName, "web", "bin", engine, built, here.Name, "ParticipatoryHub.Web.dll");
                if (File.Exists(program))
                {
                    return program;
                }
            }
        }

        throw new CommandFailure("The service has not been built: dotnet build -c Release web");
    }

    /// <summary>Starts the service and waits until it is ready. Without a connection string it is on SQLite.</summary>
    /// <param name="core">The one processor core that it may use; any where it is null.</param>
    public static async Task<HubService> Start(
        string program, string data, int port, string? postgres, IReadOnlyDictionary<string, string> environment, CancellationToken cancel, int? core = null)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        string[] arguments = [program, "--urls", address, "--Hub:Data", data, "--Hub:Demo", "true"];
        arguments = postgres is null ? arguments : [.. arguments, "--ConnectionStrings:Hub", postgres];
        var process = core is { } one
            ? OwnProcess.Start("taskset", ["-c", one.ToString(CultureInfo.InvariantCulture), "dotnet", .. arguments], environment)
            : OwnProcess.Start("dotnet", arguments, environment);
        var service = new HubService(process, new Uri(address), data);
        try
        {
            await service.WaitUntilReady(cancel);
            return service;
        }
        catch (Exception)
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that acts with one of the tokens that the demo leaves in its data.</summary>
    public async Task<StaffApi> Staff(string tokenFile, CancellationToken cancel) =>
        new(Address, (await File.ReadAllTextAsync(Path.Combine(Data, tokenFile), cancel)).Trim());

    /// <summary>Kills it at once, as a power cut would.</summary>
    public Task Kill() => process.Kill();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task WaitUntilReady(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (process.HasExited)
            {
                throw new CommandFailure($"The service did not start: {process.LastWords}");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancel);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Too busy to answer yet.
            }

            await Task.Delay(100, cancel);
        }

        throw new CommandFailure($"The service was not ready after a minute: {process.LastWords}");
    }
}
