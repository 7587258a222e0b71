using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Console;

/// <summary>The words of the console of a whole contest.</summary>
public static class DeskWords
{
    public static readonly Text Title = new("Officers’ console", "Console des responsables");
    public static readonly Text Now = new("Where it stands", "Où en est le scrutin");
    public static readonly Text NothingNeeds = new("Nothing needs you now.", "Rien ne vous attend en ce moment.");
    public static readonly Text NotYours = new(
        "Your role reads everything here and gives no orders.",
        "Votre rôle permet de tout lire ici, sans donner d’ordre."
    );
    public static readonly Text NoOrders = new(
        "There is nothing that you can order now.",
        "Il n’y a rien que vous puissiez ordonner en ce moment."
    );
    public static readonly Text WholeContest = new("The whole contest", "La course entière");
    public static readonly Text Two = new("two officers", "deux responsables");
    public static readonly Text ReadAndSign = new("Read and sign", "Lire et signer");
    public static readonly Text TakeBack = new("Take it back", "Retirer cet ordre");
    public static readonly Text CountItToo = new("Count this batch yourself", "Compter ce lot vous-même");
    public static readonly Text StrikeIt = new("Strike this ballot", "Radier ce bulletin");
    public static readonly Text ReadProposal = new("Read and order it", "Lire et ordonner");
    public static readonly Text Places = new("Parts of the console", "Parties de la console");
    public static readonly Text Figures = new("Figures and lists", "Chiffres et listes");
    public static readonly Text Help = new("Help desk", "Aide aux membres");
    public static readonly Text Post = new("Postal envelopes", "Enveloppes postales");
    public static readonly Text Incidents = new("What voters meet", "Ce que rencontrent les votants");
    public static readonly Text Times = new("Voting times", "Heures de vote");
    public static readonly Text Overview = new("Overview", "Vue d’ensemble");
    public static readonly Text Officers = new("Officers and passkeys", "Responsables et clés d’accès");
    public static readonly Text Enrolled = new("passkey registered", "clé d’accès enregistrée");
    public static readonly Text NotEnrolled = new("no passkey yet", "pas encore de clé d’accès");
    public static readonly Text Officer = new("Officer", "Responsable");
    public static readonly Text Role = new("Role", "Rôle");
    public static readonly Text Passkey = new("Passkey", "Clé d’accès");
    public static readonly Text MakeFirst = new(
        "You came by the one-time link. Make your passkey now: orders are signed with it, and it is how you come back.",
        "Vous êtes ici par le lien à usage unique. Créez maintenant votre clé d’accès\u00a0: elle signe vos ordres et vous permet de revenir."
    );
    public static readonly Text MakePasskey = new("Make your passkey", "Créer votre clé d’accès");
    public static readonly Text SignIn = new("Sign in with your passkey", "Ouvrir une session avec votre clé d’accès");
    public static readonly Text WhoAreYou = new("Who are you?", "Qui êtes-vous?");
    public static readonly Text NoPasskeyYet = new(
        "No passkey yet, or a lost one? Make one here",
        "Pas encore de clé d’accès, ou clé perdue? Créez-en une ici"
    );
    public static readonly Text EnrolTitle = new("Make a passkey", "Créer une clé d’accès");
    public static readonly Text EnrolWhat = new(
        "A passkey stays on your phone, computer or security key; your finger, face or code unlocks it. With it you sign in and sign orders. Nobody else can use it, and nothing secret leaves your device.",
        "Une clé d’accès reste sur votre téléphone, votre ordinateur ou votre clé de sécurité; votre doigt, votre visage ou votre code la débloque. Elle vous permet d’ouvrir une session et de signer des ordres. Personne d’autre ne peut s’en servir, et rien de secret ne quitte votre appareil."
    );
    public static readonly Text EnrolOthers = new(
        "Officers who are registered already then sign that it is yours.",
        "Des responsables déjà enregistrés signent ensuite qu’elle est bien à vous."
    );
    public static readonly Text EnrolTwice = new(
        "Your device asks twice: once to make the passkey, once to sign with it.",
        "Votre appareil demande deux fois\u00a0: pour créer la clé d’accès, puis pour signer avec elle."
    );
    public static readonly Text ToConsole = new("Go to the console", "Aller à la console");
    public static readonly Text NeedsScript = new("Passkeys need JavaScript.", "Les clés d’accès exigent JavaScript.");
    public static readonly Text Preview = new("Show what it does", "Voir ce qu’il fait");
    public static readonly Text PreviewWhy = new(
        "Nothing is ordered before you sign.",
        "Rien n’est ordonné avant votre signature."
    );
    public static readonly Text NotAllowed = new(
        "This order is not for your role.",
        "Cet ordre ne relève pas de votre rôle."
    );
    public static readonly Text NotNow = new(
        "This cannot be ordered now. It is possible again when the contest allows it.",
        "Ceci ne peut être ordonné maintenant. Ce le sera quand la course le permettra."
    );
    public static readonly Text Stage = new("Stage", "Étape");
    public static readonly Text State = new("State", "État");
    public static readonly Text Listed = new("On the list", "Sur la liste");
    public static readonly Text Voted = new("Voted", "Ont voté");
    public static readonly Text Home = new("From home", "À distance");
    public static readonly Text Hall = new("In the hall", "En salle");
    public static readonly Text Attempts = new("Second attempts", "Deuxièmes essais");
    public static readonly Text AllStages = new("All stages", "Toutes les étapes");
    public static readonly Text Planned = new("Planned", "Prévu");
    public static readonly Text BeingPrepared = new("Being prepared", "En préparation");
    public static readonly Text Save = new("Save as CSV", "Enregistrer en CSV");
    public static readonly Text Filter = new("Show lines with", "Montrer les lignes avec");
    public static readonly Text DoneRecorded = new(
        "Your order stands in the minutes.",
        "Votre ordre figure au procès-verbal."
    );
    public static readonly Text DoneWaiting = new(
        "You have signed. The order waits for another officer, who sees it now.",
        "Vous avez signé. L’ordre attend une autre personne responsable, qui le voit maintenant."
    );
    public static readonly Text DoneEnrolled = new(
        "Your passkey is registered. You can order now.",
        "Votre clé d’accès est enregistrée. Vous pouvez donner des ordres."
    );
    public static readonly Text DoneTakenBack = new("The order was taken back.", "L’ordre a été retiré.");
    public static readonly Text Proposal = new(
        "The system proposes an extension after an attack",
        "Le système propose une prolongation après une attaque"
    );

