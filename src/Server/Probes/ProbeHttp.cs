using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Hustings.Server.Probes;

/// <summary>Connections of a probe: each request makes a new one, as a voter who comes does, and no proxy stands between.</summary>
public static class ProbeHttp
{
    private const int LargestAnswer = 32 << 20;

    /// <param name="own">A probe inside the server knows it by its very certificate: it calls itself by no name that stands there.</param>
    /// <param name="shown">A certificate with its key by which the probe comes in at the hall's listener.</param>
    public static HttpClient Client(Uri server, X509Certificate2? own = null, X509Certificate2? shown = null)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectTimeout = ProbeVoter.Patience,
        };
        if (own is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, theirs, _, _) =>
                theirs is not null && theirs.GetRawCertData().AsSpan().SequenceEqual(own.RawData);
        }

        if (shown is not null)
        {
            handler.SslOptions.ClientCertificates = [shown];
        }

        return new HttpClient(handler)
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    /// <summary>The text at a path; null if there is none or the server cannot be reached.</summary>
    public static async Task<string?> TextAsync(
        HttpClient http,
        string path,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        await BytesAsync(http, path, time, cancel).ConfigureAwait(false) is { } bytes
            ? System.Text.Encoding.UTF8.GetString(bytes)
            : null;

    /// <summary>The bytes at a path; null if there are none or the server cannot be reached in time.</summary>
    public static async Task<byte[]?> BytesAsync(
        HttpClient http,
        string path,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        using var patience = new CancellationTokenSource(ProbeVoter.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), either.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false)
                : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
