namespace Hustings.Counting.Rounds;

/// <summary>Names of lines, bases and reasons for tables, worded once.</summary>
public static class LineWords
{
    /// <summary>After a number: "65,108 valid votes".</summary>
    public static Bilingual Of(MajorityBase part) =>
        part switch
        {
            MajorityBase.ValidVotes => new("valid votes", "votes valables"),
            MajorityBase.ValidVotesAndBlank => new(
                "valid votes and blank ballots",
                "votes valables et bulletins blancs"
            ),
            _ => new("ballots cast", "bulletins déposés"),
        };

    /// <summary>The head of a line in a table.</summary>
    public static Bilingual Of(LineKind kind) =>
        kind switch
        {
            LineKind.Standing => new("Votes for candidates in the race", "Votes pour les candidatures en lice"),
            LineKind.Withdrawn => new("Votes for withdrawn candidates", "Votes pour les candidatures retirées"),
            LineKind.Valid => new("Valid votes", "Votes valables"),
            LineKind.Blank => new("Blank", "Bulletins blancs"),
            LineKind.Rejected => new("Rejected", "Bulletins rejetés"),
            LineKind.Exhausted => new(
                "Exhausted: no choice still in the race",
                "Épuisés\u00a0: plus aucun choix en lice"
            ),
            LineKind.Received => new("All ballots in the count", "Tous les bulletins dépouillés"),
            LineKind.NotReturned => new(
                "Voted in the round before, not in this one",
                "A voté au tour précédent, pas à celui-ci"
            ),
            LineKind.CameBack => new("Came back after missing a round", "De retour après un tour manqué"),
            LineKind.FirstTime => new("Voted for the first time", "A voté pour la première fois"),
            _ => new("Came or left, not known which", "Venues ou parties, sans distinction possible"),
        };

    public static Bilingual Of(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.TooManyMarks => new("Too many marks", "Trop de marques"),
            RejectionReason.Unclear => new("Unclear whom the voter meant", "Intention de vote incertaine"),
            RejectionReason.IdentifiesVoter => new("Shows who the voter is", "Révèle l’identité de la personne"),
            RejectionReason.NotOfficial => new("Not an official ballot", "Bulletin non officiel"),
            _ => new("Reason not stated", "Motif non précisé"),
        };

    /// <summary>In the sentence on the change of the base; blank, rejected and withdrawn count the other way round.</summary>
    internal static Bilingual OfChange(LineKind kind) =>
        kind switch
        {
            LineKind.NotReturned => new("voters who did not return", "personnes non revenues"),
            LineKind.CameBack => new("voters who came back", "personnes revenues"),
            LineKind.FirstTime => new("voters for the first time", "personnes votant pour la première fois"),
            LineKind.Exhausted => new("ballots newly exhausted", "bulletins nouvellement épuisés"),
            LineKind.Blank => new("change in blank ballots", "variation des bulletins blancs"),
            LineKind.Rejected => new("change in rejected ballots", "variation des bulletins rejetés"),
            LineKind.Withdrawn => new("change in votes for the withdrawn", "variation des votes pour les retraits"),
            _ => new("voters who came or left", "personnes venues ou parties"),
        };
}
