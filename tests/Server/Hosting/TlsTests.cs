using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Hosting;

public sealed class TlsTests
{
    [Fact]
    public async Task Certificate_file_is_served_with_its_issuer_and_browsers_are_told_to_stay_with_https()
    {
        var folder = Directory.CreateTempSubdirectory("hustings-tls-").FullName;
        var pem = Path.Combine(folder, "server.pem");
        using var root = Certificate("CN=Test root", issuer: null, authority: true);
        using var middle = Certificate("CN=Test issuer", root, authority: true);
        using var leaf = Certificate("CN=localhost", middle);
        await File.WriteAllTextAsync(
            pem,
            leaf.ExportCertificatePem()
                + "\n"
                + middle.ExportCertificatePem()
                + "\n"
                + leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(),
            TestContext.Current.CancellationToken
        );
        await using (
            var server = await RunningServer.OpenAsync(adjust: options =>
                options with
                {
                    Urls = ["https://127.0.0.1:0"],
                    CertificateFile = pem,
                }
            )
        )
        {
            var sent = 0;
            using var handler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, _, chain, _) =>
                    {
                        sent = chain!.ChainElements.Count;
                        return true;
                    },
                },
            };
            using var client = new HttpClient(handler) { BaseAddress = server.Address };
            using var response = await client.GetAsync(
                new Uri(server.PublicPath + "/stage.json", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            response.EnsureSuccessStatusCode();
            response.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
            sent.ShouldBe(2);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer, bool authority = false)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        return issuer is null
            ? request.CreateSelfSigned(from, to)
            : request.Create(issuer, issuer.NotBefore, issuer.NotAfter, [1, 2, 3]).CopyWithPrivateKey(key);
    }
}
