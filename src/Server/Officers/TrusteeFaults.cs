using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.Officers;

/// <summary>Why something that a trustee handed in was refused, in words.</summary>
internal static class TrusteeFaults
{
    public static readonly OfficerFault UnknownTrustee = new(
        404,
        "unknown_trustee",
        new("There is no trustee with this number.", "Aucun responsable du dépouillement ne porte ce numéro.")
    );
    public static readonly OfficerFault NotReady = new(
        409,
        "not_ready",
        new(
            "The count is not at this point: the stage is not being counted, or its tally or shuffles are not complete.",
            "Le dépouillement n’en est pas là : l’étape n’est pas dépouillée, ou son total ou ses mélanges ne sont pas complets."
        )
    );
    public static readonly OfficerFault LotRefused = new(
        409,
        "lot_refused",
        new(
            "This part of the lot is not taken: not every trustee has committed, it is not the one committed to, or another was given before.",
            "Cette part du tirage est refusée : tous ne se sont pas engagés, elle ne correspond pas à l’engagement, ou une autre a déjà été donnée."
        )
    );
    private static readonly OfficerFault Malformed = new(
        400,
        "malformed",
        new("This is not the document in canonical form.", "Ce n’est pas le document sous sa forme canonique.")
    );
    private static readonly OfficerFault ProofInvalid = new(
        400,
        "proof_invalid",
        new("A proof does not hold.", "Une preuve ne tient pas.")
    );
    private static readonly OfficerFault Overtaken = new(
        409,
        "overtaken",
        new(
            "This does not shuffle what the last shuffle left: another trustee was faster, or the proof does not hold. Fetch the ciphertexts again.",
            "Ce mélange ne part pas du dernier : un autre a été plus rapide, ou la preuve ne tient pas. Reprenez les chiffrés."
        )
    );
    private static readonly OfficerFault CompanionMissing = new(
        400,
        "companion_missing",
        new(
            "The companion of the partial decryption is missing: it goes on the line after it.",
            "Le document compagnon du déchiffrement partiel manque : il va sur la ligne suivante."
        )
    );
    private static readonly OfficerFault CompanionMalformed = new(
        400,
        "companion_malformed",
        new(
            "What follows the partial decryption is not one companion in canonical form and a line feed.",
            "Ce qui suit le déchiffrement partiel n’est pas un compagnon sous forme canonique et un saut de ligne."
        )
    );
    private static readonly OfficerFault CompanionInvalid = new(
        400,
        "companion_invalid",
        new(
            "The companion does not hold: a factor is wrong, or it was made for another trustee, tally or record.",
            "Le compagnon ne tient pas : un facteur est faux, ou il vaut pour un autre responsable, total ou registre."
        )
    );

    /// <summary>Null for what was taken.</summary>
    public static OfficerFault? Of(DecryptionOutcome outcome) =>
        outcome switch
        {
            DecryptionOutcome.Accepted or DecryptionOutcome.Opened or DecryptionOutcome.AlreadyPresent => null,
            // It is kept and public; that the total does not open is said where the count stands.
            DecryptionOutcome.DoesNotOpen => null,
            DecryptionOutcome.UnknownTrustee => UnknownTrustee,
            DecryptionOutcome.NotReady => NotReady,
            DecryptionOutcome.Malformed => Malformed,
            DecryptionOutcome.ProofInvalid => ProofInvalid,
            DecryptionOutcome.CompanionMissing => CompanionMissing,
            DecryptionOutcome.CompanionMalformed => CompanionMalformed,
            DecryptionOutcome.CompanionInvalid => CompanionInvalid,
            DecryptionOutcome.StorageUnavailable => OfficerFault.Storage,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    /// <summary>Null for what was taken.</summary>
    public static OfficerFault? Of(ShuffleOutcome outcome) =>
        outcome switch
        {
            ShuffleOutcome.Accepted or ShuffleOutcome.AlreadyPresent => null,
            ShuffleOutcome.UnknownTrustee => UnknownTrustee,
            ShuffleOutcome.NotReady => NotReady,
            ShuffleOutcome.Malformed => Malformed,
            ShuffleOutcome.ProofInvalid => ProofInvalid,
            ShuffleOutcome.Overtaken => Overtaken,
            ShuffleOutcome.StorageUnavailable => OfficerFault.Storage,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
}
