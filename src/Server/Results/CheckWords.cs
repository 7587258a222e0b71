using Hustings.Contest;

namespace Hustings.Server.Results;

/// <summary>The words of "check my ballot": what was looked at, what was found, and what it does not show.</summary>
public static class CheckWords
{
    public static readonly Text Title = new("Check my ballot", "Vérifier mon bulletin");
    public static readonly Text Lead = new(
        "Type or paste your receipt number. This page then checks, on your own device, that your ballot is in the box.",
        "Saisissez ou collez votre numéro de reçu. Cette page vérifie alors, sur votre propre appareil, que votre bulletin est dans l’urne."
    );
    public static readonly Text Label = new("Receipt number", "Numéro de reçu");
    public static readonly Text Hint = new(
        "43 letters, figures, + or /. You saw it when your vote was recorded.",
        "43 lettres, chiffres, + ou /. Vous l’avez vu lorsque votre vote a été enregistré."
    );
    public static readonly Text Fault = new(
        "This is not a whole receipt number. It has 43 characters; copy it again from the page you kept.",
        "Ce n’est pas un numéro de reçu complet. Il compte 43 caractères; copiez-le de nouveau depuis la page que vous avez gardée."
    );
    public static readonly Text Go = new("Check my ballot", "Vérifier mon bulletin");
    public static readonly Text Busy = new(
        "Checking. Lines of the record read:",
        "Vérification en cours. Lignes du registre lues\u00a0:"
    );
    public static readonly Text Of = new("of", "sur");

    public static readonly Text Found = new("Your ballot is in the box.", "Votre bulletin est dans l’urne.");
    public static readonly Text FoundOnce = new(
        "It counts, because only one ballot is accepted for each voting code.",
        "Il compte, car un seul bulletin est accepté par code de vote."
    );
    public static readonly Text FoundLast = new(
        "It counts unless another ballot was cast later with the same voting code: only the last one counts.",
        "Il compte, sauf si un autre bulletin a été déposé plus tard avec le même code de vote\u00a0: seul le dernier compte."
    );
    public static readonly Text Absent = new(
        "No ballot with this receipt number is in this box.",
        "Aucun bulletin portant ce numéro de reçu n’est dans cette urne."
    );
    public static readonly Text AbsentNext = new(
        "Compare every character, and check that the receipt belongs to this vote. If it does, tell the people who run this vote, or a scrutineer. The receipt that you could save or print when you voted is signed: it proves that the ballot was accepted.",
        "Comparez chaque caractère et vérifiez que le reçu concerne bien ce scrutin. Si c’est le cas, prévenez les responsables du scrutin ou un témoin. Le reçu que vous avez pu conserver ou imprimer en votant est signé\u00a0: il prouve que le bulletin a été accepté."
    );
    public static readonly Text Broken = new(
        "Something is wrong with the record.",
        "Quelque chose ne va pas dans le registre."
    );
    public static readonly Text BrokenNext = new(
        "The line marked “No” below did not hold. Do not close this page: tell a scrutineer, or the people who run this vote, what it says.",
        "La ligne marquée «\u00a0Non\u00a0» ci-dessous n’est pas exacte. Ne fermez pas cette page\u00a0: dites à un témoin ou aux responsables du scrutin ce qu’elle indique."
    );
    public static readonly Text Unreachable = new(
        "The record could not be reached, so nothing was checked.",
        "Le registre n’a pas pu être joint; rien n’a donc été vérifié."
    );
    public static readonly Text UnreachableNext = new(
        "Check your connection and try again.",
        "Vérifiez votre connexion et réessayez."
    );

    public static readonly Text Checked = new("What this device checked", "Ce que cet appareil a vérifié");
    public static readonly Text StepBytes = new(
        "The ballot that the server shows has exactly your receipt number as its fingerprint.",
        "Le bulletin que montre le serveur a exactement votre numéro de reçu pour empreinte."
    );
    public static readonly Text StepElection = new(
        "The ballot was made for this vote and for these candidates.",
        "Le bulletin a été fait pour ce scrutin et pour ces candidats."
    );
    public static readonly Text StepListed = new(
        "The public list of accepted ballots names it.",
        "La liste publique des bulletins acceptés le nomme."
    );
    public static readonly Text StepChain = new(
        "Nothing was removed from that list or put in between: each line names the one before. Lines read:",
        "Rien n’a été retiré de cette liste ni inséré\u00a0: chaque ligne nomme la précédente. Lignes lues\u00a0:"
    );
    public static readonly Text No = new("No", "Non");
    public static readonly Text HeadHint = new(
        "Fingerprint of the whole list at this moment. Anyone who sees the same one sees the same list:",
        "Empreinte de toute la liste à cet instant. Quiconque voit la même voit la même liste\u00a0:"
    );

    public static readonly Text NotChecked = new("What this does not show", "Ce que cela ne montre pas");
    public static readonly Text NotChoice = new(
        "For whom you voted. Nobody can see that here, not even you: so nobody can make you prove it.",
        "Pour qui vous avez voté. Personne ne peut le voir ici, pas même vous\u00a0: ainsi, personne ne peut vous obliger à le prouver."
    );
    public static readonly Text NotCount = new(
        "That all ballots were added up correctly. Checking the whole record shows that, once the result is out.",
        "Que tous les bulletins ont été bien additionnés. C’est la vérification du registre entier qui le montre, une fois le résultat publié."
    );
    public static readonly Text NeedsScript = new(
        "This check runs on your own device and needs JavaScript. Without it, download the record and check it with the programs named on the result page.",
        "Cette vérification se fait sur votre propre appareil et exige JavaScript. Sans lui, téléchargez le registre et vérifiez-le avec les programmes nommés à la page du résultat."
    );
}
