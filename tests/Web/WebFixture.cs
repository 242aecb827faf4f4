using System.Collections.Concurrent;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Web;

/// <summary>One running service for each database, shared by tests that each bring a round of their own.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestWeb>>> running = new();

    /// <summary>The service on this database.</summary>
    public Task<TestWeb> On(DatabaseKind kind) => running.GetOrAdd(kind, static kind => new(() => TestWeb.StartAsync(kind))).Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var web in running.Values)
        {
            await (await web.Value).DisposeAsync();
        }
    }
}

/// <summary>The tests that share <see cref="WebFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class WebTests : ICollectionFixture<WebFixture>
{
    public const string Name = "web";
}
