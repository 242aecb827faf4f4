using System.Net;
using System.Net.Sockets;

namespace ParticipatoryHub.Cli.Service;

/// <summary>A port of the loopback address that nobody listens on now.</summary>
internal static class FreePort
{
    /// <summary>Asks the system for one.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
