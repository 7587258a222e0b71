using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hustings.Server.Hosting;

/// <summary>
/// Where and how connections are taken. Kestrel's own limits are loose for a server that strangers attack; these assume
/// nothing in front. Without a certificate only loopback addresses are taken.
/// </summary>
internal static class Listening
{
    private const int Connections = 4000;
    private const int LargestBody = 1 << 20;
    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);

    /// <exception cref="ArgumentException">An address cannot be served; the message says why.</exception>
    public static void UseListening(this IWebHostBuilder host, ServerOptions options)
    {
        foreach (var url in options.Urls)
        {
            Check(url, options.CertificateFile is not null);
        }

        host.UseKestrelCore()
            .UseUrls(options.Urls)
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxConcurrentConnections = Connections;
                kestrel.Limits.MaxRequestBodySize = LargestBody;
                kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
                kestrel.Limits.MaxRequestHeaderCount = 60;
                kestrel.Limits.MaxRequestLineSize = 2 << 10;
                kestrel.Limits.RequestHeadersTimeout = HeaderTime;
                kestrel.Limits.KeepAliveTimeout = IdleTime;
                kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(500, TimeSpan.FromSeconds(5));
                kestrel.Limits.MinResponseDataRate = new MinDataRate(500, TimeSpan.FromSeconds(10));
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
                if (options.CertificateFile is { } file)
                {
                    kestrel.ConfigureHttpsDefaults(https =>
                    {
                        https.ServerCertificate = X509Certificate2.CreateFromPemFile(
                            file,
                            options.CertificateKeyFile ?? file
                        );
                        // What stands after the certificate in its file (its issuers) is sent along.
                        https.ServerCertificateChain = [];
                        https.ServerCertificateChain.ImportFromPemFile(file);
                        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                    });
                }
            });
        if (options.CertificateFile is not null)
        {
            host.UseKestrelHttpsConfiguration();
        }
    }

    private static void Check(string url, bool certificate)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"{url} is not an address such as http://127.0.0.1:8080.");
        }

        if (uri.Scheme == "https" && !certificate)
        {
            throw new ArgumentException($"{url} needs a TLS certificate.");
        }

        var loopback =
            uri.Host == "localhost"
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        if (uri.Scheme == "http" && !loopback)
        {
            throw new ArgumentException(
                $"{url} would be served without encryption. Give a TLS certificate and an https address, or listen on 127.0.0.1."
            );
        }
    }
}
