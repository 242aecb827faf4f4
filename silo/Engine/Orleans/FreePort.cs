using System.Net;
using System.Net.Sockets;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>Loopback ports for silos that nobody else needs to find.</summary>
internal static class FreePort
{
    private static readonly HashSet<int> Given = [];

    /// <summary>A port that was free just now, and that no other silo of this process was given.</summary>
    public static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                using var probe = new TcpListener(IPAddress.Loopback, 0);
                probe.Start();
                var port = ((IPEndPoint)probe.LocalEndpoint).Port;
                if (Given.Add(port))
                {
                    return port;
                }
            }
        }
    }
}
