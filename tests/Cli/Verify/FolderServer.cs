using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hustings.Cli.Tests.Verify;

/// <summary>Serves the files of a folder below <c>/record/</c> over HTTP on this machine; anything else is not found.</summary>
internal sealed class FolderServer : IAsyncDisposable
{
    private const string Below = "/record/";

    private readonly CancellationTokenSource ending = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string folder;
    private readonly Task serving;

    public FolderServer(string folder)
    {
        this.folder = folder;
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{Below}";

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
        string path = (await reader.ReadLineAsync() ?? "").Split(' ')[1];
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The rest of the request says nothing that matters here.
        }

        string file = Path.Combine(folder, path[Below.Length..]);
        byte[] body = File.Exists(file) ? await File.ReadAllBytesAsync(file) : [];
        string status = File.Exists(file) ? "200 OK" : "404 Not Found";
        string head = $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }
}
