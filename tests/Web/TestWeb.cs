using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>The whole service on a free loopback port, with a database of its own and a clock the test sets.</summary>
public sealed class TestWeb : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsDatabase;

    private TestWeb(WebApplication app, TestDatabase database, FakeClock clock, bool ownsDatabase)
    {
        this.app = app;
        this.ownsDatabase = ownsDatabase;
        Database = database;
        Clock = clock;
    }

    public TestDatabase Database { get; }

    public FakeClock Clock { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>A token with the officer's role.</summary>
    public string StaffToken { get; private set; } = null!;

    /// <summary>A visitor without cookies.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>An officer with <see cref="StaffToken"/>.</summary>
    public HttpClient Staff { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts on a fresh database.</summary>
    public static async Task<TestWeb> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, bool demo = false, Action<WebApplicationBuilder>? also = null, string[]? settings = null) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), demo, also, ownsDatabase: true, settings);

    /// <summary>Starts on a database that outlives it.</summary>
    public static async Task<TestWeb> StartAsync(TestDatabase database, bool demo = false, Action<WebApplicationBuilder>? also = null, bool ownsDatabase = false, string[]? settings = null)
    {
        var clock = new FakeClock();
        string[] given = [.. database.Settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}"), .. settings ?? []];
        var app = ParticipatoryHub.Web.Program.Build(["--urls", "http://127.0.0.1:0", $"--Hub:Demo={demo}", .. given], builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.Services.AddSingleton<TimeProvider>(clock);
            also?.Invoke(builder);
        });
        var web = new TestWeb(app, database, clock, ownsDatabase);
        try
        {
            await app.StartAsync();
            web.Address = new Uri(app.Urls.Single());
            web.StaffToken = await web.MakeToken(StaffRoles.Officer);
            web.Http = web.Client();
            web.Staff = web.Client(web.StaffToken);
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token with these roles.</summary>
    public async Task<string> MakeToken(params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StaffTokens>().Make("A test's token", roles, isDemo: false, CancellationToken.None);
    }

    /// <summary>A client that follows no redirects; with a token, if one is given.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        Staff?.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }
}
