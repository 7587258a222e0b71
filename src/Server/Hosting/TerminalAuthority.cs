using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hustings.Server.Hosting;

/// <summary>Whose signature makes a certificate that of a terminal in the hall: the certificates of a PEM file, and nothing that the system trusts.</summary>
internal sealed class TerminalAuthority
{
    private readonly X509Certificate2Collection authorities = [];

    private TerminalAuthority(string file) => authorities.ImportFromPemFile(file);

    /// <exception cref="CryptographicException">The file holds no certificate.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TerminalAuthority Read(string file)
    {
        var authority = new TerminalAuthority(file);
        return authority.authorities.Count > 0
            ? authority
            : throw new CryptographicException($"{file} holds no certificate.");
    }

    /// <summary>Whether one of these signed it, directly or through certificates of the file, and it is valid now.</summary>
    public bool Signed(X509Certificate2 certificate, TimeProvider time)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        // A terminal is taken out by an order; there is no list of revoked certificates to ask for, and nobody outside is asked.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetLocalNow().DateTime;
        return chain.Build(certificate);
    }
}
