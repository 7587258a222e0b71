using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hustings.Cryptography.Shuffles;

/// <summary>
/// The equations t^_i = c^_i^-c g^s^_i c^_(i-1)^s'_i of a shuffle's chain, all in one: each taken to a power of 128 bits, their product must be neutral. If one does not
/// hold, that happens for one choice of powers in 2^128. The powers come out of a hash over everything that the equations are about: whoever makes
/// the proof knows them only when it can no longer be changed. Source: Bellare, Garay, Rabin, "Fast batch verification for modular exponentiation" (1998).
/// All points are in the prime-order group, without which this would be wrong.
/// </summary>
internal static class ShuffleChain
{
    /// <param name="challenge">c, a hash over the whole statement, all commitments and the chain.</param>
    public static bool Holds(
        ReadOnlySpan<Point> commitments,
        ShuffleResponses responses,
        ReadOnlySpan<Point> chain,
        in Scalar challenge
    )
    {
        int n = chain.Length;
        Scalar[] powers = Powers(challenge, responses);
        Scalar[] scalars = new Scalar[2 * n + 2];
        Point[] points = new Point[2 * n + 2];
        Scalar generator = Scalar.Zero;
        for (int i = 0; i < n; i++)
        {
            (points[i], scalars[i]) = (commitments[i], powers[i]);
            (points[n + i], scalars[n + i]) = (chain[i], powers[i] * challenge);
            generator -= powers[i] * responses.Hat[i];
        }
        // The link before each one: the first is the secondary generator.
        (points[2 * n], points[2 * n + 1]) = (Generators.Secondary, Point.Generator);
        scalars[2 * n + 1] = generator;
        for (int i = 0; i < n; i++)
            scalars[i == 0 ? 2 * n : n + i - 1] -= powers[i] * responses.Prime[i];
        return MultiExponentiation.Sum(scalars, points).IsIdentity;
    }

    private static Scalar[] Powers(in Scalar challenge, ShuffleResponses responses)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[32];
        hash.AppendData("hustings|shuffle-chain|"u8);
        Append(challenge, bytes);
        foreach (Scalar response in responses.Hat)
            Append(response, bytes);
        foreach (Scalar response in responses.Prime)
            Append(response, bytes);
        Span<byte> input = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int)];
        hash.GetHashAndReset(input);
        Scalar[] powers = new Scalar[responses.Hat.Length];
        for (int i = 0; i < powers.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(input[SHA256.HashSizeInBytes..], i);
            SHA256.HashData(input, bytes);
            bytes[16..].Clear();
            _ = Scalar.TryDecode(bytes, out powers[i]);
        }
        return powers;

        void Append(in Scalar scalar, Span<byte> buffer)
        {
            scalar.Encode(buffer);
            hash.AppendData(buffer);
        }
    }
}
