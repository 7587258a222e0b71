using Hustings.Contest;
using Hustings.Counting.Rounds;
using Hustings.Server.Pages;

namespace Hustings.Server.Results;

/// <summary>The words of a round's account on its page.</summary>
public static class BoardWords
{
    public static readonly Text Overview = new("Results", "Résultats");
    public static readonly Text OverviewLead = new(
        "Round by round, as published. Each round has a page with every figure, the reasons, and the record to check it with.",
        "Tour par tour, tels que publiés. Chaque tour a sa page avec tous les chiffres, les motifs et le registre qui permet de les vérifier."
    );
    public static readonly Text Matrix = new("Votes in each round", "Votes à chaque tour");
    public static readonly Text Nothing = new(
        "No result has been published yet.",
        "Aucun résultat n’est encore publié."
    );
    public static readonly Text ByColumn = new("How the votes came in", "Par où les votes sont arrivés");
    public static readonly Text ByColumnHint = new(
        "Votes from home and from the hall lie in one encrypted box; nobody can tell them apart.",
        "Les votes à distance et ceux de la salle sont dans une même urne chiffrée; personne ne peut les distinguer."
    );
    public static readonly Text All = new("All", "Total");
    public static readonly Text Lines = new("Ballots", "Bulletins");
    public static readonly Text Unknown = new("not known", "inconnu");
    public static readonly Text Base = new("How the base changed", "Ce qui a changé la base");
    public static readonly Text Moved = new("Where votes go", "Où vont les votes");
    public static readonly Text Turnout = new("Turnout", "Participation");
    public static readonly Text TurnoutHint = new(
        "How many came, never how they voted.",
        "Combien de personnes sont venues, jamais comment elles ont voté."
    );
    public static readonly Text TurnoutData = new("Turnout as data:", "La participation en données\u00a0:");
    public static readonly Text RoundsData = new("All rounds as data:", "Tous les tours en données\u00a0:");
    public static readonly Text Tie = new("The lot that decided", "Le tirage au sort qui a tranché");
    public static readonly Text TieHint = new(
        "Anyone can compute it again: each ticket is a fingerprint of the seed and the candidate’s id; the lowest comes last.",
        "Chacun peut le recalculer\u00a0: chaque billet est l’empreinte de la graine et du nom codé de la candidature; le plus bas vient en dernier."
    );
    public static readonly Text Seed = new("Seed", "Graine");

    /// <summary>The head of a column of votes.</summary>
    public static Text Column(string name) =>
        name switch
        {
            "live" => new("Online", "En ligne"),
            "post" => new("By post", "Par la poste"),
            "advance" => new("In advance", "Par anticipation"),
            _ => Text.Same(name),
        };

    public static Text? Mark(RoundMark mark) =>
        mark switch
        {
            RoundMark.Wins => new("wins", "l’emporte"),
            RoundMark.Leaves => new("leaves", "quitte la course"),
            RoundMark.Withdrawn => new("withdrew", "s’est retirée ou retiré"),
            _ => null,
        };

    public static Text Details(Text stage) => new($"All figures: {stage.En}", $"Tous les chiffres\u00a0: {stage.Fr}");

    /// <summary>"Round 2".</summary>
    public static Text Round(int number) => new($"Round {number}", $"Tour {number}");

    public static Text ChangeSince(int round) => new($"Since round {round}", $"Depuis le tour {round}");

    /// <summary>"Voted from home: 1,234".</summary>
    public static Text Home(long number) => Came(number, new("Voted from home", "Ont voté à distance"));

    public static Text Hall(long number) => Came(number, new("Voted in the hall", "Ont voté dans la salle"));

    private static Text Came(long number, Text how) =>
        new($"{how.En}: {Figures.Number(number).En}", $"{how.Fr}\u00a0: {Figures.Number(number).Fr}");

    public static Text ResultOf(Text stage) => new($"{stage.En}: result", $"{stage.Fr}\u00a0: résultat");

    /// <summary>The column's heading names what the shares are taken of.</summary>
    public static Text ShareOf(RoundBoard board)
    {
        var n = Figures.Number(board.Base);
        return new($"Share of {n.En} {board.BaseName.En}", $"Part de {n.Fr} {board.BaseName.Fr}");
    }

    public static Text Line(RoundBoard board)
    {
        var needed = Figures.Number(board.Majority!.Value);
        return new(
            $"The dashed line is half of the {board.BaseName.En}. It takes {needed.En} to win.",
            $"La ligne pointillée marque la moitié des {board.BaseName.Fr}. Il en faut {needed.Fr} pour l’emporter."
        );
    }

    /// <summary>"All ballots in the count: 62,000 of 128,351 members (48.30%)".</summary>
    public static Text Of(Turnout turnout)
    {
        var what = LineWords.Of(turnout.Kind);
        var (ballots, members) = (Figures.Number(turnout.Ballots), Figures.Number(turnout.Members));
        var percent = Percent.Of(turnout.Share);
        return new(
            $"{what.En}: {ballots.En} of {members.En} members ({percent}%)",
            $"{what.Fr}\u00a0: {ballots.Fr} sur {members.Fr} membres ({percent.Replace('.', ',')}\u00a0%)"
        );
    }
}
