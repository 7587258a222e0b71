using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hustings.Cryptography.Lanes;

/// <summary>
/// Sums of very many products, four windows of the scalars side by side: each lane has the buckets of a window of its own, into which every point goes.
/// Source: as <see cref="MultiExponentiation"/>, with signed digits.
/// </summary>
internal static class LaneBuckets
{
    private const int Bits = 254;

    /// <summary>Sum of scalars[i] points[i].</summary>
    public static EdwardsPoint Sum(ReadOnlySpan<Scalar> scalars, ReadOnlySpan<Point> points)
    {
        int width = Width(points.Length);
        int windows = (Bits + width - 1) / width;
        short[] digits = new short[windows * scalars.Length];
        for (int i = 0; i < scalars.Length; i++)
            WriteDigits(scalars[i], width, digits.AsSpan(i * windows, windows));
        int groups = (windows + LaneField.Lanes - 1) / LaneField.Lanes;
        EdwardsPoint[] sums = new EdwardsPoint[groups * LaneField.Lanes];
        double[] buckets = new double[LaneField.Lanes * Places(width)];
        for (int group = 0; group < groups; group++)
            SumWindows(digits, windows, points, group * LaneField.Lanes, width, buckets, sums);
        EdwardsPoint total = EdwardsPoint.Identity;
        for (int window = windows - 1; window >= 0; window--)
        {
            for (int i = 0; i < width; i++)
                total = total.Double();
            total = total.Add(sums[window]);
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumWindows(
        ReadOnlySpan<short> digits,
        int windows,
        ReadOnlySpan<Point> points,
        int first,
        int width,
        Span<double> buckets,
        Span<EdwardsPoint> sums
    )
    {
        int lane = Places(width);
        LanePoint identity = LanePoint.Identity;
        for (int place = 0; place < lane; place += LaneMemory.ExtendedSize)
            LaneMemory.Write(identity, buckets, place, place + lane, place + 2 * lane, place + 3 * lane);
        for (int i = 0; i < points.Length; i++)
        {
            ReadOnlySpan<short> own = digits.Slice(i * windows, windows)[first..];
            int d0 = own[0];
            int d1 = own.Length > 1 ? own[1] : 0;
            int d2 = own.Length > 2 ? own[2] : 0;
            int d3 = own.Length > 3 ? own[3] : 0;
            if ((d0 | d1 | d2 | d3) == 0)
                continue;
            EdwardsPoint p = points[i].Edwards;
            LaneCached.From(LanePoint.From(p, p, p, p), out LaneCached cached);
            cached.WithSign(Vector256.Create(d0 >> 31, d1 >> 31, d2 >> 31, (long)(d3 >> 31)), out LaneCached signed);
            // Bucket 0 takes what a zero digit stands for and is never read.
            int p0 = Math.Abs(d0) * LaneMemory.ExtendedSize;
            int p1 = lane + Math.Abs(d1) * LaneMemory.ExtendedSize;
            int p2 = 2 * lane + Math.Abs(d2) * LaneMemory.ExtendedSize;
            int p3 = 3 * lane + Math.Abs(d3) * LaneMemory.ExtendedSize;
            LaneMemory.Read(buckets, p0, p1, p2, p3, out LanePoint bucket);
            LanePoint.Add(bucket, signed, out bucket);
            LaneMemory.Write(bucket, buckets, p0, p1, p2, p3);
        }
        LanePoint running = identity;
        LanePoint sum = identity;
        for (int place = lane - LaneMemory.ExtendedSize; place > 0; place -= LaneMemory.ExtendedSize)
        {
            LaneMemory.Read(buckets, place, place + lane, place + 2 * lane, place + 3 * lane, out LanePoint content);
            LaneCached.From(content, out LaneCached cached);
            LanePoint.Add(running, cached, out running);
            LaneCached.From(running, out cached);
            LanePoint.Add(sum, cached, out sum);
        }
        for (int i = 0; i < LaneField.Lanes; i++)
            sums[first + i] = sum.Get(i);
    }

    // Buckets 0 to 2^(width - 1) of one lane, in doubles.
    private static int Places(int width) => ((1 << (width - 1)) + 1) * LaneMemory.ExtendedSize;

    // Additions over the points and twice over the buckets, four windows at a time.
    private static int Width(int count)
    {
        int best = 2;
        double cost = double.MaxValue;
        for (int width = 2; width <= 13; width++)
        {
            int groups = ((Bits + width - 1) / width + LaneField.Lanes - 1) / LaneField.Lanes;
            double additions = groups * (count + 2.0 * (1 << (width - 1)));
            if (additions < cost)
                (best, cost) = (width, additions);
        }
        return best;
    }

    private static void WriteDigits(in Scalar scalar, int width, Span<short> digits)
    {
        int carry = 0;
        int half = 1 << (width - 1);
        for (int i = 0; i < digits.Length; i++)
        {
            int position = i * width;
            ulong bits = scalar.Word(position >> 6) >> (position & 63);
            if ((position & 63) + width > 64 && position < 192)
                bits |= unchecked(scalar.Word((position >> 6) + 1) << (64 - (position & 63)));
            int digit = (int)(bits & ((1UL << width) - 1)) + carry;
            carry = digit >= half ? 1 : 0;
            digits[i] = (short)(digit - (carry << width));
        }
    }
}
