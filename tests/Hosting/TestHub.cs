using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Hosting;

/// <summary>A host with a silo, on a database of its own, with a clock the test sets.</summary>
public sealed class TestHub : IAsyncDisposable
{
    private readonly Action<HostApplicationBuilder>? configure;
    private readonly bool ownsDatabase;
    private IHost? host;

    private TestHub(TestDatabase database, bool ownsDatabase, Action<HostApplicationBuilder>? configure)
    {
        Database = database;
        this.ownsDatabase = ownsDatabase;
        this.configure = configure;
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; } = new();

    public IServiceProvider Services => host!.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts on a fresh database; <paramref name="configure"/> adds settings and services, at each start.</summary>
    public static async Task<TestHub> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, Action<HostApplicationBuilder>? configure = null) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), configure, ownsDatabase: true);

    /// <summary>Starts on a database that outlives the hub.</summary>
    public static async Task<TestHub> StartAsync(TestDatabase database, Action<HostApplicationBuilder>? configure = null, bool ownsDatabase = false)
    {
        var hub = new TestHub(database, ownsDatabase, configure);
        try
        {
            await hub.StartHostAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops as an operator would, draining.</summary>
    public Task StopAsync() => host!.StopAsync();

    /// <summary>Stops, and starts anew on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await DisposeHostAsync();
        await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await StopAsync();
            await DisposeHostAsync();
        }

        if (ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    private async Task StartHostAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Database.Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        configure?.Invoke(builder);
        builder.AddHubSilo();
        var starting = builder.Build();
        try
        {
            await starting.StartAsync();
            host = starting;
        }
        catch
        {
            await ((IAsyncDisposable)starting).DisposeAsync();
            throw;
        }
    }

    private async Task DisposeHostAsync()
    {
        await ((IAsyncDisposable)host!).DisposeAsync();
        host = null;
    }
}
