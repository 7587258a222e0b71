using Hustings.Contest;
using Hustings.Counting.Flows;
using Hustings.Counting.Rounds;
using Hustings.Server.Pages;

namespace Hustings.Server.Results;

/// <summary>The words of a picture of who moved where.</summary>
public static class FlowWords
{
    public static readonly Text Table = new("The same as a table", "La même chose en tableau");
    public static readonly Text From = new("From", "De");
    public static readonly Text To = new("To", "À");
    public static readonly Text Stays = new("Stayed with the same candidate", "Restés avec la même candidature");
    public static readonly Text Moves = new("Moved on, as the ballots say", "Reportés, selon les bulletins");
    public static readonly Text Secret = new(
        "Cast anew in secret: nobody knows who changed",
        "Nouveaux bulletins secrets\u00a0: nul ne sait qui a changé"
    );
    public static readonly Text Data = new("Where votes went, as data:", "Le mouvement des votes en données\u00a0:");

    public static Text Title(FlowBoard board) =>
        new(
            $"How votes moved from round {board.Before} to round {board.After}",
            $"Le mouvement des votes, du tour {board.Before} au tour {board.After}"
        );

    public static Text Of(FlowPlace place) =>
        place.End switch
        {
            FlowEnd.Blank => new("Blank ballots", "Bulletins blancs"),
            FlowEnd.Rejected => new("Rejected ballots", "Bulletins rejetés"),
            FlowEnd.Exhausted => new("Exhausted ballots", "Bulletins épuisés"),
            FlowEnd.CastAnew => Anew(BoardWords.Column(place.Column!)),
            FlowEnd.LeftTogether => new("Those who left, together", "Les candidatures parties, ensemble"),
            FlowEnd.NotReturned => new("Did not vote again", "N’ont pas revoté"),
            FlowEnd.CameBack => new("Came back", "De retour"),
            FlowEnd.FirstTime => new("Voted for the first time", "Premier vote"),
            FlowEnd.FewerBallots => new("Fewer ballots than before", "Bulletins en moins"),
            FlowEnd.MoreBallots => new("More ballots than before", "Bulletins en plus"),
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };

    /// <summary>What the record knows of this flow, and what nobody can know.</summary>
    public static IEnumerable<Text> Known(RoundFlow flow)
    {
        var ends = flow.Links.SelectMany(link => (FlowEnd[])[link.From.End, link.To.End]).ToHashSet();
        var read = flow.Links.Any(link => link.From.End != FlowEnd.CastAnew && link.To.End != FlowEnd.CastAnew);
        if (read)
        {
            yield return flow.Links.Any(link => link.Column is not null)
                ? new(
                    "Paper ballots rank the candidates once for all rounds. Each counts for its highest choice still in the race, so it is known where they went.",
                    "Les bulletins papier classent les candidatures une fois pour tous les tours. Chacun compte pour son premier choix encore en lice\u00a0: on sait donc où ils sont allés."
                )
                : new(
                    "Every ballot ranks the candidates and counts for its highest choice still in the race, so it is known where every vote went.",
                    "Chaque bulletin classe les candidatures et compte pour son premier choix encore en lice\u00a0: on sait donc où chaque vote est allé."
                );
        }

        if (ends.Contains(FlowEnd.LeftTogether))
        {
            yield return new(
                "Several left at once: where their paper ballots went is known for all of them together only.",
                "Plusieurs candidatures sont parties en même temps\u00a0: on ne sait où sont allés leurs bulletins papier que pour elles ensemble."
            );
        }

        if (ends.Contains(FlowEnd.CastAnew))
        {
            yield return new(
                "Online everybody votes anew in each round, in secret. Both totals are known; who changed from whom to whom is known to nobody.",
                "En ligne, chaque personne vote de nouveau à chaque tour, en secret. Les deux totaux sont connus; nul ne sait qui a changé de choix."
            );
        }

        if (ends.Contains(FlowEnd.FewerBallots) || ends.Contains(FlowEnd.MoreBallots))
        {
            yield return new(
                "How many stayed away and how many came is not known either: only the difference.",
                "On ne sait pas non plus combien de personnes sont parties ou venues\u00a0: seulement la différence."
            );
        }
    }

    private static Text Anew(Text column) =>
        new($"{column.En}: ballots cast anew", $"{column.Fr}\u00a0: nouveaux bulletins");
}
