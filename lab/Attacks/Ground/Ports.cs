using System.Net;
using System.Net.Sockets;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>Ports that nobody uses now.</summary>
public static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
