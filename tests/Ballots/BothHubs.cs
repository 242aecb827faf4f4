using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>A hub on each database, shared by the tests of a class.</summary>
public sealed class BothHubs : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, TestHub> hubs = [];

    public TestHub this[DatabaseKind kind] => hubs[kind];

    public async Task InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            hubs.Add(kind, await TestHub.StartAsync(kind));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var hub in hubs.Values)
        {
            await hub.DisposeAsync();
        }
    }
}
