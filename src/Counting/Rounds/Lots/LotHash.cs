using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hustings.Counting.Rounds.Lots;

/// <summary>
/// SHA-256 over a label and inputs, each preceded by its length in bytes as 8 bytes big-endian, so that no two lists of
/// inputs hash the same bytes. The convention of docs/spec/companion-proofs.md.
/// </summary>
internal static class LotHash
{
    public static byte[] Of(string label, params ReadOnlySpan<byte[]> inputs)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Text(label));
        foreach (byte[] input in inputs)
            Append(hash, input);
        return hash.GetHashAndReset();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Integer(long number)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static void Append(IncrementalHash hash, byte[] input)
    {
        hash.AppendData(Integer(input.Length));
        hash.AppendData(input);
    }
}
