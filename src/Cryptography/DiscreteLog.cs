using System.Buffers.Binary;

namespace Hustings.Cryptography;

/// <summary>Small discrete logarithms to base g, for reading totals. Baby steps, giant steps (Shanks 1971).</summary>
public static class DiscreteLog
{
    private const int Batch = 64;

    /// <summary>Finds m with 0 &lt;= m &lt;= <paramref name="max"/> and g^m = <paramref name="point"/>; about 2 sqrt(max) additions.</summary>
    public static bool TryFind(Point point, long max, out long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        int step = (int)Math.Ceiling(Math.Sqrt(max + 1.0));
        Dictionary<ulong, int> baby = BabySteps(step);
        Point giant = Point.MultiplyBase(Scalar.From((ulong)step));
        EdwardsPoint[] points = new EdwardsPoint[Batch];
        byte[] encodings = new byte[Batch * Point.Size];
        Point remaining = point;
        for (long i = 0; i <= max; i += (long)step * Batch)
        {
            for (int j = 0; j < Batch; j++)
            {
                points[j] = remaining.Edwards;
                remaining -= giant;
            }
            Point.Encode(points, encodings);
            for (int j = 0; j < Batch; j++)
            {
                if (!baby.TryGetValue(Key(encodings, j), out int rest))
                    continue;
                value = i + (long)j * step + rest;
                // The key is only a part of the encoding.
                if (value <= max && Point.MultiplyBase(Scalar.From((ulong)value)) == point)
                    return true;
            }
        }
        value = 0;
        return false;
    }

    private static Dictionary<ulong, int> BabySteps(int count)
    {
        Dictionary<ulong, int> steps = new(count);
        EdwardsPoint[] points = new EdwardsPoint[Batch];
        byte[] encodings = new byte[Batch * Point.Size];
        Point p = Point.Identity;
        for (int start = 0; start < count; start += Batch)
        {
            for (int j = 0; j < Batch; j++)
            {
                points[j] = p.Edwards;
                p += Point.Generator;
            }
            Point.Encode(points, encodings);
            for (int j = 0; j < Batch && start + j < count; j++)
                steps.TryAdd(Key(encodings, j), start + j);
        }
        return steps;
    }

    // 64 of an encoding's bits: among a million baby steps two alike are a matter of one in ten million.
    private static ulong Key(byte[] encodings, int index) =>
        BinaryPrimitives.ReadUInt64LittleEndian(encodings.AsSpan(index * Point.Size));
}
