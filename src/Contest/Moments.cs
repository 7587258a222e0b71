using System.Globalization;

namespace Hustings.Contest;

/// <summary>Times in words, always with their zone.</summary>
public static class Moments
{
    private static readonly string[] EnglishDays =
    [
        "Sunday",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ];

    private static readonly string[] FrenchDays =
    [
        "dimanche",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    private static readonly string[] FrenchMonths =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];

    /// <summary>"Sunday, November 22, 2026, 5:40 p.m. Toronto time".</summary>
    public static Text Full(DateTimeOffset moment, string timeZone)
    {
        Text day = Day(moment, timeZone);
        Text clock = Clock(moment, timeZone);
        return new($"{day.En}, {clock.En}", $"le {day.Fr} à {clock.Fr}");
    }

    /// <summary>"Sunday, November 22, 2026", "dimanche 22 novembre 2026".</summary>
    public static Text Day(DateTimeOffset moment, string timeZone)
    {
        DateTimeOffset there = Local(moment, timeZone);
        string first = there.Day == 1 ? "1er" : Plain(there.Day);
        return new(
            $"{EnglishDays[(int)there.DayOfWeek]}, {EnglishMonths[there.Month - 1]} {Plain(there.Day)}, {Plain(there.Year)}",
            $"{FrenchDays[(int)there.DayOfWeek]} {first} {FrenchMonths[there.Month - 1]} {Plain(there.Year)}"
        );
    }

    /// <summary>The clock time alone for the day of <paramref name="now"/>, the whole date for any other.</summary>
    public static Text Near(DateTimeOffset moment, string timeZone, DateTimeOffset now) =>
        Local(moment, timeZone).Date == Local(now, timeZone).Date ? Clock(moment, timeZone) : Full(moment, timeZone);

    /// <summary>"5:40 p.m. Toronto time"; noon and midnight are called so, because 12 is misread.</summary>
    public static Text Clock(DateTimeOffset moment, string timeZone)
    {
        DateTimeOffset there = Local(moment, timeZone);
        Text zone = Zone(timeZone);
        int hour = there.Hour % 12 == 0 ? 12 : there.Hour % 12;
        string english = (there.Hour, there.Minute) switch
        {
            (0, 0) => "midnight",
            (12, 0) => "12 noon",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{hour}:{there.Minute:00}\u00a0{(there.Hour < 12 ? "a.m." : "p.m.")}"
            ),
        };
        string french = (there.Hour, there.Minute) switch
        {
            (0, 0) => "minuit",
            (12, 0) => "midi",
            _ => string.Create(CultureInfo.InvariantCulture, $"{there.Hour}\u00a0h\u00a0{there.Minute:00}"),
        };
        return new($"{english} {zone.En}", $"{french}, {zone.Fr}");
    }

    /// <summary>"Toronto time" for America/Toronto.</summary>
    public static Text Zone(string timeZone)
    {
        string city = timeZone[(timeZone.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return city switch
        {
            "UTC" or "Universal" or "Zulu" => new("UTC", "temps universel (UTC)"),
            "Montreal" => new("Montreal time", "heure de Montréal"),
            _ => new(
                $"{city} time",
                "AEIOUÉ".Contains(city[0], StringComparison.Ordinal) ? $"heure d’{city}" : $"heure de {city}"
            ),
        };
    }

    private static DateTimeOffset Local(DateTimeOffset moment, string timeZone) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    private static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);
}
