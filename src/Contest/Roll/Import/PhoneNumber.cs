using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>Telephone numbers in the form of ITU-T E.164: a plus and at most 15 digits.</summary>
public static class PhoneNumber
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CA"] = "1",
        ["US"] = "1",
        ["GB"] = "44",
        ["IE"] = "353",
        ["FR"] = "33",
        ["BE"] = "32",
        ["CH"] = "41",
        ["DE"] = "49",
        ["NL"] = "31",
        ["AU"] = "61",
        ["NZ"] = "64",
        ["IN"] = "91",
    };

    /// <summary>Countries whose national numbers can be read.</summary>
    public static IEnumerable<string> Countries => Codes.Keys;

    /// <summary>Reads a number as people write it; an extension is dropped. False if there are too few or too many digits.</summary>
    /// <param name="country">Where a number without a country code belongs: one of <see cref="Countries"/>.</param>
    public static bool TryRead(string text, string country, out string number)
    {
        number = "";
        var folded = TextFold.Fold(text).Trim();
        foreach (var mark in (string[])["ext", "poste", "x", "#"])
        {
            var at = folded.IndexOf(mark, StringComparison.Ordinal);
            folded = at > 6 ? folded[..at] : folded;
        }

        // "+44 (0)20": the zero is for callers inside the country.
        folded = folded.Replace("(0)", "", StringComparison.Ordinal);
        var digits = new StringBuilder();
        foreach (var c in folded)
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (c is not (' ' or '-' or '.' or '(' or ')' or '/' or '+' or '\u2010' or '\u2011' or '\u2013'))
            {
                return false;
            }
        }

        var plain = digits.ToString();
        var international = International(folded, plain, Codes[country]);
        number = "+" + international;
        return plain.Length >= 7 && international.Length is >= 8 and <= 15;
    }

    private static string International(string folded, string digits, string code)
    {
        if (folded.StartsWith('+'))
        {
            return digits;
        }

        if (digits.StartsWith("011", StringComparison.Ordinal) && code == "1")
        {
            return digits[3..];
        }

        if (digits.StartsWith("00", StringComparison.Ordinal) && code != "1")
        {
            return digits[2..];
        }

        if (code == "1")
        {
            return digits.Length == 11 && digits[0] == '1' ? digits : code + digits;
        }

        return code + digits.TrimStart('0');
    }
}
