using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Hustings.Gate.Work;

/// <summary>
/// Proof of work bound to one ballot (docs/spec/gate.md, "Work"; after Back, "Hashcash", 2002). There are no tickets: a
/// replayed proof carries the same ballot, which has the same answer.
/// </summary>
/// <remarks>
/// The 32 bytes in the head of a request are the seed's epoch (8 bytes big-endian) and a nonce (24 bytes). The work's worth is the
/// number of leading zero bits of SHA-256 over the ASCII text <c>seed:ballot:work</c>: the seed, the SHA-256 of the ballot's bytes and
/// the 32 bytes themselves, each as 64 lower-case hex digits. Text, because a proxy without scripts can compute it.
/// </remarks>
public static class WorkProof
{
    /// <summary>Bytes of a proof in the head of a request.</summary>
    public const int Length = 32;

    private const int HexLength = 64;

    /// <summary>The epoch that a proof names; 0 when there is none.</summary>
    public static long EpochOf(ReadOnlySpan<byte> work) => BinaryPrimitives.ReadInt64BigEndian(work);

    /// <summary>Whether any work is shown at all: not 32 zero bytes.</summary>
    public static bool IsShown(ReadOnlySpan<byte> work) => work.ContainsAnyExcept((byte)0);

    /// <summary>Leading zero bits.</summary>
    /// <param name="seed">32 bytes.</param>
    /// <param name="ballotHash">SHA-256 of the ballot's bytes.</param>
    /// <param name="work">32 bytes.</param>
    public static int BitsOf(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> ballotHash, ReadOnlySpan<byte> work)
    {
        Span<byte> text = stackalloc byte[(3 * HexLength) + 2];
        WriteHex(seed, text);
        text[HexLength] = (byte)':';
        WriteHex(ballotHash, text[(HexLength + 1)..]);
        text[(2 * HexLength) + 1] = (byte)':';
        WriteHex(work, text[((2 * HexLength) + 2)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return LeadingZeros(hash);
    }

    /// <summary>Searches nonces one after another, from zero, until one is worth enough: what a client does.</summary>
    public static byte[] Solve(long epoch, ReadOnlySpan<byte> seed, ReadOnlySpan<byte> ballotHash, int bits)
    {
        var work = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(work, epoch);
        for (ulong nonce = 0; BitsOf(seed, ballotHash, work) < bits; nonce++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(work.AsSpan(Length - sizeof(ulong)), nonce);
        }

        return work;
    }

    private static void WriteHex(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        if (bytes.Length != Length || !Convert.TryToHexStringLower(bytes, text[..HexLength], out _))
        {
            throw new ArgumentException("seed, ballot hash and work have 32 bytes each");
        }
    }

    private static int LeadingZeros(ReadOnlySpan<byte> hash)
    {
        var bits = 0;
        foreach (var octet in hash)
        {
            if (octet != 0)
            {
                return bits + BitOperations.LeadingZeroCount(octet) - 24;
            }

            bits += 8;
        }

        return bits;
    }
}
