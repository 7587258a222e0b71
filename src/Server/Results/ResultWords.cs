using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Results;

/// <summary>The words of the result page.</summary>
public static class ResultWords
{
    public static readonly Text Title = new("Result", "Résultat");
    public static readonly Text Table = new("Votes counted", "Votes comptés");
    public static readonly Text Bars = new("The same figures as bars", "Les mêmes chiffres en barres");
    public static readonly Text Candidate = new("Candidate", "Candidat");
    public static readonly Text Votes = new("Votes", "Votes");
    public static readonly Text HalfLine = new(
        "The dashed line is half of the valid votes.",
        "La ligne pointillée marque la moitié des votes valides."
    );
    public static readonly Text Valid = new("Valid votes", "Votes valides");
    public static readonly Text WithChoice = new("Ballots with a choice", "Bulletins portant un choix");
    public static readonly Text Blank = new("Blank ballots", "Bulletins blancs");
    public static readonly Text Empty = new("Ballots without a choice", "Bulletins sans choix");
    public static readonly Text Rejected = new("Rejected ballots", "Bulletins rejetés");
    public static readonly Text RejectedWhy = new(
        "No ballot is rejected at the count: every ballot is checked before it enters the box.",
        "Aucun bulletin n’est rejeté au dépouillement\u00a0: chacun est vérifié avant d’entrer dans l’urne."
    );
    public static readonly Text Counted = new("Ballots counted", "Bulletins comptés");
    public static readonly Text NotVoted = new("Did not vote", "N’ont pas voté");
    public static readonly Text OnTheList = new("Members on the list", "Membres inscrits");
    public static readonly Text Ballots = new("Ballots and turnout", "Bulletins et participation");
    public static readonly Text What = new("What", "Quoi");
    public static readonly Text Number = new("Number", "Nombre");
    public static readonly Text Share = new("Share of members on the list", "Part des membres inscrits");
    public static readonly Text Data = new("The figures as data:", "Les chiffres en données\u00a0:");
    public static readonly Text Csv = new("CSV", "CSV");
    public static readonly Text Json = new("JSON", "JSON");

    public static readonly Text CheckTitle = new("Was the record checked?", "Le registre a-t-il été vérifié?");
    public static readonly Text CheckedHere = new(
        "This server checked every ballot before it entered the box, and every trustee’s part of the count before it was added. That is its own word. Whether the whole record holds you can check, and so can anybody else:",
        "Ce serveur a vérifié chaque bulletin avant de l’admettre dans l’urne, et chaque part du dépouillement avant de l’ajouter. C’est lui qui le dit. Vous pouvez vérifier que le registre entier est exact, et chacun le peut\u00a0:"
    );
    public static readonly Text CheckAllRounds = new(
        "One command fetches the whole record and checks every ballot, every order’s signatures and every count again:",
        "Une seule commande va chercher le registre entier et vérifie de nouveau chaque bulletin, les signatures de chaque ordre et chaque dépouillement\u00a0:"
    );
    public static readonly Text CheckLead = new(
        "The record holds every encrypted ballot and every proof. Two programs, written by different people, can check it from the first ballot to the last figure.",
        "Le registre contient chaque bulletin chiffré et chaque preuve. Deux programmes, écrits par des personnes différentes, peuvent le vérifier du premier bulletin au dernier chiffre."
    );
    public static readonly Text Download = new("Download the record", "Télécharger le registre");

    public static readonly Text DownloadCompanions = new(
        "Download the trustees’ proofs",
        "Télécharger les preuves des responsables du dépouillement"
    );