    public static Text SignedInAs(string name, Text role) =>
        new($"Signed in: {name}, {role.En}.", $"Session ouverte\u00a0: {name}, {role.Fr}.");

    public static Text ProposedBy(string name, Text at) =>
        new($"Proposed by {name}, {at.En}.", $"Proposé par {name}, {at.Fr}.");

    public static Text SignedAlready(int needs) =>
        needs == 1
            ? new("You have signed. One more officer must sign.", "Vous avez signé. Il manque une signature.")
            : new(
                $"You have signed. {needs} more officers must sign.",
                $"Vous avez signé. Il manque {needs} signatures."
            );

    public static Text WaitsForOthers(int needs) =>
        needs == 1
            ? new("One more officer must sign.", "Il manque une signature.")
            : new($"{needs} more officers must sign.", $"Il manque {needs} signatures.");

    public static Text CountedBy(string name, int batch, string column) =>
        new(
            $"{name} has counted batch {batch} of “{column}”. A second officer counts it again without seeing those figures.",
            $"{name} a compté le lot {batch} de «\u00a0{column}\u00a0». Une deuxième personne le compte sans voir ces chiffres."
        );

    public static Text DueStrike(string stage, string etape, int row) =>
        new(
            $"{stage}: the postal ballot of line {row} replaces its online ballot, which two officers are to strike once voting has closed.",
            $"{etape}\u00a0: le bulletin postal de la ligne {row} remplace son bulletin en ligne, que deux responsables doivent radier après la clôture."
        );

    /// <summary>"23 minutes left", "2 hours 5 minutes left"; null once it is over.</summary>
    public static Text? Left(TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        var minutes = (long)Math.Ceiling(left.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes % 1440 / 60, minutes % 60);
        List<Text> parts = [];
        void Add(long n, Text one, Text many)
        {
            if (n > 0)
            {
                parts.Add(Pages.Figures.Count(n, one, many));
            }
        }

        Add(days, new("day", "jour"), new("days", "jours"));
        Add(hours, new("hour", "heure"), new("hours", "heures"));
        Add(days > 0 ? 0 : rest, new("minute", "minute"), new("minutes", "minutes"));
        return new(
            $"{string.Join(' ', parts.Select(part => part.En))} left",
            $"encore {string.Join(' ', parts.Select(part => part.Fr))}"
        );
    }
}
