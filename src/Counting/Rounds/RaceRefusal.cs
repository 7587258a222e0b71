namespace Hustings.Counting.Rounds;

/// <summary>A refused step, with a sentence for people. The state stays as it was.</summary>
/// <param name="About">The column, candidate or figure that is meant; empty if the fault says it all.</param>
public sealed record RaceRefusal(RaceFault Fault, string About = "")
{
    public string Code => PublishedName.Of(Fault);

    public Bilingual Words =>
        About.Length == 0
            ? Sentence(Fault)
            : new Bilingual($"{About}: {Sentence(Fault).En}", $"{About}\u00a0: {Sentence(Fault).Fr}");

    private static Bilingual Sentence(RaceFault fault) =>
        fault switch
        {
            RaceFault.RuleInvalid => new(
                "The parameters of the rule do not fit together.",
                "Les paramètres de la règle ne vont pas ensemble."
            ),
            RaceFault.RuleCountsRankings => new(
                "This contest counts rankings, not totals.",
                "Ce scrutin compte des classements et non des totaux."
            ),
            RaceFault.CandidateCount => new(
                "A race has between 1 and 1,000 candidates.",
                "Une course compte entre 1 et 1\u202f000 candidatures."
            ),
            RaceFault.CandidateTwice => new(
                "Two candidates have the same id.",
                "Deux candidatures ont le même identifiant."
            ),
            RaceFault.CandidateMalformed => new(
                "A candidate needs an id of 1 to 40 lower-case letters, digits and hyphens, and a name of at most 200 characters without hidden ones.",
                "Une candidature demande un identifiant de 1 à 40 minuscules, chiffres et traits d’union, et un nom d’au plus 200 caractères sans caractères cachés."
            ),
            RaceFault.RaceFinished => new("The race is over.", "La course est terminée."),
            RaceFault.WrongRound => new(
                "These are not the totals of the next round.",
                "Ce ne sont pas les totaux du prochain tour."
            ),
            RaceFault.ColumnCount => new(
                "A round has between 1 and 50 columns.",
                "Un tour compte entre 1 et 50 colonnes."
            ),
            RaceFault.ColumnMalformed => new(
                "A column's name is made of lower-case letters, digits and hyphens, at most 40, and starts with a letter.",
                "Le nom d’une colonne se compose de minuscules, de chiffres et de traits d’union, au plus 40, et commence par une lettre."
            ),
            RaceFault.ColumnTwice => new("This column stands twice.", "Cette colonne figure deux fois."),
            RaceFault.ColumnChanged => new(
                "A column of rankings belongs to every round or to none.",
                "Une colonne de classements fait partie de tous les tours ou d’aucun."
            ),
            RaceFault.UnknownCandidate => new(
                "There is no such candidate in this race.",
                "Cette candidature n’existe pas dans cette course."
            ),
            RaceFault.NamedTwice => new("This candidate is named twice.", "Cette candidature est nommée deux fois."),
            RaceFault.StillStands => new("This candidate has not withdrawn.", "Cette candidature n’a pas été retirée."),
            RaceFault.AlreadyGone => new(
                "This candidate is no longer in the race.",
                "Cette candidature n’est plus dans la course."
            ),
            RaceFault.NotOnBallot => new(
                "There are votes for a candidate who was not on the ballot.",
                "Il y a des votes pour une candidature qui ne figurait pas sur le bulletin."
            ),
            RaceFault.CandidateMissing => new(
                "A candidate on the ballot is missing; no votes are written as 0.",
                "Une candidature du bulletin manque; l’absence de votes s’écrit 0."
            ),
            RaceFault.RankingNotReadOn => new(
                "Rankings for a candidate who withdrew must be read on to the next choice in this contest.",
                "Dans ce scrutin, les classements pour une candidature retirée passent au choix suivant."
            ),
            RaceFault.FigureOutOfRange => new(
                "A figure is negative or impossibly large.",
                "Un nombre est négatif ou démesuré."
            ),
            RaceFault.RejectionUnknown => new(
                "The reason for rejection is not one of the list.",
                "Le motif de rejet ne figure pas dans la liste."
            ),
            RaceFault.ExhaustedWithoutRankings => new(
                "Only rankings can be exhausted.",
                "Seuls des classements peuvent être épuisés."
            ),
            RaceFault.MoreBallotsThanMembers => new(
                "There are more ballots than members.",
                "Il y a plus de bulletins que de membres."
            ),
            RaceFault.RankingsDoNotAddUp => new(
                "Rankings came, went, or moved although their candidate still stands.",
                "Des classements sont apparus, ont disparu ou ont changé alors que leur candidature est toujours en lice."
            ),
            RaceFault.FlowDoesNotAddUp => new(
                "The voters who came and went do not explain the change in the number of ballots.",
                "Les personnes venues et parties n’expliquent pas la variation du nombre de bulletins."
            ),
            RaceFault.FlowWithoutRoundBefore => new(
                "There is no round before with this column to compare with.",
                "Aucun tour précédent ne comporte cette colonne pour la comparaison."
            ),
            RaceFault.MoreCameBackThanWereAway => new(
                "More voters came back than were away.",
                "Il est revenu plus de personnes qu’il n’en manquait."
            ),
            RaceFault.LotNotDrawn => new(
                "They are tied, earlier rounds do not decide, and the trustees have not revealed the lot yet.",
                "Il y a égalité, les tours précédents ne départagent pas, et le tirage au sort n’a pas encore été révélé."
            ),
            _ => new(
                "Nobody would be left in the race; the contest has to be called off instead.",
                "Il ne resterait personne dans la course; il faut plutôt annuler le scrutin."
            ),
        };
}
