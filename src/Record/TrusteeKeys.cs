using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>One trustee's public key with the proof that its owner knows the secret half.</summary>
/// <param name="Name">Who it is, if the trustee list says so.</param>
public sealed record TrusteePublicKey(Point Key, Proof Pok, string? Name = null)
{
    public bool ProofHolds() => KeyProof.Verify(Election.Group, Key, Pok);

    /// <summary>Hash of the key alone, unpadded Base64: what a trustee compares.</summary>
    public string Fingerprint => Record.Fingerprint.Compact(System.Text.Encoding.ASCII.GetBytes(Key.ToString()));

    public static TrusteePublicKey Make(SecretScalar secret, IRandomSource random, string? name = null)
    {
        var key = secret.PublicPoint();
        return new TrusteePublicKey(key, KeyProof.Prove(Election.Group, secret, key, random), name);
    }
}

/// <summary>
/// The trustees of an election (specification, "Trustees"), each with a key that is needed to decrypt. Threshold
/// trustees are refused by name.
/// </summary>
public sealed class TrusteeKeys
{
    private TrusteeKeys(IReadOnlyList<TrusteePublicKey> keys, byte[] bytes)
    {
        Keys = keys;
        Bytes = bytes;
        CombinedKey = keys.Aggregate(Point.Identity, (sum, trustee) => sum + trustee.Key);
        Hash = Fingerprint.Hex(bytes);
    }

    public IReadOnlyList<TrusteePublicKey> Keys { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The product of all keys: what the election's public key must be.</summary>
    public Point CombinedKey { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out TrusteeKeys? trustees) =>
        Diagnosis.Read(bytes, Limits.TrusteesBytes, Read, out trustees);

    public static TrusteeKeys Create(IReadOnlyList<TrusteePublicKey> keys)
    {
        var fault = TryRead(Write(keys), out var trustees);
        return fault == DocumentFault.None
            ? trustees!
            : throw new ArgumentException($"not a list of trustees: {fault}", nameof(keys));
    }

    private static byte[] Write(IEnumerable<TrusteePublicKey> keys) =>
        new CanonicalWriter()
            .Array(
                keys,
                (writer, trustee) =>
                {
                    writer.Raw("[\"Single\",{\"pok\":"u8).Proof(trustee.Pok);
                    writer.Raw(",\"public_key\":"u8).Point(trustee.Key);
                    if (trustee.Name is { } name)
                    {
                        writer.Raw(",\"name\":"u8).String(name);
                    }
                    writer.Raw("}]"u8);
                }
            )
            .ToArray();

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out TrusteeKeys? trustees)
    {
        var reader = new CanonicalReader(bytes);
        var keys = new List<TrusteePublicKey>();
        reader.Take("["u8);
        do
        {
            keys.Add(ReadOne(ref reader));
            if (keys.Count > Limits.Trustees)
            {
                reader.Fail(DocumentFault.Shape);
            }
        } while (reader.TryTake(","u8));
        reader.Take("]"u8);
        var fault = reader.End();
        trustees = fault == DocumentFault.None ? new TrusteeKeys(keys, bytes.ToArray()) : null;
        return fault;
    }

    private static TrusteePublicKey ReadOne(ref CanonicalReader reader)
    {
        if (reader.TryTake("[\"Pedersen\","u8))
        {
            reader.Fail(DocumentFault.UnsupportedTrustee);
        }
        reader.Take("[\"Single\",{\"pok\":"u8);
        var pok = reader.Proof();
        reader.Take(",\"public_key\":"u8);
        var key = reader.Point();
        if (reader.TryTake(",\"signature\":"u8))
        {
            reader.Fail(DocumentFault.UnsupportedTrustee);
        }
        if (!reader.Failed && key.IsIdentity)
        {
            reader.Fail(DocumentFault.KeyIdentity);
        }
        var name = reader.TryTake(",\"name\":"u8) ? reader.String() : null;
        reader.Take("}]"u8);
        return new TrusteePublicKey(key, pok, name);
    }
}
