using Hustings.Contest;
using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>The words of the returning officer's console.</summary>
public static class ConsoleWords
{
    public static readonly Text Title = new("Returning officer’s console", "Console de direction du scrutin");
    public static readonly Text Attempts = new("Second ballots refused", "Deuxièmes bulletins refusés");
    public static readonly Text Needs = new("What needs you", "Ce qui vous attend");
    public static readonly Text Orders = new("What you can order", "Ce que vous pouvez ordonner");
    public static readonly Text NoOrders = new("There is nothing left to order.", "Il n’y a plus rien à ordonner.");
    public static readonly Text Leave = new("Leave the console", "Quitter la console");
    public static readonly Text Pages = new("Pages everybody sees", "Pages publiques");
    public static readonly Text FrontLink = new("Front page", "Page d’accueil");
    public static readonly Text ResultLink = new("Result", "Résultat");

    public static readonly Text Desk = new("Help desk: unlock a voting code", "Aide\u00a0: débloquer un code de vote");
    public static readonly Text DeskWhy = new(
        "Five wrong PINs lock a voting code. Be sure who is calling before you unlock it. Never ask for the voting code itself or for the PIN.",
        "Cinq NIP erronés bloquent un code de vote. Assurez-vous de l’identité de la personne avant de le débloquer. Ne demandez jamais le code de vote lui-même ni le NIP."
    );
    public static readonly Text DeskLabel = new("Public half of the voting code", "Moitié publique du code de vote");
    public static readonly Text DeskHint = new(
        "64 figures and letters from a to f, as they stand in the public list of credentials.",
        "64 chiffres et lettres de a à f, tels qu’ils figurent dans la liste publique."
    );
    public static readonly Text DeskGo = new("Unlock this code", "Débloquer ce code");

    public static readonly Text LockedTitle = new("The console is locked", "La console est verrouillée");
    public static readonly Text LockedWhat = new(
        "Open it with the officer link that the server printed when it started. The link works once; restart the server for a new one. Restarting loses no vote.",
        "Ouvrez-la avec le lien que le serveur a affiché à son démarrage. Ce lien ne sert qu’une fois; redémarrez le serveur pour en obtenir un nouveau. Un redémarrage ne perd aucun vote."
    );

    public static readonly Text Entering = new("Opening the console", "Ouverture de la console");
    public static readonly Text EnteringWait = new("One moment.", "Un instant.");
    public static readonly Text Spent = new(
        "This link was used already, or is not one of this server’s. If it was not you who used it, restart the server now: that ends every session. It then prints a new link.",
        "Ce lien a déjà servi, ou ne vient pas de ce serveur. Si ce n’est pas vous qui l’avez utilisé, redémarrez le serveur maintenant\u00a0: toutes les sessions prennent fin. Il affiche alors un nouveau lien."
    );
    public static readonly Text Missing = new(
        "The link is not whole. Copy it again from the server’s first lines, to the last character.",
        "Le lien n’est pas complet. Copiez-le de nouveau depuis les premières lignes du serveur, jusqu’au dernier caractère."
    );
    public static readonly Text Unreachable = new(
        "The server cannot be reached. The link is still good: open it again in a moment.",
        "Le serveur est injoignable. Le lien reste valable\u00a0: ouvrez-le de nouveau dans un moment."
    );
    public static readonly Text EnterNeedsScript = new(
        "Opening the console needs JavaScript, so that the link’s secret is not written into any log.",
        "L’ouverture de la console exige JavaScript, afin que le secret du lien ne soit inscrit dans aucun journal."
    );
    public static readonly Text Back = new("Back, change nothing", "Revenir sans rien changer");

    /// <summary>What waits for the officer in this state.</summary>
    public static Text NeedsYou(StageDesk desk)
    {
        int[] missing = [.. desk.Decryptions.Where(t => t.DecryptedAt is null).Select(t => t.Owner)];
        return desk.State switch
        {
            StageState.Prepared => new(
                "Voting is ready to open. Nobody can vote before you open it.",
                "Le scrutin est prêt à ouvrir. Personne ne peut voter avant que vous l’ouvriez."
            ),
            StageState.Open => new(
                "Nothing. Votes are coming in by themselves.",
                "Rien. Les votes arrivent d’eux-mêmes."
            ),
            StageState.Paused => new(
                "Voting is paused. Nobody can vote before you resume it.",
                "Le scrutin est suspendu. Personne ne peut voter avant que vous le repreniez."
            ),
            StageState.Closed when missing.Length > 0 => new(
                $"Waiting for {Listed(missing, "trustee", "trustees", "and")} to open the total. The result appears when the last one has.",
                $"En attente\u00a0: {Listed(missing, "responsable", "responsables", "et")} du dépouillement. Le résultat paraîtra dès le dernier."
            ),
            StageState.Closed when desk.TallyDoesNotOpen => new(
                "The trustees’ shares do not open the total: one of them is false although its proof holds. No result can be published. "
                    + "Keep the record, and have each trustee compute their share again in front of witnesses.",
                "Les parts des responsables du dépouillement n’ouvrent pas le total : l’une est fausse, bien que sa preuve tienne. Aucun "
                    + "résultat ne peut être publié. Conservez le registre et faites recalculer chaque part devant témoins."
            ),
            StageState.Closed => new(
                "Nothing. The result is being computed.",
                "Rien. Le résultat est en cours de calcul."
            ),
            _ => new("Nothing. The result is out.", "Rien. Le résultat est publié."),
        };
    }

    private static string Listed(int[] owners, string one, string many, string and) =>
        owners.Length == 1 ? $"{one} {owners[0]}" : $"{many} {string.Join(", ", owners[..^1])} {and} {owners[^1]}";
}
