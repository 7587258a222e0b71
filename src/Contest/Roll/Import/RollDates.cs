using System.Globalization;

namespace Hustings.Contest.Roll;

/// <summary>Which comes first in dates such as 03/04/1980.</summary>
public enum DateOrder
{
    /// <summary>Not known: a date that could be read both ways is an error.</summary>
    Unknown,
    DayFirst,
    MonthFirst,
}

/// <summary>Dates as rolls have them: 1980-04-25, 25/04/1980, 4/25/1980, 19800425, 25 April 1980, April 25, 1980, 25 avril 1980.</summary>
internal static class RollDates
{
    private const int OldestYears = 120;

    private static readonly string[] English =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly string[] French =
    [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];

    /// <param name="today">Dates after it, and more than 120 years before, are refused.</param>
    public static ImportFault? Read(string text, DateOrder order, DateOnly today, out DateOnly date)
    {
        date = default;
        var parts = Parts(text);
        ImportFault? fault = parts switch
        {
            [{ Length: 8 } run] when run.All(char.IsAsciiDigit) => Make(run[..4], run[4..6], run[6..], out date),
            [{ Length: 4 } year, var month, var day] when Number(year) > 0 => Month(month) > 0
                ? Make(year, Digits(Month(month)), day, out date)
                : Make(year, month, day, out date),
            [var day, var month, { Length: 4 } year] when Month(month) > 0 => Make(
                year,
                Digits(Month(month)),
                day,
                out date
            ),
            [var month, var day, { Length: 4 } year] when Month(month) > 0 => Make(
                year,
                Digits(Month(month)),
                day,
                out date
            ),
            [var first, var second, { Length: 4 } year] => Numbers(first, second, year, order, out date),
            [_, _, { Length: 2 } year] when Number(year) >= 0 => ImportFault.DateTwoDigitYear,
            _ => ImportFault.DateUnreadable,
        };
        return fault ?? (date > today || date < today.AddYears(-OldestYears) ? ImportFault.DateImplausible : null);
    }

    private static ImportFault? Numbers(string first, string second, string year, DateOrder order, out DateOnly date)
    {
        date = default;
        var (one, two) = (Number(first), Number(second));
        if (one < 1 || two < 1 || one > 31 || two > 31)
        {
            return ImportFault.DateUnreadable;
        }

        var clear = one > 12 || two > 12 || one == two;
        if (!clear && order == DateOrder.Unknown)
        {
            return ImportFault.DateAmbiguous;
        }

        // Where only one reading is a date, it is taken whatever the rest of the file does.
        var dayFirst = clear ? one > 12 : order == DateOrder.DayFirst;
        return dayFirst ? Make(year, second, first, out date) : Make(year, first, second, out date);
    }

    private static ImportFault? Make(string year, string month, string day, out DateOnly date)
    {
        date = default;
        var (y, m, d) = (Number(year), Number(month), Number(day));
        if (y < 1 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return ImportFault.DateUnreadable;
        }

        date = new DateOnly(y, m, d);
        return null;
    }

    /// <summary>Digits and words; a time of day that spreadsheets add (00:00) is dropped.</summary>
    private static string[] Parts(string text)
    {
        var folded = TextFold.Fold(text).Trim();
        var time = folded.IndexOfAny(['t', ' ']);
        if (
            time >= 8
            && char.IsAsciiDigit(folded[time - 1])
            && folded[(time + 1)..].StartsWith("00:00", StringComparison.Ordinal)
        )
        {
            folded = folded[..time];
        }

        return folded.Split([' ', '-', '/', '.', ',', '\u2010', '\u2011'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static int Month(string word)
    {
        foreach (var names in (string[][])[English, French])
        {
            // At least three letters, and "juin" is not "juillet".
            var found = Array.FindAll(
                names,
                name => word.Length >= 3 && name.StartsWith(word, StringComparison.Ordinal)
            );
            if (found.Length == 1)
            {
                return Array.IndexOf(names, found[0]) + 1;
            }
        }

        return word == "sept" ? 9 : 0;
    }

    /// <summary>A day may be "1er", "1st", "2nd", "3rd", "4th".</summary>
    private static int Number(string word)
    {
        var digits = word.AsSpan();
        foreach (var ending in (string[])["er", "st", "nd", "rd", "th"])
        {
            digits = word.EndsWith(ending, StringComparison.Ordinal) ? word.AsSpan(0, word.Length - 2) : digits;
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
