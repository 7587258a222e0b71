using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Demo;

/// <summary>The words of the demo page.</summary>
public static class DemoWords
{
    public static readonly Text Title = new("DEMO: voting codes to try", "DÉMO\u00a0: des codes de vote à essayer");
    public static readonly Text Lead = new(
        "Vote as any of these people: follow a link, make your choice, and type the PIN beside it. Vote as often as you like, each time as somebody else.",
        "Votez à la place de l’une de ces personnes\u00a0: suivez un lien, faites votre choix, et saisissez le NIP indiqué à côté. Votez autant de fois que vous voulez, chaque fois comme quelqu’un d’autre."
    );
    public static readonly Text Warning = new(
        "Such a page exists in the demo only. In a real vote, each member receives a code and a PIN by two separate ways, and the server never holds them together.",
        "Une telle page n’existe que dans la démo. Dans un vrai scrutin, chaque membre reçoit un code et un NIP par deux voies séparées, et le serveur ne les détient jamais ensemble."
    );
    public static readonly Text Over = new(
        "Voting has closed, so these codes can no longer vote. Start the demo again without --data for a fresh one.",
        "Le scrutin est clos\u00a0: ces codes ne peuvent plus voter. Relancez la démo sans --data pour en avoir une nouvelle."
    );
    public static readonly Text Then = new("Then", "Ensuite");
    public static readonly Text ThenClose = new(
        "When you have voted enough, open the console with the officer link that the start printed, and close voting. The demo’s three trustees then open the total, and the result appears.",
        "Quand vous aurez assez voté, ouvrez la console avec le lien affiché au démarrage, et fermez le scrutin. Les trois responsables du dépouillement de la démo ouvrent alors le total, et le résultat paraît."
    );
    public static readonly Text Codes = new("Voters", "Électeurs");
    public static readonly Text Booth = new("Vote as", "Voter comme");
    public static readonly Text Code = new("Voting code", "Code de vote");
    public static readonly Text Pin = new("PIN", "NIP");
    public static readonly Text NoSecret = new(
        "This page does not say who has voted: nobody can see that here.",
        "Cette page ne dit pas qui a voté\u00a0: personne ne peut le voir ici."
    );
    public static readonly Text Result = new(
        "Follow the count and see the result",
        "Suivre le dépouillement et voir le résultat"
    );

    public static Text VoteAs(int number) => new($"Voter {number}", $"Électeur {number}");
}
