using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Hustings.Lab.Attacks.Ground;

namespace Hustings.Lab.Attacks.Wire;

/// <summary>
/// One HTTP/1.1 connection from an address of choice. Voters and attackers use the same: it sends bytes as they are given, so it can be
/// as wrong as an attacker wishes.
/// </summary>
public sealed class HttpWire : IDisposable
{
    private const int BindAddressNoPort = 24;
    private static readonly ConcurrentDictionary<string, X509Certificate2> ShownBefore = new(StringComparer.Ordinal);
    private static readonly byte[] Yes = BitConverter.GetBytes(1);
    private readonly Socket socket;
    private readonly Stream stream;
    private byte[] buffer = new byte[4096];
    private int filled;

    private HttpWire(Socket socket, Stream stream)
    {
        this.socket = socket;
        this.stream = stream;
    }

    /// <summary>Connects, with TLS if the target has it.</summary>
    /// <param name="from">The address to send from.</param>
    /// <param name="before">Bytes in front of everything, TLS too: a PROXY header.</param>
    /// <exception cref="SocketException">No connection.</exception>
    /// <exception cref="AuthenticationException">TLS failed.</exception>
    /// <exception cref="IOException">It was cut while it was made.</exception>
    public static async Task<HttpWire> ConnectAsync(
        Target target,
        IPAddress from,
        ReadOnlyMemory<byte> before,
        CancellationToken cancellation
    )
    {
        Socket socket = await OpenAsync(target, from, cancellation);
        var plain = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (!before.IsEmpty)
            {
                await plain.WriteAsync(before, cancellation);
            }

            return new(socket, target.Tls ? await SecureAsync(plain, target.Certificate, cancellation) : plain);
        }
        catch
        {
            await plain.DisposeAsync();
            throw;
        }
    }

    public static Task<HttpWire> ConnectAsync(Target target, IPAddress from, CancellationToken cancellation) =>
        ConnectAsync(target, from, ReadOnlyMemory<byte>.Empty, cancellation);

    /// <summary>A bare connection from an address; the port is chosen when it connects, so that addresses and ports go together freely.</summary>
    public static async Task<Socket> OpenAsync(Target target, IPAddress from, CancellationToken cancellation)
    {
        Socket socket =
            target.Make?.Invoke()
            ?? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetRawSocketOption(0, BindAddressNoPort, Yes);
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(target.EndPoint, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        stream.WriteAsync(bytes, cancellation);

    /// <summary>Reads one answer.</summary>
    /// <exception cref="IOException">The connection ended before the answer did.</exception>
    public async Task<Answer> ReadAsync(CancellationToken cancellation)
    {
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await FillAsync(cancellation);
        }

        string[] lines = Encoding.ASCII.GetString(buffer, 0, head).Split("\r\n");
        if (!lines[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || lines[0].Length < 12)
        {
            throw new IOException($"That is no answer: {lines[0]}");
        }

        int status = int.Parse(lines[0].AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        bool closes = false;
        bool chunked = false;
        int? length = null;
        int retry = 0;
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            ReadOnlySpan<char> name = line.AsSpan(0, Math.Max(colon, 0));
            ReadOnlySpan<char> value = line.AsSpan(colon + 1).Trim();
            if (name.Equals("content-length", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (name.Equals("connection", StringComparison.OrdinalIgnoreCase))
            {
                closes |= value.Equals("close", StringComparison.OrdinalIgnoreCase);
            }
            else if (name.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase))
            {
                chunked = true;
            }
            else if (name.Equals("retry-after", StringComparison.OrdinalIgnoreCase))
            {
                _ = int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out retry);
            }
        }

        Drop(head + 4);
        if (chunked)
        {
            return new(status, await ChunksAsync(cancellation), closes, retry);
        }

        if (length is null && status is not 204 and not 304)
        {
            return new(status, await ToEndAsync(cancellation), Closes: true, retry);
        }

        int body = length ?? 0;
        while (filled < body)
        {
            await FillAsync(cancellation);
        }

        byte[] bytes = buffer[..body];
        Drop(body);
        return new(status, bytes, closes, retry);
    }

    /// <summary>Whether the other side has closed; waits for that at most so long as the cancellation allows.</summary>
    public async Task<bool> IsClosedAsync(CancellationToken cancellation)
    {
        try
        {
            await FillAsync(cancellation);
            return false;
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends without the farewell that keeps a port busy for a minute.</summary>
    public void Cut()
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (SocketException)
        {
            // The other side was faster.
        }

        Dispose();
    }

    public void Dispose() => stream.Dispose();

    private static async Task<Stream> SecureAsync(
        NetworkStream plain,
        string? certificate,
        CancellationToken cancellation
    )
    {
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
                // Everybody here shares one process; in truth each is a machine of its own, which has met the server never before.
                AllowTlsResume = false,
                ClientCertificates = certificate is null ? null : [Shown(certificate)],
                RemoteCertificateValidationCallback = (_, shown, _, _) => Certificate.IsOurs(shown),
            },
            cancellation
        );
        return secure;
    }

    // A key that was only read from PEM cannot be used by every platform's TLS; one that went through PKCS#12 can.
    private static X509Certificate2 Shown(string file) =>
        ShownBefore.GetOrAdd(
            file,
            pem =>
            {
                using var read = X509Certificate2.CreateFromPemFile(pem, pem);
                return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            }
        );

    private async Task FillAsync(CancellationToken cancellation)
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = await stream.ReadAsync(buffer.AsMemory(filled), cancellation);
        filled += read > 0 ? read : throw new IOException("The connection ended.");
    }

    private async Task<byte[]> ToEndAsync(CancellationToken cancellation)
    {
        while (!await IsClosedAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return buffer[..filled];
    }

    private async Task<byte[]> ChunksAsync(CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(0, filled).IndexOf("\r\n"u8)) < 0)
            {
                await FillAsync(cancellation);
            }

            if (!Utf8Parser.TryParse(buffer.AsSpan(0, line), out int size, out _, 'x'))
            {
                throw new IOException("A chunk without a size.");
            }

            while (filled < line + 2 + size + 2)
            {
                await FillAsync(cancellation);
            }

            body.Write(buffer, line + 2, size);
            Drop(line + 2 + size + 2);
            if (size == 0)
            {
                return body.ToArray();
            }
        }
    }

    private void Drop(int bytes)
    {
        filled -= bytes;
        buffer.AsSpan(bytes, filled).CopyTo(buffer);
    }
}
