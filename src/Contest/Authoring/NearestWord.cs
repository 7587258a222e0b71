namespace Hustings.Contest.Authoring;

/// <summary>"Did you mean": the word of a list that a slip of the pen would most likely come from.</summary>
internal static class NearestWord
{
    public static string? Of(string written, IEnumerable<string> known) =>
        known
            .Select(word => (word, distance: Distance(Plain(written), Plain(word))))
            .Where(one => one.distance <= Math.Max(1, one.word.Length / 3))
            .OrderBy(one => one.distance)
            .Select(one => one.word)
            .FirstOrDefault();

    private static string Plain(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Letters to insert, drop or change, two swapped neighbours counting once.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var changed = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(changed, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
