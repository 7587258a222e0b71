using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Server.Contests;

namespace Hustings.Server.Status;

/// <summary>The words of the front page of a contest with several stages.</summary>
public static class ContestWords
{
    public static readonly Text OpenNow = new("Open now", "Ouvert maintenant");
    public static readonly Text Next = new("What comes next", "Ce qui vient ensuite");
    public static readonly Text Results = new("Results so far", "Résultats jusqu’ici");
    public static readonly Text Counting = new("Being counted", "Dépouillement en cours");
    public static readonly Text SeeRounds = new("All rounds side by side", "Tous les tours côte à côte");
    public static readonly Text ReadMinutes = new(
        "Read the minutes: who ordered what, and when",
        "Lire le procès-verbal\u00a0: qui a ordonné quoi, et quand"
    );
    public static readonly Text SeeStatus = new("Status, turnout and clock", "État, participation et horloge");
    public static readonly Text CheckRecord = new(
        "Was the record checked? How to check it yourself",
        "Le registre a-t-il été vérifié? Comment le vérifier soi-même"
    );
    public static readonly Text Follow = new("Follow and check this contest", "Suivre et vérifier cette course");
    public static readonly Text SameCode = new(
        "Your voting code and your PIN serve for every round; nothing new is sent to you.",
        "Votre code de vote et votre NIP servent à tous les tours; rien de nouveau ne vous est envoyé."
    );
    public static readonly Text NoNext = new(
        "Nothing is open at this moment. This page will say so when voting opens.",
        "Rien n’est ouvert en ce moment. Cette page l’indiquera dès qu’un vote s’ouvrira."
    );
    public static readonly Text IfNeeded = new(
        "It is held if nobody has won by then.",
        "Il a lieu si personne ne l’a emporté d’ici là."
    );
    public static readonly Text NoTime = new(
        "The returning officer opens it; no time is set.",
        "La directrice ou le directeur du scrutin l’ouvrira; aucune heure n’est fixée."
    );

    /// <summary>"Vote now: Round 2".</summary>
    public static Text Vote(Text stage) => new($"Vote now: {stage.En}", $"Voter maintenant\u00a0: {stage.Fr}");

    public static Text SeeResult(Text stage) =>
        new($"See the result: {stage.En}", $"Voir le résultat\u00a0: {stage.Fr}");

    /// <summary>The winner, once declared or published; null before.</summary>
    public static Text? Winner(ContestState contest, RoundBook book)
    {
        if (contest.Winner is { } declared)
        {
            var name = Name(contest, declared);
            return new($"{name} is declared the winner.", $"La victoire de {name} est proclamée.");
        }

        return PublishedWinner(contest, book) is { } winner
            ? new($"{Name(contest, winner)} has won.", $"{Name(contest, winner)} l’emporte.")
            : null;
    }

    /// <summary>The id of whom a published account names as the winner.</summary>
    public static string? PublishedWinner(ContestState contest, RoundBook book)
    {
        var columns = contest.Definition.Stages.SelectMany(stage => stage.Excludes).ToHashSet();
        return contest
            .Stages.Where(stage => stage.Step == StagePhase.Published && !columns.Contains(stage.Id))
            .Select(stage => book.Outcomes.GetValueOrDefault(stage.Id)?.Winner)
            .LastOrDefault(winner => winner is not null);
    }

    private static string Name(ContestState contest, string id) =>
        contest.Definition.Candidates.FirstOrDefault(candidate => candidate.Id == id)?.Name ?? id;
}
