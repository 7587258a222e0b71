using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hustings.Gate.Edge;
using Hustings.Gate.Limits;
using Hustings.Server.Tests.Hosting;

namespace Hustings.Server.Tests.Gate;

/// <summary>A real HAProxy with the generated configuration in front of a real server.</summary>
internal sealed class ServedEdge : IAsyncDisposable
{
    private readonly Process proxy;
    private readonly int port;

    private ServedEdge(string folder, string name, int port, RunningServer server, GateLimits limits, EdgePeer[] peers)
    {
        this.port = port;
        var settings = new EdgeSettings(
            name,
            $"127.0.0.1:{port}",
            null,
            new EdgeServer($"127.0.0.1:{server.Addresses[1].Port}"),
            folder,
            peers,
            Math.Max(1, peers.Length),
            false
        );
        var config = Path.Combine(folder, "edge.cfg");
        File.WriteAllText(config, HaproxyConfig.ForEdge(settings, limits));
        proxy = Process.Start(
            new ProcessStartInfo("haproxy", ["-db", "-f", config])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
    }

    /// <summary>Starts it; the server must have been started with its folder among <c>EdgeRunFolders</c>.</summary>
    public static async Task<ServedEdge> StartAsync(
        string folder,
        string name,
        RunningServer server,
        GateLimits limits,
        params EdgePeer[] peers
    )
    {
        var edge = new ServedEdge(folder, name, FreePort(), server, limits, peers);
        for (var tries = 0; tries < 200; tries++)
        {
            if (edge.proxy.HasExited)
            {
                throw new InvalidOperationException(await edge.proxy.StandardError.ReadToEndAsync());
            }

            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, edge.port);
                return edge;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("HAProxy does not listen.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Posts a casting request from a loopback address, each over a connection of its own.</summary>
    public async Task<Answer> CastAsync(string from, RunningServer server, byte[] request)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var content = new ByteArrayContent(request);
        using var response = await client.PostAsync(new Uri(server.CastPath, UriKind.Relative), content);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public async ValueTask DisposeAsync()
    {
        proxy.Kill();
        await proxy.WaitForExitAsync();
        proxy.Dispose();
    }
}
