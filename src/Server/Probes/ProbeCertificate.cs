using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hustings.Server.Probes;

/// <summary>
/// By which the built-in probe comes in at the hall's own listener: made at each start, so that nobody has to issue one, and its key never leaves this
/// process. It opens the listener and nothing else: what is sent there still needs a terminal's signature.
/// </summary>
public sealed class ProbeCertificate : IDisposable
{
    // The clock may be set while the server runs.
    private static readonly TimeSpan Validity = TimeSpan.FromDays(3650);

    public ProbeCertificate(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=hustings-probe", key, HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + Validity);
        // Not every platform's TLS takes a key that was only made; one that went through PKCS #12 it takes.
        Shown = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>With its key.</summary>
    public X509Certificate2 Shown { get; }

    /// <summary>Whether it is this very certificate.</summary>
    public bool Is(X509Certificate2 certificate) =>
        certificate.RawDataMemory.Span.SequenceEqual(Shown.RawDataMemory.Span);

    public void Dispose() => Shown.Dispose();
}