    public static readonly Text KeepTogether = new(
        "Keep both files in one folder: the proofs show that no trustee opened the total wrongly.",
        "Gardez les deux fichiers dans un même dossier : les preuves montrent qu’aucun responsable du dépouillement n’a faussé l’ouverture du total."
    );
    public static readonly Text WithOurs = new("With Hustings:", "Avec Hustings\u00a0:");
    public static readonly Text WithTheirs = new(
        "With belenios-tool, which we did not write (tools/get-belenios-tool in our sources fetches it; the record stands alone in a folder):",
        "Avec belenios-tool, que nous n’avons pas écrit (tools/get-belenios-tool, dans nos sources, va le chercher; le registre est seul dans un dossier)\u00a0:"
    );
    public static readonly Text CheckMine = new(
        "Check that my ballot is in it",
        "Vérifier que mon bulletin s’y trouve"
    );

    public static readonly Text WaitTitle = new("The votes are being counted", "Le dépouillement est en cours");
    public static readonly Text WaitLead = new(
        "Voting has closed. The trustees are opening the total, each with their own key; no single ballot is ever opened. The result appears here by itself.",
        "Le scrutin est clos. Les responsables du dépouillement ouvrent le total, chacun avec sa propre clé; aucun bulletin n’est jamais ouvert seul. Le résultat paraîtra ici de lui-même."
    );
    public static readonly Text EarlyTitle = new("There is no result yet", "Il n’y a pas encore de résultat");
    public static readonly Text EarlyLead = new(
        "The votes are counted after voting has closed. Until then nobody can know how many votes anybody has, not even we.",
        "Les votes sont comptés après la clôture. D’ici là, personne ne peut savoir combien de votes chacun a reçus, pas même nous."
    );

    /// <summary>"Trustee 2: not yet".</summary>
    public static Text Trustee(int owner, bool done) =>
        done
            ? new($"Trustee {owner}: has opened their part", $"Responsable {owner}\u00a0: a ouvert sa part")
            : new($"Trustee {owner}: not yet", $"Responsable {owner}\u00a0: pas encore");

    /// <summary>The column's heading names what the shares are taken of.</summary>
    public static Text ShareOf(Outcome outcome)
    {
        Text n = Figures.Number(outcome.Base);
        return outcome.OneChoice
            ? new($"Share of the {n.En} valid votes", $"Part des {n.Fr} votes valides")
            : new($"Share of the {n.En} ballots with a choice", $"Part des {n.Fr} bulletins portant un choix");
    }

    /// <summary>The result in a sentence.</summary>
    public static Text Sentence(Outcome outcome)
    {
        if (outcome.Leaders.Count == 0)
        {
            return new("No candidate has a vote.", "Aucun candidat n’a reçu de vote.");
        }

        Text votes = Figures.Count(outcome.Most, new("vote", "vote"), new("votes", "votes"));
        if (outcome.Leaders.Count > 1)
        {
            return new(
                $"{Listed(outcome, " and ")} are level with {votes.En} each.",
                $"{Listed(outcome, " et ")} sont à égalité avec {votes.Fr} chacun."
            );
        }

        Text share = Figures.Percent(outcome.Most, outcome.Base);
        Text of = Figures.Number(outcome.Base);
        string name = outcome.Leaders[0].Name;
        Text whole = outcome.OneChoice
            ? new($"{of.En} valid votes", $"{of.Fr} votes valides")
            : new($"{of.En} ballots with a choice", $"{of.Fr} bulletins portant un choix");
        Text more = (outcome.OneChoice, outcome.AgainstHalf) switch
        {
            (true, > 0) => new(" That is more than half.", " C’est plus de la moitié."),
            (true, 0) => new(" That is exactly half.", " C’est exactement la moitié."),
            (true, < 0) => new(" That is less than half.", " C’est moins de la moitié."),
            _ => Text.Same(""),
        };
        return new(
            $"{name} has the most votes: {votes.En} of {whole.En} ({share.En}).{more.En}",
            $"{name} a reçu le plus de votes\u00a0: {votes.Fr} sur {whole.Fr} ({share.Fr}).{more.Fr}"
        );
    }

    private static string Listed(Outcome outcome, string and)
    {
        string[] names = [.. outcome.Leaders.Select(c => c.Name)];
        return string.Join(", ", names[..^1]) + and + names[^1];
    }
}
