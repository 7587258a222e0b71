using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>What a threshold key is made for: its trustees' number, how many of them decrypt, and which one this is.</summary>
/// <param name="Size">Trustees, m.</param>
/// <param name="Threshold">How many must act together; at most <paramref name="Size"/>.</param>
/// <param name="Index">The certificate's owner, 1 for the first.</param>
public sealed record CertificateContext(int Size, int Threshold, int Index);

/// <summary>
/// A trustee's self-signed keys for the exchange among trustees (specification, "Certificates").
/// </summary>
public sealed class Certificate
{
    private Certificate(SignedMessage signed, CertificateContext context, Point verification, Point encryption)
    {
        Signed = signed;
        Context = context;
        Verification = verification;
        Encryption = encryption;
    }

    public SignedMessage Signed { get; }
    public CertificateContext Context { get; }

    /// <summary>Its owner's signatures are checked under this key.</summary>
    public Point Verification { get; }

    /// <summary>Its owner is written to under this key.</summary>
    public Point Encryption { get; }

    public static Certificate Make(string seed, CertificateContext context, IRandomSource random)
    {
        using var signing = TrusteeSeed.SigningKey(seed);
        using var decryption = TrusteeSeed.DecryptionKey(seed);
        var (verification, encryption) = (signing.PublicPoint(), decryption.PublicPoint());
        var message = Encoding.UTF8.GetString(WriteKeys(context, verification, encryption));
        return new Certificate(SignedMessage.Make(signing, message, random), context, verification, encryption);
    }

    /// <summary>Reads and checks a certificate on its own: form, keys, signature. Its place among others is not checked.</summary>
    public static DocumentFault TryRead(SignedMessage signed, out Certificate? certificate)
    {
        var fault = Diagnosis.Read<Certificate>(
            Encoding.UTF8.GetBytes(signed.Message),
            Limits.SmallBytes,
            (ReadOnlySpan<byte> bytes, out Certificate? read) => ReadKeys(bytes, signed, out read),
            out certificate
        );
        if (fault == DocumentFault.None && !signed.SignedBy(certificate!.Verification))
        {
            (certificate, fault) = (null, DocumentFault.SignatureInvalid);
        }
        return fault;
    }

    private static byte[] WriteKeys(CertificateContext context, Point verification, Point encryption)
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"context\":{\"group\":"u8).Plain(Election.Group).Raw(",\"size\":"u8).Number(context.Size);
        writer.Raw(",\"threshold\":"u8).Number(context.Threshold).Raw(",\"index\":"u8).Number(context.Index);
        writer.Raw("},\"verification\":"u8).Point(verification);
        return writer.Raw(",\"encryption\":"u8).Point(encryption).Raw("}"u8).ToArray();
    }

    private static DocumentFault ReadKeys(ReadOnlySpan<byte> bytes, SignedMessage signed, out Certificate? certificate)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"context\":{\"group\":"u8);
        if (reader.String() != Election.Group)
        {
            reader.Fail(DocumentFault.UnsupportedGroup);
        }
        reader.Take(",\"size\":"u8);
        var size = reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"threshold\":"u8);
        var threshold = reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"index\":"u8);
        var index = reader.SmallNumber(Limits.Trustees);
        reader.Take("},\"verification\":"u8);
        var verification = reader.Point();
        reader.Take(",\"encryption\":"u8);
        var encryption = reader.Point();
        reader.Take("}"u8);
        if (threshold < 1 || threshold > size || index < 1 || index > size)
        {
            reader.Fail(DocumentFault.Shape);
        }
        if (!reader.Failed && (verification.IsIdentity || encryption.IsIdentity))
        {
            reader.Fail(DocumentFault.KeyIdentity);
        }
        certificate = new Certificate(signed, new CertificateContext(size, threshold, index), verification, encryption);
        return reader.End();
    }
}
