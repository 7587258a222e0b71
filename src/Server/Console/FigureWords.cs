using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Console;

/// <summary>The words of the page of figures and lists.</summary>
internal static class FigureWords
{
    public static readonly Text RollFixed = new("Members’ list fixed", "Liste des membres arrêtée");
    public static readonly Text No = new("No", "Non");
    public static readonly Text Voids = new(
        "Void codes and others that may not vote online",
        "Codes annulés et autres qui ne peuvent voter en ligne"
    );
    public static readonly Text Terminals = new("Terminals in the hall", "Postes de vote en salle");
    public static readonly Text Share = new("Turnout", "Participation");
    public static readonly Text ShareBase = new(
        "Turnout: those who voted, of all on the stage’s list.",
        "Participation\u00a0: personnes ayant voté, sur toutes celles de la liste de l’étape."
    );
    public static readonly Text Struck = new("Struck", "Radiés");
    public static readonly Text Batches = new("Paper ballots entered", "Bulletins papier saisis");
    public static readonly Text Attempts = new("Second attempts to vote", "Deuxièmes essais de vote");
    public static readonly Text AttemptsWhat = new(
        "A code that had voted, or was void, handed in another valid ballot, which was refused. What follows from it is for the party’s own rules.",
        "Un code qui avait voté, ou qui était annulé, a remis un autre bulletin valable, qui a été refusé. Les suites relèvent des règles du parti."
    );
    public static readonly Text NoAttempts = new("None so far.", "Aucun jusqu’ici.");
    public static readonly Text Line = new("Line of the code", "Ligne du code");
    public static readonly Text When = new("When", "Quand");

    public static Text Spares(int used, int all)
    {
        var (a, b) = (Pages.Figures.Number(used), Pages.Figures.Number(all));
        return new($"{a.En} of {b.En} in use", $"{a.Fr} sur {b.Fr} en usage");
    }
}
