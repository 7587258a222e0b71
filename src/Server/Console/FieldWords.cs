using Hustings.Contest;

namespace Hustings.Server.Console;

/// <summary>Labels and hints of the orders' forms.</summary>
internal static class FieldWords
{
    public static readonly Text ReasonEn = new("Reason, in English", "Motif, en anglais");
    public static readonly Text ReasonFr = new("Reason, in French", "Motif, en français");
    public static readonly Text ReasonHint = new(
        "Members read this. If you leave one language out, the other stands in both places.",
        "Les membres lisent ce motif. Si une langue manque, l’autre figure aux deux endroits."
    );
    public static readonly Text NewsEn = new("Announcement, in English", "Annonce, en anglais");
    public static readonly Text NewsFr = new("Announcement, in French", "Annonce, en français");
    public static readonly Text Channels = new("For whom", "Pour qui");
    public static readonly Text OpenUntil = new("Open until", "Ouvert jusqu’à");
    public static readonly Text Opens = new("Opens", "Ouverture");
    public static readonly Text Closes = new("Closes", "Clôture");
    public static readonly Text EmptyDecides = new(
        "Left empty: when an officer orders it.",
        "Laissé vide\u00a0: sur ordre d’un responsable."
    );
    public static readonly Text OnBallot = new("On the ballot", "Sur le bulletin");
    public static readonly Text Candidate = new("Candidate", "Candidature");
    public static readonly Text Choose = new("Choose", "Choisir");
    public static readonly Text Row = new("Line of the code in the table", "Ligne du code dans la table");
    public static readonly Text RowHint = new(
        "The help desk’s page finds it by the code’s public half.",
        "La page de l’aide la trouve par la moitié publique du code."
    );
    public static readonly Text Rows = new("Lines of spare codes", "Lignes de codes de réserve");
    public static readonly Text RowsHint = new(
        "The numbers that the registrar names, with spaces between.",
        "Les numéros donnés par le registraire, séparés par des espaces."
    );
    public static readonly Text Ballot = new(
        "The ballot’s fingerprint, 64 figures and letters",
        "Empreinte du bulletin, 64 chiffres et lettres"
    );
    public static readonly Text Cause = new("How they voted", "Comment ces membres ont voté");
    public static readonly Text Advance = new("In advance", "Par anticipation");
    public static readonly Text ByPost = new("By post", "Par la poste");
    public static readonly Text List = new("List of lines", "Liste de lignes");
    public static readonly Text ListHint = new(
        "A text file: one number a line, each larger than the one before.",
        "Un fichier texte\u00a0: un numéro par ligne, chacun plus grand que le précédent."
    );
    public static readonly Text Definition = new("The new definition", "La nouvelle définition");
    public static readonly Text DefinitionHint = new(
        "The file that “hustings contest check --definition” writes.",
        "Le fichier qu’écrit «\u00a0hustings contest check --definition\u00a0»."
    );
    public static readonly Text Column = new("Column", "Colonne");
    public static readonly Text Batch = new("Batch", "Lot");
    public static readonly Text Ballots = new("Ballots in the batch", "Bulletins du lot");
    public static readonly Text Votes = new("Votes", "Voix");
    public static readonly Text Blank = new("Blank", "Blancs");
    public static readonly Text Rejected = new("Rejected", "Rejetés");
    public static readonly Text Exhausted = new(
        "Exhausted: names nobody who is still in the race",
        "Épuisés\u00a0: ne nomment plus personne encore en course"
    );
    public static readonly Text CountAlone = new(
        "Count alone. A second officer counts the same batch without seeing your figures; it stands in the minutes only if both agree.",
        "Comptez sans aide. Une deuxième personne compte le même lot sans voir vos chiffres; il n’est inscrit que si les deux concordent."
    );
    public static readonly Text Roll = new(
        "Fingerprint of the roll, from the registrar",
        "Empreinte de la liste, donnée par le registraire"
    );
    public static readonly Text Members = new("Members", "Membres");
    public static readonly Text Spares = new("Spare codes", "Codes de réserve");
    public static readonly Text Terminal = new("Terminal", "Poste de vote");
    public static readonly Text TerminalHint = new("A short name such as hall-1.", "Un nom court, par exemple hall-1.");
    public static readonly Text TerminalKey = new(
        "Its public key, 64 figures and letters",
        "Sa clé publique, 64 chiffres et lettres"
    );
    public static readonly Text Table = new("Fingerprint of the table of codes", "Empreinte de la table des codes");

    /// <summary>"Closes, from home".</summary>
    public static Text OfWay(Text label, Text way) => new($"{label.En}, {way.En}", $"{label.Fr}, {way.Fr}");

    /// <summary>"Open until (Toronto time)".</summary>
    public static Text InZone(Text label, Text zone) => new($"{label.En} ({zone.En})", $"{label.Fr} ({zone.Fr})");
}
