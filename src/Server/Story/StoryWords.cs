using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Story;

/// <summary>The words of the page of minutes.</summary>
public static class StoryWords
{
    public static readonly Text Title = new("Minutes", "Procès-verbal");
    public static readonly Text Lead = new(
        "Everything that the officers ordered and that this server did, in the order in which it happened. Nothing can be taken out or put in later without it being noticed.",
        "Tout ce que les responsables ont ordonné et ce que ce serveur a fait, dans l’ordre des événements. Rien ne peut en être retiré ni y être ajouté plus tard sans que cela se remarque."
    );
    public static readonly Text Newest = new("Go to the newest line", "Aller à la ligne la plus récente");
    public static readonly Text Pages = new("Pages of the minutes", "Pages du procès-verbal");
    public static readonly Text System = new("Noted by this server", "Noté par ce serveur");
    public static readonly Text Reason = new("Reason:", "Motif\u00a0:");
    public static readonly Text Line = new("Line", "Ligne");
    public static readonly Text Fingerprint = new("fingerprint", "empreinte");

    public static readonly Text CheckTitle = new("Check the minutes", "Vérifier le procès-verbal");
    public static readonly Text CheckLead = new(
        "Each line holds the fingerprint of the line before it, and each order the signatures of its officers’ passkeys. One command checks all of them, together with every round:",
        "Chaque ligne contient l’empreinte de la précédente, et chaque ordre les signatures des clés d’accès de ses responsables. Une seule commande les vérifie toutes, avec chaque tour\u00a0:"
    );
    public static readonly Text Data = new("This page as data:", "Cette page en données\u00a0:");
    public static readonly Text Download = new("Download the minutes", "Télécharger le procès-verbal");

    /// <summary>"Ordered by Ann and Bob; 2 signatures".</summary>
    public static Text Ordered(IReadOnlyList<string> names)
    {
        var signatures = Figures.Count(names.Count, new("signature", "signature"), new("signatures", "signatures"));
        return new(
            $"Ordered by {Names.Join(names).En}; {signatures.En}",
            $"Ordre\u00a0: {Names.Join(names).Fr}; {signatures.Fr}"
        );
    }

    public static Text Lines(int from, int to)
    {
        var (a, b) = (Figures.Number(from), Figures.Number(to));
        return new($"Lines {a.En} to {b.En}", $"Lignes {a.Fr} à {b.Fr}");
    }
}
