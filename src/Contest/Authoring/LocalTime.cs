using System.Globalization;

namespace Hustings.Contest.Authoring;

/// <summary>Times as an author writes them: on the clocks of the contest's zone, in one reading or none.</summary>
public static class LocalTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss",
    ];
    private static readonly string[] WithOffset = [.. Forms.SelectMany(form => new[] { form + "zzz", form + " zzz" })];

    /// <summary>The moment, or a sentence that says what is wrong.</summary>
    public static (DateTimeOffset? Moment, string? Problem) Read(string text, TimeZoneInfo zone)
    {
        if (
            DateTimeOffset.TryParseExact(
                text,
                WithOffset,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var exact
            )
        )
        {
            return zone.GetUtcOffset(exact) == exact.Offset
                ? (exact.ToUniversalTime(), null)
                : (
                    null,
                    $"{text} names an offset that {zone.Id} does not have at that time: there it is {Offset(zone.GetUtcOffset(exact))}."
                );
        }

        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return (
                null,
                $"“{text}” is not a time. Write year, month, day, and the clock from 00:00 to 23:59, such as 2012-03-24 16:30."
            );
        }

        if (zone.IsInvalidTime(local))
        {
            return (
                null,
                $"{text} does not exist in {zone.Id}: the clocks go forward that night. Choose a time an hour earlier or later."
            );
        }

        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(Offset).ToArray();
            return (
                null,
                $"{text} comes twice in {zone.Id}: the clocks go back that night. Write {text}{offsets[0]} for the first time, {text}{offsets[1]} for the second."
            );
        }

        return (new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), null);
    }

    /// <summary>Such as -05:00.</summary>
    internal static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    /// <summary>"2 hours", "90 minutes", "1 hour 30 minutes", "5 days".</summary>
    internal static TimeSpan? ReadSpan(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word != "and")
            .ToArray();
        var sum = TimeSpan.Zero;
        if (words.Length is 0 or > 6 || words.Length % 2 != 0)
            return null;
        for (var i = 0; i < words.Length; i += 2)
        {
            if (
                !int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > 100_000
            )
                return null;
            TimeSpan? unit = words[i + 1].TrimEnd('s') switch
            {
                "second" => TimeSpan.FromSeconds(1),
                "minute" => TimeSpan.FromMinutes(1),
                "hour" => TimeSpan.FromHours(1),
                "day" => TimeSpan.FromDays(1),
                "week" => TimeSpan.FromDays(7),
                _ => null,
            };
            if (unit is null)
                return null;
            sum += unit.Value * number;
        }

        return sum;
    }
}
