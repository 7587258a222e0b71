using System.Collections.Frozen;

namespace Hustings.Contest.Roll;

/// <summary>
/// Addresses as the search compares them: one spelling for kinds of street and directions in English and French, the unit
/// named, words in alphabetical order ("12-345 Main St" is "345 rue Main, app. 12").
/// </summary>
internal static class PostalAddress
{
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string[]>
    {
        ["st"] = ["street", "str", "rue", "saint"],
        ["ave"] = ["avenue", "av"],
        ["blvd"] = ["boulevard", "boul", "bd", "bvd"],
        ["rd"] = ["road", "chemin", "ch", "chem"],
        ["rte"] = ["route", "hwy", "highway", "autoroute"],
        ["dr"] = ["drive", "promenade", "prom"],
        ["cres"] = ["crescent", "croissant", "crois", "cr"],
        ["crt"] = ["court", "ct", "cour"],
        ["pl"] = ["place"],
        ["sq"] = ["square", "carre"],
        ["terr"] = ["terrace", "terrasse", "ter"],
        ["ln"] = ["lane", "ruelle"],
        ["pkwy"] = ["parkway"],
        ["ste"] = ["sainte"],
        ["mt"] = ["mount", "mont"],
        ["n"] = ["north", "nord"],
        ["s"] = ["south", "sud"],
        ["e"] = ["east", "est"],
        ["w"] = ["west", "ouest", "o"],
        ["unit"] = ["apt", "apartment", "app", "appartement", "suite", "flat", "bureau", "apartement", "no"],
        ["box"] = ["cp", "pobox"],
    }
        .SelectMany(pair => pair.Value.Select(word => (word, pair.Key)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Key);

    private static readonly FrozenSet<string> Small = new[]
    {
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "d",
        "the",
        "of",
    }.ToFrozenSet();

    public static string Fold(string address)
    {
        if (address.Length == 0)
        {
            return "";
        }

        var text = address.Replace("#", " unit ", StringComparison.Ordinal);
        var words = TextFold.Words(text);
        // "12-345 Main": the unit before the number, as Canada Post writes it.
        var dash = address.IndexOf('-', StringComparison.Ordinal);
        var unitFirst =
            words.Count > 2
            && dash > 0
            && address[..dash].Trim().All(char.IsAsciiDigit)
            && char.IsAsciiDigit(words[1][0]);
        List<string> kept = [];
        for (var i = 0; i < words.Count; i++)
        {
            var word = Spellings.GetValueOrDefault(words[i], words[i]);
            if (Small.Contains(word))
            {
                continue;
            }

            if (unitFirst && i == 0)
            {
                kept.Add("unit" + word);
            }
            else if (word == "unit")
            {
                if (i + 1 < words.Count)
                {
                    kept.Add("unit" + words[++i]);
                }
            }
            else
            {
                kept.Add(word);
            }
        }

        kept.Sort(StringComparer.Ordinal);
        return string.Join(' ', kept);
    }
}
