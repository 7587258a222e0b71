using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hustings.Contest.Casting;

/// <summary>
/// What the server keeps of the PINs of one stage: HMAC-SHA256 under a key that lives outside the database and its
/// backups. Without the key the values say nothing; with it 10^8 PINs are quickly tried, so the lock after five wrong ones
/// is what protects a PIN against guessing, and the key's place is what protects the file.
/// </summary>
public sealed class PinVault
{
    /// <summary>Digits of a PIN.</summary>
    public const int PinLength = 8;

    /// <summary>Bytes of the key.</summary>
    public const int KeyLength = 32;

    private readonly byte[] key;
    private readonly string uuid;
    private readonly IReadOnlyDictionary<Credential, byte[]> macs;

    public PinVault(byte[] key, string uuid, IReadOnlyDictionary<Credential, byte[]> macs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyLength);
        this.key = key;
        this.uuid = uuid;
        this.macs = macs;
    }

    /// <summary>Whether this is the credential's PIN, compared in constant time.</summary>
    public bool Matches(Credential credential, ReadOnlySpan<byte> pin) =>
        macs.TryGetValue(credential, out var mac)
        && CryptographicOperations.FixedTimeEquals(mac, Mac(key, uuid, credential, pin));

    /// <summary>Whether these are eight ASCII digits.</summary>
    public static bool IsPin(ReadOnlySpan<byte> pin) =>
        pin.Length == PinLength && !pin.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>
    /// The stored value: HMAC-SHA256 over label, uuid, credential and PIN, each preceded by its length (4 bytes, big-endian),
    /// so that no two different inputs share their bytes.
    /// </summary>
    public static byte[] Mac(ReadOnlySpan<byte> key, string uuid, Credential credential, ReadOnlySpan<byte> pin)
    {
        Span<byte> id = stackalloc byte[32];
        credential.CopyTo(id);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(mac, "hustings/1 pin-mac"u8);
        Append(mac, System.Text.Encoding.UTF8.GetBytes(uuid));
        Append(mac, id);
        Append(mac, pin);
        return mac.GetHashAndReset();
    }

    private static void Append(IncrementalHash mac, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        mac.AppendData(length);
        mac.AppendData(field);
    }
}
