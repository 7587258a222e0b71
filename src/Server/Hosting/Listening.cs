using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Hustings.Gate.Limits;
using Hustings.Server.Probes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Hustings.Server.Hosting;

/// <summary>
/// Where and how connections are taken. Kestrel's own limits are loose for a server that strangers attack; these are the gate's, and
/// assume nothing in front. Every listener counts its connections by itself: a flood at the public one leaves the hall's free. Without a certificate
/// only loopback addresses are taken.
/// </summary>
internal static class Listening
{
    private const int Backlog = 4096;
    private const int LargestBody = 1 << 20;

    /// <exception cref="ArgumentException">An address cannot be served; the message says why.</exception>
    public static void UseListening(this IWebHostBuilder host, ServerOptions options)
    {
        var certified = options.CertificateFile is not null;
        Endpoint[] endpoints =
        [
            .. options.Urls.Select(url => Endpoint.Read(url, Entrance.Public, certified)),
            .. options.EdgeUrls.Select(url => Endpoint.Read(url, Entrance.Edge, certified)),
            .. options.HallUrls.Select(url => Endpoint.Read(url, Entrance.Hall, certified)),
        ];
        if (options.HallUrls.Length > 0 && options.HallAuthorityFile is null)
        {
            throw new ArgumentException(
                "The hall's listener needs the certificate that signs the terminals' certificates."
            );
        }

        host.UseKestrelCore()
            .UseSockets(sockets => sockets.Backlog = Backlog)
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                Limit(kestrel.Limits, options.Gate);
                foreach (var endpoint in endpoints)
                {
                    endpoint.Listen(kestrel, listen => Configure(listen, endpoint, options));
                }
            });
        if (certified)
        {
            host.UseKestrelHttpsConfiguration();
        }
    }

    private static void Limit(KestrelServerLimits limits, GateLimits gate)
    {
        limits.MaxConcurrentConnections = gate.Connections;
        // An endpoint that takes more, or less, says so itself.
        limits.MaxRequestBodySize = LargestBody;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.MaxRequestHeaderCount = 60;
        limits.MaxRequestLineSize = 2 << 10;
        limits.RequestHeadersTimeout = gate.Headers;
        // Kestrel has one time for the first request of a connection and for the next; a slow phone needs the longer one.
        limits.KeepAliveTimeout = gate.KeepAlive > gate.Headers ? gate.KeepAlive : gate.Headers;
        var slowest = gate.RequestBytes / gate.WholeRequest.TotalSeconds;
        limits.MinRequestBodyDataRate = new MinDataRate(slowest, gate.WholeRequest / 2);
        limits.MinResponseDataRate = new MinDataRate(slowest, gate.WholeRequest);
    }

    private static void Configure(ListenOptions listen, Endpoint endpoint, ServerOptions options)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.UseEntrance(endpoint.Entrance);
        if (!endpoint.IsSecure)
        {
            return;
        }

        listen.UseHttps(https =>
        {
            var file = options.CertificateFile!;
            https.ServerCertificate = X509Certificate2.CreateFromPemFile(file, options.CertificateKeyFile ?? file);
            // What stands after the certificate in its file (its issuers) is sent along.
            https.ServerCertificateChain = [];
            https.ServerCertificateChain.ImportFromPemFile(file);
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.HandshakeTimeout = options.Gate.Headers;
            if (endpoint.Entrance == Entrance.Hall)
            {
                var authority = TerminalAuthority.Read(options.HallAuthorityFile!);
                var probe = listen.ApplicationServices.GetRequiredService<ProbeCertificate>();
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (certificate, _, _) =>
                    authority.Signed(certificate, options.Time) || probe.Is(certificate);
            }
        });
    }

    /// <summary>One address to listen on.</summary>
    private sealed record Endpoint(Uri Uri, Entrance Entrance)
    {
        public bool IsSecure => Uri.Scheme == Uri.UriSchemeHttps;

        public static Endpoint Read(string url, Entrance entrance, bool certificate)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                throw new ArgumentException($"{url} is not an address such as http://127.0.0.1:8080.");
            }

            if (uri.Scheme == "https" && !certificate)
            {
                throw new ArgumentException($"{url} needs a TLS certificate.");
            }

            if (entrance == Entrance.Hall && uri.Scheme != "https")
            {
                throw new ArgumentException(
                    $"{url}: the hall's terminals show certificates, so its address begins with https."
                );
            }

            var loopback = uri.Host == "localhost" || (Address(uri) is { } ip && IPAddress.IsLoopback(ip));
            return uri.Scheme == "https" || loopback
                ? new(uri, entrance)
                : throw new ArgumentException(
                    $"{url} would be served without encryption. Give a TLS certificate and an https address, or listen on 127.0.0.1."
                );
        }

        // A name that is no number is this machine under all its addresses.
        public void Listen(KestrelServerOptions kestrel, Action<ListenOptions> configure)
        {
            if (Uri.Host == "localhost")
            {
                kestrel.ListenLocalhost(Uri.Port, configure);
            }
            else if (Address(Uri) is { } address)
            {
                kestrel.Listen(address, Uri.Port, configure);
            }
            else
            {
                kestrel.ListenAnyIP(Uri.Port, configure);
            }
        }

        private static IPAddress? Address(Uri uri) =>
            IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? address : null;
    }
}
