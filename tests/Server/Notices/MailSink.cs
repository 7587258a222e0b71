using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>With one it offers STARTTLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The verbs that came in the clear, and those that came encrypted.</summary>
    public ConcurrentQueue<string> Clear { get; } = new();

    public ConcurrentQueue<string> Encrypted { get; } = new();

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
        Stream stream = client.GetStream();
        try
        {
            await stream.WriteAsync("220 sink\r\n"u8.ToArray(), stop.Token);
            if (await TalkAsync(stream, Clear))
            {
                var encrypted = new SslStream(stream);
                stream = encrypted;
                await encrypted.AuthenticateAsServerAsync(Certificate!);
                await TalkAsync(encrypted, Encrypted);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or AuthenticationException)
        {
            // The other side went away, as a stopped server does, or does not trust this one.
        }

        await stream.DisposeAsync();
    }

    // True: the rest is to be said encrypted.
    private async Task<bool> TalkAsync(Stream stream, ConcurrentQueue<string> verbs)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        var to = "";
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            verbs.Enqueue(line.Split(' ', ':')[0]);
            if (line == "STARTTLS" && Certificate is not null)
            {
                await writer.WriteLineAsync("220 go on");
                return true;
            }

            if (line.StartsWith("EHLO", StringComparison.Ordinal))
            {
                var offers =
                    stream is SslStream ? "250 AUTH LOGIN"
                    : Certificate is null ? "250 ok"
                    : "250 STARTTLS";
                await writer.WriteLineAsync($"250-sink\r\n{offers}");
            }
            else if (line.StartsWith("AUTH LOGIN", StringComparison.Ordinal))
            {
                await LoginAsync(line, reader, writer);
            }
            else if (line.StartsWith("RCPT TO:<", StringComparison.Ordinal))
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

        return false;
    }

    // The name may stand in the first line already.
    private static async Task LoginAsync(string line, StreamReader reader, StreamWriter writer)
    {
        if (line == "AUTH LOGIN")
        {
            await writer.WriteLineAsync("334 VXNlcm5hbWU6");
            await reader.ReadLineAsync();
        }

        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
        await reader.ReadLineAsync();
        await writer.WriteLineAsync("235 welcome");
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
