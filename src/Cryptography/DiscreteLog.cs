namespace Hustings.Cryptography;

/// <summary>Small discrete logarithms to base g, for reading totals. Baby steps, giant steps (Shanks 1971).</summary>
public static class DiscreteLog
{
    /// <summary>Finds m with 0 &lt;= m &lt;= <paramref name="max"/> and g^m = <paramref name="point"/>; about 2 sqrt(max) additions.</summary>
    public static bool TryFind(Point point, long max, out long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        int step = (int)Math.Ceiling(Math.Sqrt(max + 1.0));
        Dictionary<Point, int> baby = new(step);
        Point p = Point.Identity;
        for (int i = 0; i < step; i++)
        {
            baby.TryAdd(p, i);
            p += Point.Generator;
        }
        Point giant = p;
        Point remaining = point;
        for (long i = 0; i <= max; i += step)
        {
            if (baby.TryGetValue(remaining, out int rest))
            {
                value = i + rest;
                return value <= max;
            }
            remaining -= giant;
        }
        value = 0;
        return false;
    }
}
