using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Journeys;

public class ServeWithCertificate
{
    [Fact]
    public async Task Serve_with_a_certificate_and_its_key_speaks_tls_and_marks_the_officers_cookie_secure()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-tls-");
        try
        {
            (string certificate, string key, string thumbprint) = MakeCertificate(folder.FullName);
            await using ServedContest contest = await ServedContest.StartAsync(
                listening: ["--urls", "https://127.0.0.1:0", "--certificate", certificate, "--key", key]
            );
            contest.Address.ShouldStartWith("https://");
            using HttpClientHandler trusting = new()
            {
                UseCookies = false,
                ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == thumbprint,
            };
            using HttpClient client = new(trusting);
            CancellationToken cancel = TestContext.Current.CancellationToken;
            using HttpResponseMessage front = await client.GetAsync($"{contest.Address}/", cancel);
            front.StatusCode.ShouldBe(HttpStatusCode.OK);
            front.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();

            using StringContent token = new(contest.OfficerLink.Split('#')[1]);
            using HttpResponseMessage session = await client.PostAsync(
                $"{contest.Address}/api/officer/session",
                token,
                cancel
            );
            string cookie = session.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
            foreach (string word in (string[])["secure", "httponly", "samesite=strict"])
            {
                cookie.ToLowerInvariant().ShouldContain(word);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Certificate, string Key, string Thumbprint) MakeCertificate(string folder)
    {
        using ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", pair, HashAlgorithmName.SHA256);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        string certificate = Path.Combine(folder, "chain.pem");
        string key = Path.Combine(folder, "key.pem");
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(key, pair.ExportPkcs8PrivateKeyPem());
        return (certificate, key, made.Thumbprint);
    }
}
