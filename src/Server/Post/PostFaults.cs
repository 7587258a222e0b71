using Hustings.Server.Contests;

namespace Hustings.Server.Post;

/// <summary>Why an envelope is not received, for whoever holds it in their hand.</summary>
internal static class PostFaults
{
    public static readonly OfficerFault UnknownCredential = new(
        404,
        "unknown_credential",
        new(
            "No voting code has this public half. Compare every character; at least the first ten are needed.",
            "Aucun code de vote ne porte cette moitié publique. Comparez chaque caractère; il en faut au moins dix."
        )
    );
    public static readonly OfficerFault Ambiguous = new(
        409,
        "ambiguous_credential",
        new(
            "Several voting codes begin so: type more characters.",
            "Plusieurs codes commencent ainsi : saisissez-en plus."
        )
    );
    public static readonly OfficerFault AlreadyReceived = new(
        409,
        "already_received",
        new(
            "An envelope of this voting code was received before. Set this one aside, unopened.",
            "Une enveloppe de ce code a déjà été reçue. Mettez celle-ci de côté, sans l’ouvrir."
        )
    );
    public static readonly OfficerFault CodeVoid = new(
        409,
        "code_void",
        new(
            "This voting code is void. Set the envelope aside, unopened.",
            "Ce code de vote n’est plus valable. Mettez l’enveloppe de côté, sans l’ouvrir."
        )
    );
    public static readonly OfficerFault VotedOnline = new(
        409,
        "voted_online",
        new(
            "This member has voted online, and that vote counts. Set the envelope aside, unopened.",
            "Ce membre a voté en ligne, et ce vote compte. Mettez l’enveloppe de côté, sans l’ouvrir."
        )
    );
    public static readonly OfficerFault Waits = new(
        409,
        "post_waits",
        new(
            "Envelopes are received only once online voting has closed, because a vote online counts before one by post. Keep it unopened.",
            "Les enveloppes ne sont reçues qu’après la clôture du vote en ligne, qui l’emporte sur la poste. Gardez-la fermée."
        )
    );
    public static readonly OfficerFault Closed = new(
        409,
        "post_closed",
        new(
            "No envelope is received now: the time for post has not begun or is over, or the stage must be named.",
            "Aucune enveloppe n’est reçue maintenant : le délai postal n’a pas commencé ou est passé, ou l’étape doit être nommée."
        )
    );
}
