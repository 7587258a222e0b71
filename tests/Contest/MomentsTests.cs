using Hustings.Contest;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests;

public class MomentsTests
{
    [Theory]
    [InlineData("2026-11-22T22:40:00Z", "Sunday, November 22, 2026, 5:40\u00a0p.m. Toronto time")]
    [InlineData("2026-11-23T04:59:00Z", "Sunday, November 22, 2026, 11:59\u00a0p.m. Toronto time")]
    [InlineData("2026-11-23T05:00:00Z", "Monday, November 23, 2026, midnight Toronto time")]
    [InlineData("2026-11-22T17:00:00Z", "Sunday, November 22, 2026, 12 noon Toronto time")]
    [InlineData("2026-11-22T17:01:00Z", "Sunday, November 22, 2026, 12:01\u00a0p.m. Toronto time")]
    [InlineData("2026-11-22T05:30:00Z", "Sunday, November 22, 2026, 12:30\u00a0a.m. Toronto time")]
    [InlineData("2026-07-01T13:05:00Z", "Wednesday, July 1, 2026, 9:05\u00a0a.m. Toronto time")]
    public void English_times_are_in_words_with_their_zone(string utc, string words) =>
        Moments.Full(At(utc), "America/Toronto").En.ShouldBe(words);

    [Theory]
    [InlineData("2026-11-22T22:40:00Z", "le dimanche 22 novembre 2026 à 17\u00a0h\u00a040, heure de Toronto")]
    [InlineData("2026-07-01T13:05:00Z", "le mercredi 1er juillet 2026 à 9\u00a0h\u00a005, heure de Toronto")]
    [InlineData("2026-11-22T17:00:00Z", "le dimanche 22 novembre 2026 à midi, heure de Toronto")]
    [InlineData("2026-11-23T05:00:00Z", "le lundi 23 novembre 2026 à minuit, heure de Toronto")]
    public void French_times_are_in_words_with_their_zone(string utc, string words) =>
        Moments.Full(At(utc), "America/Toronto").Fr.ShouldBe(words);

    [Theory]
    [InlineData("America/Toronto", "Toronto time", "heure de Toronto")]
    [InlineData("America/Edmonton", "Edmonton time", "heure d’Edmonton")]
    [InlineData("America/St_Johns", "St Johns time", "heure de St Johns")]
    [InlineData("Etc/UTC", "UTC", "temps universel (UTC)")]
    public void Zones_are_called_by_their_city(string zone, string english, string french)
    {
        Moments.Zone(zone).En.ShouldBe(english);
        Moments.Zone(zone).Fr.ShouldBe(french);
    }

    private static DateTimeOffset At(string utc) =>
        DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
}
