using System.Globalization;
using Hustings.Contest;

namespace Hustings.Server.Pages;

/// <summary>Numbers as each language writes them.</summary>
public static class Figures
{
    private const char NarrowSpace = '\u202f';
    private const char HardSpace = '\u00a0';

    /// <summary>1,234 in English, 1 234 in French.</summary>
    public static Text Number(long n)
    {
        string english = n.ToString("N0", CultureInfo.InvariantCulture);
        return new(english, english.Replace(',', NarrowSpace));
    }

    /// <summary>With its sign: +1,234, −20; a plain 0.</summary>
    public static Text Change(long n)
    {
        Text number = Number(Math.Abs(n));
        string sign =
            n < 0 ? "−"
            : n > 0 ? "+"
            : "";
        return new(sign + number.En, sign + number.Fr);
    }

    /// <summary>
    /// The share of <paramref name="part"/> in <paramref name="whole"/> with one decimal, halves rounded up;
    /// a dash when there is nothing to share.
    /// </summary>
    public static Text Percent(long part, long whole)
    {
        if (whole == 0)
        {
            return Text.Same("–");
        }

        long tenths = ((part * 2000) + whole) / (whole * 2);
        long units = tenths / 10;
        long rest = tenths % 10;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{units}.{rest}%"),
            string.Create(CultureInfo.InvariantCulture, $"{units},{rest}{HardSpace}%")
        );
    }

    /// <summary>"1 ballot", "2 ballots"; French counts zero as singular.</summary>
    public static Text Count(long n, Text one, Text many)
    {
        Text number = Number(n);
        return new(
            $"{number.En}{HardSpace}{(n == 1 ? one.En : many.En)}",
            $"{number.Fr}{HardSpace}{(n is 0 or 1 ? one.Fr : many.Fr)}"
        );
    }
}
