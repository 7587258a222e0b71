namespace Hustings.Contest.Roll;

/// <summary>How alike two folded texts are.</summary>
internal static class Likeness
{
    private const int Longest = 64;

    /// <summary>
    /// Letters to insert, delete, replace or exchange with their neighbour to make one text of the other (optimal string
    /// alignment; Damerau 1964, Levenshtein 1966); <paramref name="limit"/> + 1 where it is more than the limit.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > Longest || b.Length > Longest)
        {
            return a.SequenceEqual(b) ? 0 : limit + 1;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, before[j - 2] + 1);
                }

                row[j] = best;
                least = Math.Min(least, best);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return Math.Min(last[b.Length], limit + 1);
    }

    /// <summary>Jaro's similarity with Winkler's bonus of a tenth for each of up to four common first letters: 0 to 1.</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length == 0 || b.Length == 0 || a.Length > Longest || b.Length > Longest)
        {
            return a.SequenceEqual(b) ? 1 : 0;
        }

        Span<bool> inA = stackalloc bool[a.Length];
        Span<bool> inB = stackalloc bool[b.Length];
        var reach = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(b.Length, i + reach + 1); j++)
            {
                if (!inB[j] && a[i] == b[j])
                {
                    inA[i] = inB[j] = true;
                    common++;
                    break;
                }
            }
        }

        if (common == 0)
        {
            return 0;
        }

        var exchanged = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (inA[i])
            {
                while (!inB[j])
                {
                    j++;
                }

                exchanged += a[i] == b[j++] ? 0 : 1;
            }
        }

        double m = common;
        var jaro = (m / a.Length + m / b.Length + (m - exchanged / 2) / m) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + prefix * 0.1 * (1 - jaro);
    }
}
