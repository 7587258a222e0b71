using System.Globalization;
using Hustings.Record.Definitions;

namespace Hustings.Contest.Orders;

/// <summary>Pieces of sentences about an order's consequences: times, spans, numbers and ways of voting, in both languages.</summary>
internal sealed class ConsequenceWords(string timeZone, DateTimeOffset now)
{
    /// <summary>The clock time alone for today, the whole date for any other day.</summary>
    public Text When(DateTimeOffset moment) => Moments.Near(moment, timeZone, now);

    /// <summary>Such as "70 minutes", or "3 days and 2 hours" for what is longer.</summary>
    public static Text Span(TimeSpan span)
    {
        var minutes = (long)Math.Round(span.TotalMinutes);
        if (minutes < 120)
            return Units(minutes, "minute", "minute");
        var (days, hours, rest) = (minutes / 1440, minutes % 1440 / 60, minutes % 60);
        List<Text> parts = [];
        if (days > 0)
            parts.Add(Units(days, "day", "jour"));
        if (hours > 0)
            parts.Add(Units(hours, "hour", "heure"));
        if (rest > 0)
            parts.Add(Units(rest, "minute", "minute"));
        return List(parts);
    }

    public static Text Units(long n, string english, string french) =>
        new($"{Number(n).En} {english}{(n == 1 ? "" : "s")}", $"{Number(n).Fr} {french}{(n is 0 or 1 ? "" : "s")}");

    public static Text Number(long n)
    {
        var english = n.ToString("#,0", CultureInfo.InvariantCulture);
        return new(english, english.Replace(',', '\u00a0'));
    }

    public static Text Of(Channel channel) =>
        channel switch
        {
            Channel.Remote => new("at home", "à distance"),
            Channel.Hall => new("in the hall", "dans la salle"),
            Channel.Post => new("by post", "par la poste"),
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    /// <summary>One, two, or many: "a, b and c".</summary>
    public static Text List(IReadOnlyList<Text> parts) =>
        new(Join([.. parts.Select(part => part.En)], "and"), Join([.. parts.Select(part => part.Fr)], "et"));

    /// <summary>"at home from 4:40 p.m. until 5:40 p.m. Toronto time; in the hall …".</summary>
    public Text Windows(IEnumerable<ChannelWindow> windows)
    {
        Text[] parts = [.. windows.Select(Window)];
        return new(string.Join("; ", parts.Select(part => part.En)), string.Join(" ; ", parts.Select(part => part.Fr)));
    }

    private Text Window(ChannelWindow window)
    {
        var channel = Of(window.Channel);
        var opens = window.Opens is { } from
            ? new Text($"from {When(from).En}", $"à partir de : {When(from).Fr}")
            : new Text("as soon as an officer opens", "dès l’ouverture par une personne responsable");
        var closes = window.Closes is { } until
            ? new Text($"until {When(until).En}", $"jusqu’à : {When(until).Fr}")
            : new Text("until an officer closes", "jusqu’à la clôture par une personne responsable");
        return new($"{channel.En} {opens.En} {closes.En}", $"{channel.Fr}, {opens.Fr}, {closes.Fr}");
    }

    private static string Join(IReadOnlyList<string> parts, string and) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} {and} {parts[^1]}";
}
