using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>One hub for the tests of a class that do not care for the database.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    public TestHub Hub { get; private set; } = null!;

    /// <summary>Objects to keep alive while the hub lives.</summary>
    public System.Collections.Concurrent.ConcurrentBag<object> Kept { get; } = [];

    public async Task InitializeAsync() => Hub = await TestHub.StartAsync();

    public async Task DisposeAsync() => await Hub.DisposeAsync();
}
