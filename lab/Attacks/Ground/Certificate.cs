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

    /// <summary>Writes what the hall's listener trusts, and a terminal's certificate with its key that it signed.</summary>
    public static (string Authority, string Terminal) WriteHall(string folder, TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=the hall", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true)
        );
        using X509Certificate2 signer = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        using var terminalKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var terminal = new CertificateRequest("CN=terminal", terminalKey, HashAlgorithmName.SHA256);
        terminal.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        terminal.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        using X509Certificate2 signed = terminal.Create(signer, now.AddHours(-12), now.AddDays(6), [1, 2, 3, 4]);
        string authorityFile = Path.Combine(folder, "hall-authority.pem");
        File.WriteAllText(authorityFile, signer.ExportCertificatePem());
        string terminalFile = Path.Combine(folder, "terminal.pem");
        using FileStream pem = new(terminalFile, Private);
        pem.Write(
            Encoding.ASCII.GetBytes($"{signed.ExportCertificatePem()}\n{terminalKey.ExportPkcs8PrivateKeyPem()}\n")
        );
        return (authorityFile, terminalFile);
    }

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
