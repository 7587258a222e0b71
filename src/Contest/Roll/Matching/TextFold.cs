using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>
/// Text as the duplicate search compares it: compatibility forms resolved (NFKD), lower case, without accents; vowel signs of
/// other scripts stay, they are no accents. The table is our own (<c>fold.txt</c>) because the runtime is used without
/// culture data and then normalises nothing.
/// </summary>
public static class TextFold
{
    private static readonly FrozenDictionary<char, string> Table = Load();

    /// <summary>The folded text; characters stand in their order, blanks and signs remain.</summary>
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\x7f'))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Table.TryGetValue(c, out var plain))
            {
                folded.Append(plain);
            }
            else if (!IsAccent(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>The runs of letters and digits in the folded text; an apostrophe inside a word does not part it.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Fold(text))
        {
            if (char.IsLetterOrDigit(c) || IsSign(c))
            {
                word.Append(c);
            }
            else if (c is not ('\'' or '’' or 'ʼ' or '`') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    // Combining marks of the Latin, Greek and Cyrillic scripts, and selectors of glyph variants.
    private static bool IsAccent(char c) =>
        c
            is (>= '\u0300' and <= '\u036f')
                or (>= '\u1ab0' and <= '\u1aff')
                or (>= '\u1dc0' and <= '\u1dff')
                or (>= '\u20d0' and <= '\u20ff')
                or (>= '\ufe00' and <= '\ufe0f')
                or (>= '\ufe20' and <= '\ufe2f');

    // A vowel sign or a surrogate belongs to the word around it.
    private static bool IsSign(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.Surrogate;

    private static FrozenDictionary<char, string> Load()
    {
        using var stream =
            typeof(TextFold).Assembly.GetManifestResourceStream("fold.txt")
            ?? throw new InvalidOperationException("fold.txt is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<char, string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                var codes = line.Split(' ');
                table.Add(Character(codes[0]), string.Concat(codes.Skip(1).Select(Character)));
            }
        }

        return table.ToFrozenDictionary();
    }

    private static char Character(string code) =>
        (char)ushort.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
