using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>A P-256 certificate for this machine, signed by itself, as PEM.</summary>
public static class Certificate
{
    private static FileStreamOptions Private =>
        OperatingSystem.IsWindows()
            ? new() { Mode = FileMode.Create, Access = FileAccess.Write }
            : new()
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };

    private const string Name = "CN=localhost";

    /// <summary>Whether a server shows such a certificate: the lab made it a minute ago, and nobody else signed it.</summary>
    public static bool IsOurs(X509Certificate? shown) => shown is { Subject: Name, Issuer: Name };

    /// <summary>Writes certificate and key into one file, readable by its owner only.</summary>
    public static string Write(string folder, TimeProvider clock)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = clock.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        string file = Path.Combine(folder, "edge.pem");
        using FileStream pem = new(file, Private);
        pem.Write(Encoding.ASCII.GetBytes($"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n"));
        return file;
    }
}
