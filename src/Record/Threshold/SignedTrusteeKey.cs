using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>A threshold trustee's public key: proof of knowledge, and the owner's signature under its certificate.</summary>
public sealed record SignedTrusteeKey(TrusteePublicKey Key, Proof Signature)
{
    public static SignedTrusteeKey Make(SecretScalar share, SecretScalar signingKey, IRandomSource random)
    {
        var key = TrusteePublicKey.Make(share, random);
        return new SignedTrusteeKey(key, MessageSignature.Sign(signingKey, SignedText(key.Key), random));
    }

    public bool SignedBy(Point verificationKey) =>
        MessageSignature.Verify(verificationKey, SignedText(Key.Key), Signature);

    internal static void Write(CanonicalWriter writer, SignedTrusteeKey key)
    {
        writer.Raw("{\"pok\":"u8).Proof(key.Key.Pok).Raw(",\"public_key\":"u8).Point(key.Key.Key);
        writer.Raw(",\"signature\":"u8).Proof(key.Signature);
        if (key.Key.Name is { } name)
        {
            writer.Raw(",\"name\":"u8).String(name);
        }
        writer.Raw("}"u8);
    }

    internal static SignedTrusteeKey Read(ref CanonicalReader reader)
    {
        reader.Take("{\"pok\":"u8);
        var pok = reader.Proof();
        reader.Take(",\"public_key\":"u8);
        var key = reader.Point();
        reader.Take(",\"signature\":"u8);
        var signature = reader.Proof();
        var name = reader.TryTake(",\"name\":"u8) ? reader.String() : null;
        reader.Take("}"u8);
        return new SignedTrusteeKey(new TrusteePublicKey(key, pok, name), signature);
    }

    // Measured on the reference tool's files: the key as it stands in JSON, without quotes.
    private static string SignedText(Point key) => key.ToString();
}
