using Hustings.Cryptography.Lanes;

namespace Hustings.Cryptography;

/// <summary>
/// Sums of many products of public points by public scalars. Variable time. Source: Pippenger's buckets as in Bernstein, Doumen, Lange,
/// Oosterwijk, "Faster batch forgery identification" (2012).
/// </summary>
internal static class MultiExponentiation
{
    /// <summary>Sum of scalars[i] points[i]; the identity for none.</summary>
    public static Point Sum(ReadOnlySpan<Scalar> scalars, ReadOnlySpan<Point> points) =>
        Sum(scalars, points, LaneField.Pays);

    /// <summary>The same, in lanes or one by one.</summary>
    public static Point Sum(ReadOnlySpan<Scalar> scalars, ReadOnlySpan<Point> points, bool lanes)
    {
        if (scalars.Length != points.Length)
            throw new ArgumentException("As many scalars as points are needed.");
        if (lanes)
            return new Point(LaneBuckets.Sum(scalars, points));
        int width = WindowWidth(points.Length);
        EdwardsPoint[] buckets = new EdwardsPoint[(1 << width) - 1];
        bool[] used = new bool[buckets.Length];
        EdwardsPoint total = EdwardsPoint.Identity;
        for (int window = (253 + width - 1) / width - 1; window >= 0; window--)
        {
            for (int i = 0; i < width; i++)
                total = total.Double();
            Array.Clear(used);
            for (int i = 0; i < points.Length; i++)
            {
                int digit = Digit(scalars[i], window * width, width);
                if (digit == 0)
                    continue;
                buckets[digit - 1] = used[digit - 1] ? buckets[digit - 1].Add(points[i].Edwards) : points[i].Edwards;
                used[digit - 1] = true;
            }
            // Sum of digit * bucket by a running sum from the top.
            EdwardsPoint running = EdwardsPoint.Identity;
            for (int digit = buckets.Length - 1; digit >= 0; digit--)
            {
                if (used[digit])
                    running = running.Add(buckets[digit]);
                total = total.Add(running);
            }
        }
        return new Point(total);
    }

    /// <summary>The width that makes additions into buckets and over buckets about equal.</summary>
    private static int WindowWidth(int count)
    {
        int best = 1;
        double cost = double.MaxValue;
        for (int width = 1; width <= 14; width++)
        {
            double additions = 253.0 / width * (count + 2.0 * (1 << width));
            if (additions < cost)
                (best, cost) = (width, additions);
        }
        return best;
    }

    private static int Digit(in Scalar scalar, int position, int width)
    {
        int word = position >> 6;
        int shift = position & 63;
        ulong bits = scalar.Word(word) >> shift;
        if (shift + width > 64 && word < 3)
            bits |= unchecked(scalar.Word(word + 1) << (64 - shift));
        return (int)(bits & ((1UL << width) - 1));
    }
}
