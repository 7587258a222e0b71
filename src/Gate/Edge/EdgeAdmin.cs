using System.Net.Sockets;
using System.Text;

namespace Hustings.Gate.Edge;

/// <summary>Asks a proxy through its administration socket.</summary>
/// <param name="folder">The edge's run folder.</param>
internal sealed class EdgeAdmin(string folder)
{
    /// <summary>The answer to one command, without blank lines around it.</summary>
    /// <exception cref="SocketException">The proxy does not run.</exception>
    /// <exception cref="IOException">It stopped while it was asked.</exception>
    public async Task<string> AskAsync(string command, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var address = new UnixDomainSocketEndPoint(Path.Combine(folder, HaproxyConfig.AdminSocket));
        await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
        await socket.SendAsync(Encoding.ASCII.GetBytes(command + "\n"), cancellation).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(cancellation).ConfigureAwait(false)).Trim();
    }
}
