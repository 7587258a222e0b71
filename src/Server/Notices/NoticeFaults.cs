using Hustings.Server.Contests;

namespace Hustings.Server.Notices;

/// <summary>Why a request about notices is refused.</summary>
internal static class NoticeFaults
{
    public static readonly OfficerFault Unknown = new(
        404,
        "unknown_batch",
        new("There is no such batch of notices.", "Il n’y a pas de tel lot d’avis.")
    );
    public static readonly OfficerFault StillSending = new(
        409,
        "still_sending",
        new("This batch is still being sent.", "Ce lot est encore en cours d’envoi.")
    );
    public static readonly OfficerFault NothingFailed = new(
        409,
        "nothing_failed",
        new("No notice of this batch failed.", "Aucun avis de ce lot n’a échoué.")
    );
    public static readonly OfficerFault Superseded = new(
        409,
        "superseded",
        new(
            "A newer notice about this stage went out; this one would tell members times that no longer hold.",
            "Un avis plus récent sur cette étape est parti; celui-ci donnerait aux membres des heures périmées."
        )
    );
    public static readonly OfficerFault Erased = new(
        409,
        "contacts_erased",
        new("The contacts of the members were erased.", "Les coordonnées des membres ont été effacées.")
    );
    public static readonly OfficerFault NotByHand = new(
        409,
        "not_by_hand",
        new("This batch does not wait for the party’s own mailer.", "Ce lot n’attend pas l’outil d’envoi du parti.")
    );
}
