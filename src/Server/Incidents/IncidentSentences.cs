using System.Globalization;
using Hustings.Contest;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Pages;

namespace Hustings.Server.Incidents;

/// <summary>An incident as a volunteer can read it aloud: when, what, how big, and what voters met.</summary>
public static class IncidentSentences
{
    // From here on the words say that voters get through; it is also where the standard policy begins to count lost minutes.
    private const double Through = 0.95;

    /// <param name="now">When it is said: a day that is not today's is named.</param>
    public static Wording Of(IncidentFigures incident, string timeZone, DateTimeOffset now)
    {
        Text[] parts =
        [
            What(incident, timeZone, now),
            .. Size(incident) is { } size ? [size] : Array.Empty<Text>(),
            Voters(incident),
            Ballots(incident),
            .. incident.UnwatchedSeconds > 0 ? [Unwatched(incident.UnwatchedSeconds)] : Array.Empty<Text>(),
        ];
        return new(string.Join(' ', parts.Select(part => part.En)), string.Join(' ', parts.Select(part => part.Fr)));
    }

    private static Text What(IncidentFigures incident, string timeZone, DateTimeOffset now)
    {
        var start = Moments.Near(incident.Start, timeZone, now);
        var kinds = Joined([.. incident.Kinds.Items.Select(Kind)]);
        if (incident.End is { } ended)
        {
            var end = Moments.Near(ended, timeZone, now);
            return new(
                $"Over: from {start.En} until {end.En} {kinds.En}.",
                $"Terminé\u00a0: début {start.Fr}; fin {end.Fr}. Dans ce temps, {kinds.Fr}."
            );
        }

        return incident.Phase == IncidentPhase.Returned
            ? new(
                $"Again, as since {start.En}: {kinds.En}.",
                $"De nouveau, comme au début ({start.Fr})\u00a0: {kinds.Fr}."
            )
            : new($"Since {start.En} {kinds.En}.", $"Début {start.Fr}\u00a0: {kinds.Fr}.");
    }

    private static Text Kind(IncidentKind kind) =>
        kind switch
        {
            IncidentKind.Garbage => new(
                "somebody floods the ballot box with requests that are no ballots",
                "quelqu’un inonde l’urne d’envois qui ne sont pas des bulletins"
            ),
            IncidentKind.Forgeries => new(
                "somebody floods the ballot box with false ballots, all of them refused",
                "quelqu’un inonde l’urne de faux bulletins, tous refusés"
            ),
            IncidentKind.WorkInflation => new(
                "somebody sends junk that is meant to slow down voters’ devices",
                "quelqu’un envoie des rebuts pour ralentir les appareils des votants"
            ),
            IncidentKind.Unworked => new(
                "computers that were told to slow down go on all the same",
                "des ordinateurs priés de ralentir continuent malgré tout"
            ),
            IncidentKind.Connections => new(
                "somebody opens connections and leaves them empty",
                "quelqu’un ouvre des connexions et les laisse vides"
            ),
            IncidentKind.SlowConnections => new(
                "somebody holds connections open on purpose",
                "quelqu’un garde à dessein des connexions ouvertes"
            ),
            IncidentKind.Pages => new("somebody asks for pages without end", "quelqu’un demande des pages sans fin"),
            IncidentKind.Unreachable => new(
                "test ballots sent from outside do not get through",
                "des bulletins d’essai envoyés de l’extérieur ne passent pas"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static Text? Size(IncidentFigures incident)
    {
        if (incident.Hostile == 0)
        {
            return null;
        }

        var (peak, all) = (Figures.Number(incident.PeakPerSecond), Figures.Number(incident.Hostile));
        var from = incident.Senders == 0 ? Text.Same("") : From(incident.Senders);
        return new(
            $"Up to {peak.En} a second{from.En}; {all.En} in all.",
            $"Jusqu’à {peak.Fr} par seconde{from.Fr}; {all.Fr} en tout."
        );
    }

    private static Text From(long senders)
    {
        var count = Figures.Count(senders, new("address", "adresse"), new("addresses", "adresses"));
        return new($" from {count.En} at once", $", de {count.Fr} à la fois");
    }

    private static Text Voters(IncidentFigures incident)
    {
        if (incident.Probes == 0)
        {
            return new(
                "Nobody measured what voters met: no test ballots were sent.",
                "Nul n’a mesuré ce que les votants ont rencontré\u00a0: aucun bulletin d’essai n’a été envoyé."
            );
        }

        var (through, sent) = (Figures.Number(incident.ProbesAccepted), Figures.Number(incident.Probes));
        var slowest = incident.ProbesAccepted == 0 ? Text.Same("") : Slowest(incident.SlowestMilliseconds);
        var well = incident.ProbesAccepted >= Through * incident.Probes;
        return well
            ? new(
                $"Voters’ ballots get through: {through.En} of {sent.En} test ballots{slowest.En}.",
                $"Les bulletins des votants passent\u00a0: {through.Fr} bulletins d’essai sur {sent.Fr}{slowest.Fr}."
            )
            : new(
                $"Not every voter gets through: {through.En} of {sent.En} test ballots did{slowest.En}.",
                $"Des votants ne passent pas\u00a0: {through.Fr} bulletins d’essai sur {sent.Fr} sont passés{slowest.Fr}."
            );
    }

    private static Text Slowest(long milliseconds)
    {
        var seconds = (Math.Ceiling(milliseconds / 100.0) / 10).ToString("0.0", CultureInfo.InvariantCulture);
        return new($", the slowest in {seconds} s", $", le plus lent en {seconds.Replace('.', ',')}\u00a0s");
    }

    private static Text Ballots(IncidentFigures incident)
    {
        var (accepted, put) = (Figures.Number(incident.Accepted), Figures.Number(incident.PutOff));
        return new(
            $"Votes accepted meanwhile: {accepted.En}; requests asked to try again: {put.En}.",
            $"Votes acceptés pendant ce temps\u00a0: {accepted.Fr}; envois priés de réessayer\u00a0: {put.Fr}."
        );
    }

    private static Text Unwatched(long seconds)
    {
        var minutes = Figures.Count(
            Math.Max(1, (seconds + 30) / 60),
            new("minute", "minute"),
            new("minutes", "minutes")
        );
        return new(
            $"The server was stopped for about {minutes.En} of this time, and nobody watched then.",
            $"Le serveur a été arrêté environ {minutes.Fr} pendant ce temps, sans surveillance."
        );
    }

    private static Text Joined(IReadOnlyList<Text> parts) =>
        new(Join([.. parts.Select(part => part.En)], " and "), Join([.. parts.Select(part => part.Fr)], " et "));

    private static string Join(IReadOnlyList<string> parts, string and) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))}{and}{parts[^1]}";
}
