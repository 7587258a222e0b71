using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hustings.Server.Tests.Notices;

/// <summary>A mail server on this machine that keeps what it takes, and refuses whom the test says.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public MailSink()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it took: the address and the message, base64 opened.</summary>
    public ConcurrentQueue<(string To, string Message)> Taken { get; } = new();

    /// <summary>Its answer to an address; null takes it.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>How long it thinks about a message.</summary>
    public TimeSpan Slowness { get; set; } = TimeSpan.Zero;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var own = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var to = "";
        try
        {
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                if (line.StartsWith("RCPT TO:<", StringComparison.Ordinal))
                {
                    to = line["RCPT TO:<".Length..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync(Answer(to) ?? "250 ok");
                }
                else if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var message = await MessageAsync(reader);
                    await Task.Delay(Slowness, stop.Token);
                    Taken.Enqueue((to, message));
                    await writer.WriteLineAsync("250 taken");
                }
                else
                {
                    await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
                }
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The other side went away, as a stopped server does.
        }
    }

    private static async Task<string> MessageAsync(StreamReader reader)
    {
        var (head, body, inBody) = (new StringBuilder(), new StringBuilder(), false);
        while (await reader.ReadLineAsync() is { } line and not ".")
        {
            inBody |= line.Length == 0;
            (inBody ? body : head).Append(line).Append(inBody ? "" : "\n");
        }

        return head + Encoding.UTF8.GetString(Convert.FromBase64String(body.ToString()));
    }
}
