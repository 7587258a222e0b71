using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;
using Hustings.Record.Threshold;

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

    /// <summary>The key on its own, as a trustee sends it to whoever sets the election up.</summary>
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        Write(writer, this);
        return writer.ToArray();
    }

    internal static void Write(CanonicalWriter writer, TrusteePublicKey key)
    {
        writer.Raw("{\"pok\":"u8).Proof(key.Pok).Raw(",\"public_key\":"u8).Point(key.Key);
        if (key.Name is { } name)
        {
            writer.Raw(",\"name\":"u8).String(name);
        }
        writer.Raw("}"u8);
    }
}

/// <summary>One item of the list of trustees: a key that is always needed, or a group of which some must act.</summary>
public abstract record TrusteeItem
{
    private protected TrusteeItem() { }

    /// <summary>This item's keys, in the order of their owners.</summary>
    public abstract IReadOnlyList<TrusteePublicKey> Keys { get; }
}

/// <summary>A trustee whose key is always needed.</summary>
public sealed record SingleTrustee(TrusteePublicKey Key) : TrusteeItem
{
    public override IReadOnlyList<TrusteePublicKey> Keys => [Key];
}

/// <summary>A group made by <see cref="KeyEstablishment"/>.</summary>
public sealed record ThresholdTrustees(ThresholdParameters Parameters) : TrusteeItem
{
    public override IReadOnlyList<TrusteePublicKey> Keys => [.. Parameters.VerificationKeys.Select(key => key.Key)];
}

/// <summary>
/// The trustees of an election (specification, "Trustees"), numbered from 1 through all items. Reading checks form and
/// keys; proofs and signatures are checked by whoever asks (<see cref="TrusteePublicKey.ProofHolds"/>,
/// <see cref="ThresholdParameters.Check"/>).
/// </summary>
public sealed class TrusteeKeys
{
    private TrusteeKeys(IReadOnlyList<TrusteeItem> items, byte[] bytes)
    {
        Items = items;
        Keys = [.. items.SelectMany(item => item.Keys)];
        Bytes = bytes;
        CombinedKey = items.Aggregate(Point.Identity, (sum, item) => sum + KeyOf(item));
        Hash = Fingerprint.Hex(bytes);
    }

    public IReadOnlyList<TrusteeItem> Items { get; }

    /// <summary>Every trustee's key: the one of owner n at place n - 1.</summary>
    public IReadOnlyList<TrusteePublicKey> Keys { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The product of all items' keys: what the election's public key must be.</summary>
    public Point CombinedKey { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out TrusteeKeys? trustees) =>
        Diagnosis.Read(bytes, Limits.TrusteesBytes, Read, out trustees);

    /// <summary>Trustees all of whom are needed.</summary>
    public static TrusteeKeys Create(IReadOnlyList<TrusteePublicKey> keys) =>
        Create([.. keys.Select(key => new SingleTrustee(key))]);

    public static TrusteeKeys Create(IReadOnlyList<TrusteeItem> items)
    {
        var fault = TryRead(Write(items), out var trustees);
        return fault == DocumentFault.None
            ? trustees!
            : throw new ArgumentException($"not a list of trustees: {fault}", nameof(items));
    }

    /// <summary>
    /// With which exponent each owner's factor goes into the decryption (specification, "Election result"): 1 for a
    /// single trustee, Lagrange's coefficient in a group. False if an item has too few.
    /// </summary>
    /// <param name="owners">Whose partial decryptions are there.</param>
    public bool TryCombine(IReadOnlyCollection<int> owners, out IReadOnlyDictionary<int, Scalar> coefficients)
    {
        var found = new Dictionary<int, Scalar>();
        coefficients = found;
        var first = 1;
        foreach (var item in Items)
        {
            var start = first;
            int[] present =
            [
                .. owners.Where(o => o >= start && o < start + item.Keys.Count).Select(o => o - start + 1),
            ];
            var needed = item is ThresholdTrustees group ? group.Parameters.Threshold : 1;
            if (present.Length < needed)
            {
                return false;
            }
            foreach (var index in present)
            {
                found[start + index - 1] = item is SingleTrustee ? Scalar.One : Sharing.Lagrange(index, present);
            }
            first += item.Keys.Count;
        }
        return true;
    }

    private static Point KeyOf(TrusteeItem item) =>
        item is ThresholdTrustees group ? group.Parameters.Key() : item.Keys[0].Key;

    private static byte[] Write(IEnumerable<TrusteeItem> items) =>
        new CanonicalWriter()
            .Array(
                items,
                (writer, item) =>
                {
                    if (item is ThresholdTrustees group)
                    {
                        writer.Raw("[\"Pedersen\","u8);
                        ThresholdParameters.Write(writer, group.Parameters);
                        writer.Raw("]"u8);
                        return;
                    }
                    writer.Raw("[\"Single\","u8);
                    TrusteePublicKey.Write(writer, item.Keys[0]);
                    writer.Raw("]"u8);
                }
            )
            .ToArray();

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out TrusteeKeys? trustees)
    {
        trustees = null;
        var reader = new CanonicalReader(bytes);
        var items = reader.List(Limits.Trustees, ReadItem);
        if (!reader.Failed && (items.Length == 0 || items.Sum(item => item.Keys.Count) > Limits.Trustees))
        {
            reader.Fail(DocumentFault.Shape);
        }
        if (!reader.Failed && items.Any(item => item.Keys.Any(key => key.Key.IsIdentity)))
        {
            reader.Fail(DocumentFault.KeyIdentity);
        }
        var fault = reader.End();
        foreach (var group in items.OfType<ThresholdTrustees>())
        {
            fault = fault == DocumentFault.None ? group.Parameters.CheckForm() : fault;
        }
        trustees = fault == DocumentFault.None ? new TrusteeKeys(items, bytes.ToArray()) : null;
        return fault;
    }

    private static TrusteeItem ReadItem(ref CanonicalReader reader)
    {
        if (reader.TryTake("[\"Pedersen\","u8))
        {
            var parameters = ThresholdParameters.Read(ref reader);
            reader.Take("]"u8);
            return new ThresholdTrustees(parameters);
        }
        reader.Take("[\"Single\",{\"pok\":"u8);
        var pok = reader.Proof();
        reader.Take(",\"public_key\":"u8);
        var key = reader.Point();
        var name = reader.TryTake(",\"name\":"u8) ? reader.String() : null;
        reader.Take("}]"u8);
        return new SingleTrustee(new TrusteePublicKey(key, pok, name));
    }
}
