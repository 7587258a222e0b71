using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hustings.Cryptography.Shuffles;

/// <summary>The strings that a shuffle proof hashes (specification, tables GetNIZKPChallenge(s) and the array serialisations).</summary>
internal sealed class ShuffleTranscript : IDisposable
{
    private readonly string _electionHash;
    private readonly Point _key;
    private readonly MemoryStream _strC = new();

    public ShuffleTranscript(
        string electionHash,
        Point key,
        ReadOnlySpan<Ciphertext> input,
        ReadOnlySpan<Ciphertext> output,
        ReadOnlySpan<Point> permutation
    )
    {
        _electionHash = electionHash;
        _key = key;
        Append(_strC, input);
        Append(_strC, output);
        Append(_strC, permutation);
    }

    /// <summary>u: one challenge per ciphertext.</summary>
    public Scalar[] PermutationChallenges(int count)
    {
        byte[] prefix = Encoding.ASCII.GetBytes($"shuffle-challenges|{_electionHash}|");
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        hash.AppendData(_strC.GetBuffer().AsSpan(0, (int)_strC.Length));
        byte[] input = new byte[128];
        WriteHexDigest(hash.GetHashAndReset(), input);
        Scalar[] challenges = new Scalar[count];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        for (int i = 0; i < count; i++)
        {
            SHA256.HashData(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)), digest);
            WriteHexDigest(digest, input.AsSpan(64));
            SHA256.HashData(input, digest);
            challenges[i] = Scalar.ReduceBigEndian(digest);
        }
        return challenges;
    }

    /// <summary>c: the challenge over everything.</summary>
    public Scalar Challenge(ShuffleCommitments t, ReadOnlySpan<Point> chain)
    {
        using MemoryStream text = new();
        text.Write(Encoding.ASCII.GetBytes($"shuffle-challenge|{_electionHash}|"));
        Append(text, [t.T1, t.T2, t.T3, t.T41, t.T42]);
        Append(text, t.Hat);
        _strC.WriteTo(text);
        Append(text, chain);
        Span<byte> hex = stackalloc byte[Point.HexSize];
        _key.WriteHex(hex);
        text.Write(hex);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length), digest);
        return Scalar.ReduceBigEndian(digest);
    }

    public void Dispose() => _strC.Dispose();

    private static void Append(MemoryStream text, ReadOnlySpan<Ciphertext> ciphertexts)
    {
        Point[] points = new Point[2 * ciphertexts.Length];
        for (int i = 0; i < ciphertexts.Length; i++)
        {
            points[2 * i] = ciphertexts[i].Alpha;
            points[2 * i + 1] = ciphertexts[i].Beta;
        }
        Append(text, points);
    }

    private static void Append(MemoryStream text, ReadOnlySpan<Point> points)
    {
        const int batch = 32;
        Span<byte> hex = stackalloc byte[batch * Point.HexSize];
        Span<EdwardsPoint> some = stackalloc EdwardsPoint[batch];
        for (int start = 0; start < points.Length; start += batch)
        {
            int count = Math.Min(batch, points.Length - start);
            for (int i = 0; i < count; i++)
                some[i] = points[start + i].Edwards;
            Point.WriteHex(some[..count], hex);
            for (int i = 0; i < count; i++)
            {
                text.Write(hex.Slice(i * Point.HexSize, Point.HexSize));
                text.WriteByte((byte)',');
            }
        }
    }

    private static void WriteHexDigest(ReadOnlySpan<byte> digest, Span<byte> destination) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest), destination);
}
