using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hustings.Contest.Casting;

/// <summary>
/// What the server keeps of the PINs of a contest, one value for each row of the credential table: HMAC-SHA256 under a key that lives
/// outside the database and its backups. One PIN serves all stages, as one voting code does. Without the key the values say
/// nothing; with it 10^8 PINs are quickly tried, so the lock after five wrong ones is what protects a PIN against guessing, and the
/// key's place is what protects the file.
/// </summary>
public sealed class PinTable
{
    /// <summary>Digits of a PIN.</summary>
    public const int PinLength = 8;

    /// <summary>Bytes of the key, and of a value.</summary>
    public const int KeyLength = 32;

    private readonly byte[] key;
    private readonly string contest;
    private readonly byte[] macs;

    /// <param name="contest">The contest's id.</param>
    /// <param name="macs">32 bytes for each row, one after the other.</param>
    public PinTable(byte[] key, string contest, byte[] macs)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyLength);
        ArgumentOutOfRangeException.ThrowIfNotEqual(macs.Length % KeyLength, 0);
        this.key = key;
        this.contest = contest;
        this.macs = macs;
    }

    public int Rows => macs.Length / KeyLength;

    /// <summary>Whether this is the row's PIN, compared in constant time.</summary>
    public bool Matches(int row, ReadOnlySpan<byte> pin) =>
        row >= 0
        && row < Rows
        && CryptographicOperations.FixedTimeEquals(
            macs.AsSpan(row * KeyLength, KeyLength),
            Mac(key, contest, row, pin)
        );

    /// <summary>Whether these are eight ASCII digits.</summary>
    public static bool IsPin(ReadOnlySpan<byte> pin) =>
        pin.Length == PinLength && !pin.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>
    /// The stored value: HMAC-SHA256 over label, contest id, row (4 bytes, big-endian) and PIN, each preceded by its length (4 bytes,
    /// big-endian), so that no two different inputs share their bytes.
    /// </summary>
    public static byte[] Mac(ReadOnlySpan<byte> key, string contest, int row, ReadOnlySpan<byte> pin)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, row);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(mac, "hustings/2 pin-mac"u8);
        Append(mac, Encoding.UTF8.GetBytes(contest));
        Append(mac, number);
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
