using Microsoft.Extensions.Primitives;

namespace Hustings.Server.Pages;

/// <summary>The languages pages speak, by their tags, and how one is chosen for a request.</summary>
public static class Tongue
{
    public const string English = "en";
    public const string French = "fr";

    /// <summary>All of them, in the order of the switch at the foot of every page.</summary>
    public static IReadOnlyList<(string Tag, string Name)> All { get; } = [(English, "English"), (French, "Français")];

    /// <summary><c>?lang=</c> decides; then the browser's list of languages; then English.</summary>
    public static string Of(HttpRequest request)
    {
        string? asked = request.Query["lang"];
        if (asked is English or French)
        {
            return asked;
        }

        return Preferred(request.Headers.AcceptLanguage);
    }

    /// <summary>The best of ours in an <c>Accept-Language</c> header (RFC 9110, section 12.5.4).</summary>
    public static string Preferred(StringValues header)
    {
        string best = English;
        double weight = 0;
        foreach (string part in header.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            string[] fields = part.Split(';', StringSplitOptions.TrimEntries);
            string tag = fields[0].Split('-')[0].ToLowerInvariant();
            double q = fields.Length > 1 ? Weight(fields[1]) : 1;
            if (tag is English or French && q > weight)
            {
                best = tag;
                weight = q;
            }
        }

        return best;
    }

    private static double Weight(string field) =>
        field.StartsWith("q=", StringComparison.Ordinal)
        && double.TryParse(
            field.AsSpan(2),
            System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture,
            out double q
        )
            ? q
            : 0;
}
