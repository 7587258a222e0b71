using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hustings.Cryptography;

/// <summary>
/// Generators whose logarithms nobody knows, for commitments. Source: specification, table GetGenerator (Ed25519): hash, decompress at the
/// next y that is on the curve, multiply by the cofactor 8.
/// </summary>
public static class Generators
{
    private static readonly ConcurrentDictionary<int, Point> s_known = new();

    /// <summary>h, the "secondary generator": GetGenerator(-1).</summary>
    public static Point Secondary { get; } = Get(-1);

    /// <summary>GetGenerator(index), index from 0 (or -1 for <see cref="Secondary"/>). Remembered: it costs a hash and a square root.</summary>
    public static Point Get(int index) => s_known.GetOrAdd(index, Make);

    private static Point Make(int index)
    {
        byte[] digest = SHA256.HashData(
            Encoding.ASCII.GetBytes("ggen|" + index.ToString(CultureInfo.InvariantCulture))
        );
        // The number shifted right by two: at most 254 bits, so the sign bit is clear and y is below p after a few steps.
        System.Numerics.BigInteger y = new System.Numerics.BigInteger(digest, isUnsigned: true, isBigEndian: true) >> 2;
        Span<byte> encoding = stackalloc byte[Point.Size];
        EdwardsPoint p;
        while (true)
        {
            encoding.Clear();
            _ = y.TryWriteBytes(encoding, out _, isUnsigned: true);
            if (Point.TryDecompress(encoding, out p) == PointFault.None)
                break;
            y += 1;
        }
        Point generator = new(p.Double().Double().Double());
        if (generator.IsIdentity || generator == Point.Generator)
            throw new InvalidOperationException("A derived generator is trivial.");
        return generator;
    }
}
