using Hustings.Contest;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Server.Pages;

namespace Hustings.Server.Console;

/// <summary>How test votes fared in the last quarter of an hour, way by way: the health of the lanes as words.</summary>
internal static class LaneWords
{
    private static readonly Text None = new(
        "No test votes in the last 15 minutes: nobody measures what voters meet.",
        "Aucun vote d’essai dans les 15 dernières minutes\u00a0: personne ne mesure ce que rencontrent les votants."
    );

    public static readonly Text NoAttack = new(
        "This server has noticed no attack and no disturbance.",
        "Ce serveur n’a constaté ni attaque ni perturbation."
    );

    public static IReadOnlyList<Text> Of(IReadOnlyList<ProbeMinute> minutes) =>
        minutes.Count == 0
            ? [None]
            :
            [
                .. minutes
                    .GroupBy(minute => minute.Lane)
                    .OrderBy(lane => lane.Key)
                    .Select(lane => Line(lane.Key, lane)),
            ];

    private static Text Line(Lane lane, IEnumerable<ProbeMinute> minutes)
    {
        var (sent, through) = (
            minutes.Sum(minute => (long)minute.Probes),
            minutes.Sum(minute => (long)minute.Accepted)
        );
        var (way, a, b) = (Name(lane), Figures.Number(through), Figures.Number(sent));
        return new(
            $"Test votes of the last 15 minutes, {way.En}: {a.En} of {b.En} got through.",
            $"Votes d’essai des 15 dernières minutes, {way.Fr}\u00a0: {a.Fr} sur {b.Fr} sont passés."
        );
    }

    private static Text Name(Lane lane) =>
        lane switch
        {
            Lane.Hall => new("in the hall", "en salle"),
            Lane.Assistance => new("with a pass of the help desk", "avec un laissez-passer"),
            _ => new("from home", "à distance"),
        };
}
