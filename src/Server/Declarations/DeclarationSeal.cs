using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hustings.Contest;

namespace Hustings.Server.Declarations;

/// <summary>
/// The key and certificate that seal a declaration: <c>keys/seal.pfx</c> in the data folder (PKCS #12 without a password, readable by its owner
/// only). A party with a certificate of its own puts it there before the winner is declared; else the server makes one that vouches for itself.
/// </summary>
internal static class DeclarationSeal
{
    // RSA, because every PDF reader of the last twenty years knows it.
    private const int KeyBits = 3072;

    public static string PathIn(string folder) => Path.Combine(folder, "keys", "seal.pfx");

    /// <summary>The certificate with its key, for the caller to dispose; made now if there is none.</summary>
    /// <param name="contest">Its name, for the certificate.</param>
    /// <exception cref="IOException">The file holds no certificate with a key that can seal.</exception>
    public static X509Certificate2 Open(string folder, string contest, DateTimeOffset now)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            Make(path, contest, now);
        }

        try
        {
            var seal = X509CertificateLoader.LoadPkcs12FromFile(path, null, X509KeyStorageFlags.EphemeralKeySet);
            if (seal.HasPrivateKey)
            {
                return seal;
            }

            seal.Dispose();
        }
        catch (CryptographicException unreadable)
        {
            throw new IOException($"{path} cannot be read as PKCS #12 without a password.", unreadable);
        }

        throw new IOException($"{path} holds a certificate without its key.");
    }

    private static void Make(string path, string contest, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(Shortened($"Hustings: {contest}"));
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true)
        );
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        var draft = path + ".new";
        File.Delete(draft);
        PrivateFile.Write(draft, certificate.Export(X509ContentType.Pkcs12));
        File.Move(draft, path);
    }

    // A common name has at most 64 characters (RFC 5280, appendix A.1).
    private static string Shortened(string text) => text.Length <= 64 ? text : text[..64].TrimEnd();
}
