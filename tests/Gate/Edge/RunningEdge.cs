using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Hustings.Gate.Edge;
using Hustings.Gate.Limits;
using Hustings.Gate.Work;

namespace Hustings.Gate.Tests.Edge;

/// <summary>A real HAProxy with the generated configuration before a server that answers as its ballot tells it to.</summary>
internal sealed class RunningEdge : IAsyncDisposable
{
    public const string Stage = "/api/stages/ABCDEFGHJKLMNP/ballots";

    private readonly HttpListener server = new();
    private readonly Process proxy;
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-edge").FullName;

    private RunningEdge(ManualTime time)
    {
        Seeds = new SeedEpochs(SHA256.HashData("edge"u8), Limits, time);
        Map = new EdgeSeeds(folder, Seeds, "{}"u8.ToArray());
        Map.WriteFiles();
        var serverPort = FreePort();
        Port = FreePort();
        server.Prefixes.Add($"http://*:{serverPort}/");
        server.Start();
        _ = AnswerAsync();
        var settings = new EdgeSettings(
            "one",
            $"127.0.0.1:{Port}",
            null,
            new EdgeServer($"127.0.0.1:{serverPort}"),
            folder,
            [],
            1,
            false
        );
        var config = Path.Combine(folder, "edge.cfg");
        File.WriteAllText(config, HaproxyConfig.ForEdge(settings, Limits));
        proxy = Process.Start(
            new ProcessStartInfo("haproxy", ["-db", "-f", config])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
    }

    public static GateLimits Limits { get; } = new() { Addresses = 4_000, Connections = 500 };

    public int Port { get; }

    public SeedEpochs Seeds { get; }

    public EdgeSeeds Map { get; }

    public static async Task<RunningEdge> StartAsync(ManualTime time)
    {
        var edge = new RunningEdge(time);
        for (var tries = 0; tries < 100; tries++)
        {
            if (edge.proxy.HasExited)
            {
                throw new InvalidOperationException(await edge.proxy.StandardError.ReadToEndAsync());
            }

            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, edge.Port);
                return edge;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("HAProxy does not listen.");
    }

    /// <summary>Sends a ballot from an address; the server accepts "good", refuses "bad" with heat and anything else without.</summary>
    public async Task<int> CastAsync(string from, string ballot, byte[]? work = null)
    {
        var head = $"hustings-cast/1 {Convert.ToHexStringLower(work ?? new byte[32])} {new string('0', 112)}\n";
        return await SendAsync(
            from,
            $"POST {Stage} HTTP/1.1\r\nHost: edge\r\nContent-Length: {194 + ballot.Length}\r\n\r\n{head}{ballot}"
        );
    }

    /// <summary>Sends these bytes from a loopback address; the status of the answer.</summary>
    public async Task<int> SendAsync(string from, string request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var status = await reader.ReadLineAsync() ?? throw new IOException("no answer");
        return int.Parse(status.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public byte[] Work(string ballot) =>
        WorkProof.Solve(
            Seeds.Now,
            Seeds.SeedOf(Seeds.Now),
            SHA256.HashData(Encoding.ASCII.GetBytes(ballot)),
            Limits.HotWork
        );

    public async ValueTask DisposeAsync()
    {
        proxy.Kill();
        await proxy.WaitForExitAsync();
        proxy.Dispose();
        server.Close();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswerAsync()
    {
        while (server.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await server.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.ASCII);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode =
                body.EndsWith("good", StringComparison.Ordinal) || body.Length == 0 ? 200 : 403;
            if (body.EndsWith("bad", StringComparison.Ordinal))
            {
                context.Response.AddHeader(HaproxyConfig.HeatHeader, "1");
            }

            if (body.EndsWith("good", StringComparison.Ordinal))
            {
                context.Response.AddHeader(HaproxyConfig.CreditHeader, "1");
            }

            context.Response.Close();
        }
    }
}
