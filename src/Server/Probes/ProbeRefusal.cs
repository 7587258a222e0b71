using Hustings.Contest;

namespace Hustings.Server.Probes;

/// <summary>Why readings are not taken: the closed list of docs/spec/probes.md.</summary>
public enum ProbeRefusal
{
    /// <summary>Not a report, or a figure in it that no probe has.</summary>
    Malformed,

    /// <summary>More bytes than a report has.</summary>
    TooLarge,

    /// <summary>Not signed with the key of this server's probes.</summary>
    ProbeUnknown,

    /// <summary>A report of this probe with this or a later number was taken before.</summary>
    Replayed,

    /// <summary>The probe's clock and this server's are more than two minutes apart, or a reading is from the future or half a day old.</summary>
    WrongClock,

    /// <summary>So many probes report already.</summary>
    TooManyProbes,

    /// <summary>This server has no box for probes just now.</summary>
    NoProbes,
}

/// <summary>What a refused report is answered with.</summary>
public static class ProbeRefusalWords
{
    public static (int HttpStatus, string Code, Text Message) For(ProbeRefusal refusal) =>
        refusal switch
        {
            ProbeRefusal.Malformed => (
                400,
                "malformed",
                new("This is not a report of a probe.", "Ce n’est pas le rapport d’une sonde.")
            ),
            ProbeRefusal.TooLarge => (413, "too_large", new("This report is too long.", "Ce rapport est trop long.")),
            ProbeRefusal.ProbeUnknown => (
                403,
                "probe_unknown",
                new(
                    "This report is not signed by a probe of this server. Give the probe this server’s present probes.json.",
                    "Ce rapport n’est pas signé par une sonde de ce serveur. Donnez à la sonde le fichier probes.json actuel de ce serveur."
                )
            ),
            ProbeRefusal.Replayed => (
                409,
                "replayed",
                new(
                    "This report, or a later one of this probe, was taken before. Two probes must not have one name.",
                    "Ce rapport, ou un rapport plus récent de cette sonde, a déjà été reçu. Deux sondes ne doivent pas porter le même nom."
                )
            ),
            ProbeRefusal.WrongClock => (
                409,
                "wrong_clock",
                new(
                    "The probe’s clock and this server’s do not agree. Set the clock of the machine that is wrong.",
                    "L’horloge de la sonde et celle de ce serveur ne concordent pas. Réglez l’horloge de la machine en faute."
                )
            ),
            ProbeRefusal.TooManyProbes => (
                409,
                "too_many_probes",
                new("Too many probes report to this server.", "Trop de sondes s’adressent à ce serveur.")
            ),
            ProbeRefusal.NoProbes => (
                503,
                "no_probes",
                new(
                    "This server takes no probes just now; its log says why.",
                    "Ce serveur ne reçoit pas de sondes pour l’instant; son journal dit pourquoi."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };
}
