using Hustings.Contest;

namespace Hustings.Server.Contests;

/// <summary>What became of an order that was handed in.</summary>
public abstract record OrderAnswer
{
    private OrderAnswer() { }

    /// <summary>It stands in the minutes, now or from an earlier time.</summary>
    public sealed record Recorded(int Height, string Hash) : OrderAnswer;

    /// <summary>It is in order and waits for so many more officers.</summary>
    public sealed record Waiting(int Needs, string Order) : OrderAnswer;

    /// <summary>Nothing was changed, but for what the refusal itself says.</summary>
    public sealed record Refused(OfficerFault Fault) : OrderAnswer;
}

/// <summary>Why an officer's request was refused: an HTTP status, a code for programs, a sentence for people.</summary>
public sealed record OfficerFault(int Status, string Code, Text Message)
{
    public static readonly OfficerFault Malformed = new(
        400,
        "malformed",
        new("This request is not in the form it should have.", "Cette requête n’a pas la forme attendue.")
    );
    public static readonly OfficerFault TooLarge = new(
        413,
        "body_too_large",
        new("This is longer than anything that belongs here.", "C’est plus long que tout ce qui a sa place ici.")
    );
    public static readonly OfficerFault NotCanonical = new(
        400,
        "not_canonical",
        new(
            "This order is not written in its one form, so its signature would not hold in the minutes. Update the program that made it.",
            "Cet ordre n’est pas écrit sous sa forme unique; sa signature ne tiendrait pas au procès-verbal. Mettez à jour le programme qui l’a fait."
        )
    );
    public static readonly OfficerFault SignatureInvalid = new(
        403,
        "signature_invalid",
        new(
            "A signature does not hold: it is of another key, for another order, from another site, or without the passkey’s own check of the person.",
            "Une signature ne tient pas : autre clé, autre ordre, autre site, ou sans vérification de la personne par la clé d’accès."
        )
    );
    public static readonly OfficerFault NoSession = new(
        403,
        "no_session",
        new(
            "No officer is signed in here, or the request came from another site.",
            "Aucun responsable n’a ouvert de session ici, ou la requête vient d’un autre site."
        )
    );
    public static readonly OfficerFault WrongOfficer = new(
        403,
        "wrong_officer",
        new("This is for another officer to do.", "C’est à une autre personne responsable de le faire.")
    );
    public static readonly OfficerFault LinkSpent = new(
        403,
        "link_spent",
        new(
            "This link was used already, or is not one of ours. Restart the server for a new one.",
            "Ce lien a déjà servi, ou n’est pas des nôtres. Redémarrez le serveur pour en obtenir un nouveau."
        )
    );
    public static readonly OfficerFault NotWaiting = new(
        404,
        "not_waiting",
        new(
            "No such order waits: it was recorded, taken back, or overtaken by another.",
            "Aucun ordre de ce genre n’attend : il a été inscrit, retiré ou devancé par un autre."
        )
    );
    public static readonly OfficerFault UnknownStage = new(
        404,
        "unknown_stage",
        new("There is no such stage here.", "Il n’y a pas d’étape de ce nom ici.")
    );
    public static readonly OfficerFault Storage = new(
        503,
        "storage_unavailable",
        new(
            "It could not be written to disk. Nothing is lost: send the same again in a moment.",
            "L’écriture sur disque a échoué. Rien n’est perdu : envoyez la même chose dans un moment."
        )
    );

    /// <summary>A refusal of the contest's own rules.</summary>
    public static OfficerFault Of(Contest.Orders.OrderRefusal refusal)
    {
        var (code, message) = (
            Contest.Orders.OrderRefusalWords.Code(refusal),
            Contest.Orders.OrderRefusalWords.For(refusal)
        );
        return new(
            refusal
                is Contest.Orders.OrderRefusal.UnknownOfficer
                    or Contest.Orders.OrderRefusal.WrongRole
                    or Contest.Orders.OrderRefusal.FirstOfficerRole
                    or Contest.Orders.OrderRefusal.NewKeyDoesNotSign
                ? 403
                : 409,
            code,
            message
        );
    }
}
