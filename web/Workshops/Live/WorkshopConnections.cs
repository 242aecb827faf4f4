using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>The hub's connections, by id: a batch is written to each by itself, so that none waits for another.</summary>
internal sealed class WorkshopConnections(ILogger<DefaultHubLifetimeManager<WorkshopHub>> log) : DefaultHubLifetimeManager<WorkshopHub>(log)
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> connections = new(StringComparer.Ordinal);

    /// <summary>A connection that is open.</summary>
    public HubConnectionContext this[string id] => connections[id];

    /// <inheritdoc />
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connections[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        connections.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }
}
