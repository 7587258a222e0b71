using System.Text;

namespace Hustings.Counting.Rounds;

/// <summary>
/// How members of the closed lists of this folder are written in definitions, accounts and refusals: "more-than-half"
/// style, words in lower case with hyphens.
/// </summary>
public static class PublishedName
{
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum
    {
        StringBuilder name = new();
        foreach (char c in member.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0)
                name.Append('-');
            name.Append(char.ToLowerInvariant(c));
        }
        return name.ToString();
    }

    /// <summary>Ids of candidates and names of columns: 1 to 40 of a-z, 0-9 and hyphens, starting with a letter.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 40
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool TryParse<TEnum>(string name, out TEnum member)
        where TEnum : struct, Enum
    {
        TEnum[] named = [.. Enum.GetValues<TEnum>().Where(one => Of(one) == name)];
        member = named.FirstOrDefault();
        return named.Length == 1;
    }
}
