using Hustings.Contest;
using Hustings.Gate.Detection;
using Hustings.Server.Pages;

namespace Hustings.Server.Status;

/// <summary>An attack in plain words: when, what, how big, and what voters met meanwhile.</summary>
public static class IncidentWords
{
    public static readonly Text Title = new("Attacks on this site", "Attaques contre ce site");

    public static readonly Text None = new("No attack has been noticed.", "Aucune attaque n’a été constatée.");

    public static Text Kind(AttackKind kind) =>
        kind switch
        {
            AttackKind.Garbage => new("junk sent instead of votes", "des envois sans valeur à la place de votes"),
            AttackKind.Forgeries => new("forged votes, all of them refused", "de faux votes, tous refusés"),
            AttackKind.WorkInflation => new(
                "junk meant to slow down voters’ devices",
                "des envois destinés à ralentir les appareils des votants"
            ),
            AttackKind.Unworked => new(
                "computers that go on although they were told to slow down",
                "des ordinateurs qui continuent bien que priés de ralentir"
            ),
            AttackKind.Unreachable => new(
                "test votes from outside that do not get through",
                "des votes d’essai de l’extérieur qui ne passent pas"
            ),
            AttackKind.Connections => new("a flood of empty connections", "une avalanche de connexions vides"),
            AttackKind.SlowConnections => new(
                "connections kept open on purpose",
                "des connexions gardées ouvertes à dessein"
            ),
            AttackKind.Pages => new("a flood of page requests", "une avalanche de demandes de pages"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>"From 4:12 p.m. to 4:31 p.m. Toronto time".</summary>
    public static Text When(IncidentPicture incident, string zone, DateTimeOffset now)
    {
        var start = Moments.Near(incident.Start, zone, now);
        if (incident.End is not { } ended)
        {
            return new($"Since {start.En}, still going on", $"Début\u00a0: {start.Fr}; encore en cours");
        }

        var end = Moments.Near(ended, zone, now);
        return new($"From {start.En} to {end.En}", $"Début\u00a0: {start.Fr}; fin\u00a0: {end.Fr}");
    }

    /// <summary>"Junk sent instead of votes; a flood of page requests. Up to 1,240 a second, from up to 310 senders; 84,000 in all."</summary>
    public static Text What(IncidentPicture incident)
    {
        var kinds = incident.Kinds.Select(Kind).ToList();
        var (peak, all, senders) = (
            Figures.Number(incident.PeakPerSecond),
            Figures.Number(incident.Hostile),
            Figures.Number(incident.PeakSources)
        );
        return new(
            $"{First(string.Join("; ", kinds.Select(kind => kind.En)))}. Up to {peak.En} a second, from up to {senders.En} senders at once; {all.En} in all.",
            $"{First(string.Join("; ", kinds.Select(kind => kind.Fr)))}. Jusqu’à {peak.Fr} par seconde, de {senders.Fr} sources à la fois au plus; {all.Fr} en tout."
        );
    }

    /// <summary>What honest voters met, as test votes measured it.</summary>
    public static Text Voters(IncidentPicture incident)
    {
        var (accepted, put) = (Figures.Number(incident.BallotsAccepted), Figures.Number(incident.BallotsPutOff));
        var rest = new Text(
            $"Votes accepted meanwhile: {accepted.En}; put off to a later try: {put.En}.",
            $"Votes acceptés pendant ce temps\u00a0: {accepted.Fr}; reportés à un essai suivant\u00a0: {put.Fr}."
        );
        if (incident.Probes == 0)
        {
            return new(
                $"What voters met was not measured. {rest.En}",
                $"Ce que les votants ont rencontré n’a pas été mesuré. {rest.Fr}"
            );
        }

        var (through, cast) = (Figures.Number(incident.ProbesAccepted), Figures.Number(incident.Probes));
        var slowest = AdviceWords.Within(incident.SlowestMilliseconds);
        var took = incident.ProbesAccepted == 0 ? Text.Same("") : new Text($", each {slowest.En}", $", {slowest.Fr}");
        return new(
            $"For voters: {through.En} of {cast.En} test votes got through{took.En}. {rest.En}",
            $"Pour les votants\u00a0: {through.Fr} votes d’essai sur {cast.Fr} sont passés{took.Fr}. {rest.Fr}"
        );
    }

    private static string First(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
