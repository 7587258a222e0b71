using Hustings.Contest;

namespace Hustings.Server.Status;

/// <summary>The words around incidents; their own are those of the minutes.</summary>
public static class IncidentWords
{
    public static readonly Text Title = new("Attacks and disturbances", "Attaques et perturbations");

    public static readonly Text None = new("This server has noticed none.", "Ce serveur n’en a constaté aucune.");
}
