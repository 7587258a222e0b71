using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hustings.Cli.Tests.Verify;

/// <summary>Serves one file as <c>/record.bel</c>, and if there is one its companions, over HTTP on this machine; anything else is not found.</summary>
internal sealed class OneFileServer : IAsyncDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] content;
    private readonly byte[]? companions;
    private Task serving = Task.CompletedTask;

    private OneFileServer(byte[] content, byte[]? companions)
    {
        this.content = content;
        this.companions = companions;
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public static async Task<OneFileServer> StartAsync(string file, CancellationToken cancel, string? companions = null)
    {
        OneFileServer server = new(
            await File.ReadAllBytesAsync(file, cancel),
            companions is null ? null : await File.ReadAllBytesAsync(companions, cancel)
        );
        server.listener.Start();
        server.serving = server.ServeAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Ended before the listener is stopped: between two requests it would be told that it is not listening.
        await ending.CancelAsync();
        await serving;
        listener.Stop();
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(ending.Token);
                await AnswerAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        NetworkStream stream = client.GetStream();
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        string request = await reader.ReadLineAsync() ?? "";
        byte[]? wanted =
            request.StartsWith("GET /record.bel ", StringComparison.Ordinal) ? content
            : request.StartsWith("GET /companions.jsonl ", StringComparison.Ordinal) ? companions
            : null;
        bool found = wanted is not null;
        byte[] body = wanted ?? [];
        string head =
            $"HTTP/1.1 {(found ? "200 OK" : "404 Not Found")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }
}
