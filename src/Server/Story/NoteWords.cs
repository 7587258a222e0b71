using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record.Minutes;
using Hustings.Server.Pages;

namespace Hustings.Server.Story;

/// <summary>What the system noted, in words: a title and what it means. A closed list, as the notes themselves are.</summary>
public static class NoteWords
{
    /// <param name="contest">As it was before the note.</param>
    public static (Text Title, Text Meaning) Of(Note note, ContestState contest) =>
        note switch
        {
            Note.Began => (
                new("The minutes begin", "Le procès-verbal commence"),
                new(
                    "The contest is set up on this server. Its definition, and the keys with which the server signs receipts, are fixed from here on.",
                    "La course est établie sur ce serveur. Sa définition et les clés avec lesquelles le serveur signe les reçus sont fixées dès maintenant."
                )
            ),
            Note.KeyCommitment own => (
                new("A trustee committed to a key", "Une clé de dépouillement est engagée"),
                new(
                    $"{Trustee(contest, own.Trustee)} committed to a key before seeing the keys of the others.",
                    $"{Trustee(contest, own.Trustee)} s’est engagé sur une clé avant de voir celles des autres."
                )
            ),
            Note.Trustees => (
                new("The trustees’ keys are complete", "Les clés de dépouillement sont complètes"),
                new(
                    "Ballots are encrypted with these keys together; nobody can open the result alone.",
                    "Les bulletins sont chiffrés avec l’ensemble de ces clés; personne ne peut ouvrir le résultat seul."
                )
            ),
            Note.LotCommitment own => (
                new("A part of the lot is sealed", "Une part du tirage au sort est scellée"),
                new(
                    $"{Trustee(contest, own.Trustee)} handed in a sealed part of the lot that would decide a tie.",
                    $"{Trustee(contest, own.Trustee)} a remis une part scellée du tirage au sort, qui départagerait une égalité."
                )
            ),
            Note.LotReveal own => (
                new("A part of the lot is opened", "Une part du tirage au sort est ouverte"),
                new(
                    $"{Trustee(contest, own.Trustee)} opened a part of the lot, because a tie needs it. It is the part that was sealed before voting.",
                    $"{Trustee(contest, own.Trustee)} a ouvert une part du tirage au sort, car une égalité l’exige. C’est la part scellée avant le vote."
                )
            ),
            Note.Prepared own => (
                new("Ballot and list are ready", "Le bulletin et la liste sont prêts"),
                Counted(
                    own.Listed,
                    "member is on the list.",
                    "members are on the list.",
                    "membre est inscrit.",
                    "membres sont inscrits."
                )
            ),
            Note.Sealed own => (
                new("The ballot box is sealed", "L’urne est scellée"),
                Counted(
                    own.Ballots,
                    "ballot is in the count, still encrypted.",
                    "ballots are in the count, still encrypted.",
                    "bulletin est à dépouiller, encore chiffré.",
                    "bulletins sont à dépouiller, encore chiffrés."
                )
            ),
            Note.Opened own => (
                new("A trustee opened a part of the total", "Une part du total est ouverte"),
                new(
                    $"{Trustee(contest, own.Trustee)} opened their part, with a proof that it was done rightly.",
                    $"{Trustee(contest, own.Trustee)} a ouvert sa part, avec une preuve d’exactitude."
                )
            ),
            Note.Shuffled own => (
                new("The ballots are shuffled", "Les bulletins sont mélangés"),
                new(
                    $"{Trustee(contest, own.Trustee)} shuffled the encrypted ballots, with a proof that none was changed, added or lost.",
                    $"{Trustee(contest, own.Trustee)} a mélangé les bulletins chiffrés, avec la preuve qu’aucun n’a été changé, ajouté ni perdu."
                )
            ),
            Note.Counted => (
                new("The votes are counted", "Les votes sont comptés"),
                new(
                    "The total is open and the round’s account is made. It is public once the officers publish it.",
                    "Le total est ouvert et le compte du tour est établi. Il devient public dès que les responsables le publient."
                )
            ),
            Note.Notice own => (new("Members were told", "Les membres ont été prévenus"), Notice(own)),
            Note.Incident own => (new("Incident", "Incident"), new(own.Words.En, own.Words.Fr)),
            Note.TurnedAway own => (
                new("Members whose vote was put off", "Membres dont le vote a été remis"),
                TurnedAway(own)
            ),
            Note.SiteFiles own => (
                new("The files of the voting site are fixed", "Les fichiers du site de vote sont fixés"),
                Counted(
                    own.All.Count,
                    "file is what voters’ browsers get from here on; anybody can compare.",
                    "files are what voters’ browsers get from here on; anybody can compare.",
                    "fichier est ce que reçoivent désormais les navigateurs; chacun peut comparer.",
                    "fichiers sont ce que reçoivent désormais les navigateurs; chacun peut comparer."
                )
            ),
            Note.Declaration own => (
                new("The declaration is signed", "La proclamation est signée"),
                new(
                    $"The declaration of the result is a signed PDF from here on. Its fingerprint (SHA-256) is {own.Hash}.",
                    $"La proclamation du résultat est désormais un PDF signé. Son empreinte (SHA-256) est {own.Hash}."
                )
            ),
            Note.Erased own => (
                new("Personal data is gone", "Les données personnelles sont effacées"),
                Counted(
                    own.Files,
                    "file was erased. The record stays.",
                    "files were erased. The record stays.",
                    "fichier a été effacé. Le registre demeure.",
                    "fichiers ont été effacés. Le registre demeure."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };

    /// <summary>The id of the stage that a note is about; null if it is about the whole contest.</summary>
    public static string? Stage(Note note) =>
        note switch
        {
            Note.Prepared own => own.Stage,
            Note.Sealed own => own.Stage,
            Note.Opened own => own.Stage,
            Note.Shuffled own => own.Stage,
            Note.Counted own => own.Stage,
            Note.TurnedAway own => own.Stage,
            _ => null,
        };

    /// <summary>How many members were put off and had not voted when the stage closed: the sentence of the account of the day.</summary>
    public static Text TurnedAway(Note.TurnedAway note)
    {
        var number = Figures.Number(note.Members);
        var (en, fr) = note.AtLeast ? ("At least ", "Au moins ") : ("", "");
        return note.Members == 1
            ? new(
                $"{en}1 member had not voted when the stage closed although a valid ballot of theirs was asked to come again for lack of room.",
                $"{fr}1 membre n’avait pas voté à la clôture, bien qu’un bulletin valide ait été prié de revenir, faute de place."
            )
            : new(
                $"{en}{number.En} members had not voted when the stage closed although a valid ballot of theirs was asked to come again for lack of room.",
                $"{fr}{number.Fr} membre{(note.Members < 2 ? "" : "s")} n’avai{(note.Members < 2 ? "t" : "ent")} pas voté à la clôture, bien qu’un bulletin valide ait été prié de revenir, faute de place."
            );
    }

    private static Text Notice(Note.Notice notice)
    {
        var (sent, failed) = (Figures.Number(notice.Sent), Figures.Number(notice.Failed));
        return new(
            $"“{notice.Subject.En}”: sent to {sent.En}, failed for {failed.En}.",
            $"«\u00a0{notice.Subject.Fr}\u00a0»\u00a0: envois réussis {sent.Fr}, échoués {failed.Fr}."
        );
    }

    private static Text Counted(long n, string one, string many, string oneFr, string manyFr)
    {
        var number = Figures.Number(n);
        return new($"{number.En} {(n == 1 ? one : many)}", $"{number.Fr} {(n is 0 or 1 ? oneFr : manyFr)}");
    }

    private static string Trustee(ContestState contest, int number) =>
        number >= 1 && number <= contest.Definition.Trustees.Count
            ? contest.Definition.Trustees[number - 1]
            : $"№ {number}";
}
