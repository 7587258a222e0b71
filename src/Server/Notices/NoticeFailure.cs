using Hustings.Contest;

namespace Hustings.Server.Notices;

/// <summary>Why a notice did not go out: a closed list, because what a mail server says often holds the member's address.</summary>
public enum NoticeFailure
{
    NoAddress,
    AddressRefused,
    Refused,
    NotAllowed,
    Busy,
    Unreachable,
    TimedOut,
    Superseded,
    Erased,
}

/// <summary>Codes and words of the failures.</summary>
internal static class NoticeFailures
{
    /// <summary>Trying again a little later may help.</summary>
    public static bool IsPassing(NoticeFailure failure) =>
        failure
            is NoticeFailure.Busy
                or NoticeFailure.Unreachable
                or NoticeFailure.TimedOut
                or NoticeFailure.NotAllowed;

    /// <summary>The trouble is the way out and not this one member: the next member meets it too.</summary>
    public static bool IsGeneral(NoticeFailure failure) =>
        failure is NoticeFailure.Unreachable or NoticeFailure.NotAllowed or NoticeFailure.TimedOut;

    public static string Code(NoticeFailure failure) =>
        failure switch
        {
            NoticeFailure.NoAddress => "no_address",
            NoticeFailure.AddressRefused => "address_refused",
            NoticeFailure.Refused => "refused",
            NoticeFailure.NotAllowed => "not_allowed",
            NoticeFailure.Busy => "busy",
            NoticeFailure.Unreachable => "unreachable",
            NoticeFailure.TimedOut => "timed_out",
            NoticeFailure.Superseded => "superseded",
            NoticeFailure.Erased => "erased",
            _ => throw new ArgumentOutOfRangeException(nameof(failure)),
        };

    /// <exception cref="InvalidDataException">The database holds a code that was never written.</exception>
    public static NoticeFailure Read(string code) =>
        Enum.GetValues<NoticeFailure>().Cast<NoticeFailure?>().FirstOrDefault(one => Code(one!.Value) == code)
        ?? throw new InvalidDataException($"{code} is no kind of failure.");

    public static Text Words(NoticeFailure failure) =>
        failure switch
        {
            NoticeFailure.NoAddress => new(
                "The roll has no usable address for this way of sending.",
                "Le registre n’a pas d’adresse utilisable pour ce mode d’envoi."
            ),
            NoticeFailure.AddressRefused => new("The address was refused.", "L’adresse a été refusée."),
            NoticeFailure.Refused => new("The message was refused.", "Le message a été refusé."),
            NoticeFailure.NotAllowed => new(
                "The service did not let this server send: check the password and the encryption.",
                "Le service n’a pas permis l’envoi : vérifiez le mot de passe et le chiffrement."
            ),
            NoticeFailure.Busy => new("The service was busy.", "Le service était occupé."),
            NoticeFailure.Unreachable => new("The service could not be reached.", "Le service était injoignable."),
            NoticeFailure.TimedOut => new("The service did not answer in time.", "Le service n’a pas répondu à temps."),
            NoticeFailure.Superseded => new(
                "A newer notice took the place of this one.",
                "Un avis plus récent a remplacé celui-ci."
            ),
            NoticeFailure.Erased => new("The contacts were erased.", "Les coordonnées ont été effacées."),
            _ => throw new ArgumentOutOfRangeException(nameof(failure)),
        };
}
