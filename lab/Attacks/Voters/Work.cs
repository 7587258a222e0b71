using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Hustings.Lab.Attacks.Voters;

/// <summary>What <c>/public/gate.json</c> says (docs/spec/gate.md).</summary>
/// <param name="Epoch">Of the newest seed.</param>
/// <param name="Seed">64 hex digits.</param>
public sealed record GateNow(string State, int Bits, int HotBits, long Epoch, string Seed)
{
    /// <summary>Reads the file; null if it is not such a file.</summary>
    public static GateNow? Read(JsonNode? file) =>
        file?["seeds"] is JsonArray { Count: > 0 } seeds
            ? new(
                (string?)file["state"] ?? "",
                (int?)file["bits"] ?? 0,
                (int?)file["hotBits"] ?? 0,
                (long)seeds[0]!["epoch"]!,
                (string)seeds[0]!["seed"]!
            )
            : null;
}

/// <summary>
/// Proofs of work as a stranger writes them from docs/spec/gate.md, "Work". The lab knows nothing of the server's own code.
/// </summary>
public static class Work
{
    /// <summary>Where the proof stands in a request: 64 hex digits.</summary>
    public const int Offset = 16;

    private const int Digits = 64;

    /// <summary>Tries nonces until SHA-256 over <c>seed:ballot:work</c> begins with so many zero bits; the 64 hex digits.</summary>
    /// <param name="ballot">SHA-256 of the ballot's bytes, 64 hex digits.</param>
    public static string Solve(GateNow gate, string ballot, int bits, CancellationToken cancellation)
    {
        byte[] text = Encoding.ASCII.GetBytes($"{gate.Seed}:{ballot}:{gate.Epoch:x16}{new string('0', 48)}");
        Span<byte> count = stackalloc byte[sizeof(ulong)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (ulong nonce = 0; ; nonce++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(count, nonce);
            Convert.TryToHexStringLower(count, text.AsSpan(text.Length - 16), out _);
            SHA256.HashData(text, hash);
            if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(hash)) >= bits)
            {
                return Encoding.ASCII.GetString(text, text.Length - Digits, Digits);
            }

            if (nonce % 4096 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>The same request with this proof in its head.</summary>
    /// <param name="line">Bytes in front of the head: a terminal's line.</param>
    public static byte[] Put(ReadOnlySpan<byte> request, string proof, int line = 0)
    {
        byte[] with = request.ToArray();
        Encoding.ASCII.GetBytes(proof, with.AsSpan(line + Offset, Digits));
        return with;
    }
}
