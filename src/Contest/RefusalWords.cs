namespace Hustings.Contest;

/// <summary>
/// The one place where refusals are worded, once per language (<c>docs/spec/casting.md</c>, "The answers").
/// A voter sees these sentences, so each says whether the vote was recorded and what to do next.
/// </summary>
public static class RefusalWords
{
    // A well-behaved booth never causes these; the voter can still act on them.
    private static readonly Text BoothFault = new(
        "Your vote was not recorded: the ballot arrived in a form we cannot read. Reload the page and try again, or call the help line.",
        "Votre vote n’a pas été enregistré : le bulletin est arrivé sous une forme illisible. Rechargez la page et réessayez, ou appelez la ligne d’aide."
    );

    /// <summary>The HTTP status, the code and the sentence of a refusal.</summary>
    public static (int HttpStatus, string Code, Text Message) For(Refusal refusal) =>
        refusal switch
        {
            Refusal.UnknownStage => (
                404,
                "unknown_stage",
                new(
                    "There is no such vote at this address. Check the link you were sent.",
                    "Aucun scrutin n’existe à cette adresse. Vérifiez le lien que vous avez reçu."
                )
            ),
            Refusal.BodyTooLarge => (413, "body_too_large", BoothFault),
            Refusal.HeadMalformed => (400, "head_malformed", BoothFault),
            Refusal.InvalidUtf8 => (400, "invalid_utf8", BoothFault),
            Refusal.MalformedJson => (400, "malformed_json", BoothFault),
            Refusal.DuplicateKey => (400, "duplicate_key", BoothFault),
            Refusal.TrailingBytes => (400, "trailing_bytes", BoothFault),
            Refusal.NotCanonical => (400, "not_canonical", BoothFault),
            Refusal.BallotShape => (400, "ballot_shape", BoothFault),
            Refusal.PointNotCanonical => (400, "point_not_canonical", BoothFault),
            Refusal.PointNotOnCurve => (400, "point_not_on_curve", BoothFault),
            Refusal.PointNotInSubgroup => (400, "point_not_in_subgroup", BoothFault),
            Refusal.CredentialIdentity => (400, "credential_identity", BoothFault),
            Refusal.ScalarOutOfRange => (400, "scalar_out_of_range", BoothFault),
            Refusal.StageNotOpen => (
                409,
                "stage_not_open",
                new(
                    "Your vote was not recorded: voting has not opened yet. Come back once it has.",
                    "Votre vote n’a pas été enregistré : le scrutin n’est pas encore ouvert. Revenez lorsqu’il le sera."
                )
            ),
            Refusal.StageClosed => (
                409,
                "stage_closed",
                new(
                    "Your vote was not recorded: voting has closed.",
                    "Votre vote n’a pas été enregistré : le scrutin est clos."
                )
            ),
            Refusal.StagePaused => (
                409,
                "stage_paused",
                new(
                    "Your vote was not recorded: voting is paused for the moment. Keep this page open and try again when it says that voting goes on.",
                    "Votre vote n’a pas été enregistré : le scrutin est suspendu pour le moment. Gardez cette page ouverte et réessayez lorsqu’elle indiquera que le scrutin reprend."
                )
            ),
            Refusal.ChannelClosed => (
                409,
                "channel_closed",
                new(
                    "Your vote was not recorded: voting goes on, but not at this place at this moment. The times for voting online and in the hall stand on the status page.",
                    "Votre vote n’a pas été enregistré : le scrutin se poursuit, mais pas ici en ce moment. Les heures du vote en ligne et du vote en salle figurent sur la page d’état."
                )
            ),
            Refusal.TerminalUnknown => (
                403,
                "terminal_unknown",
                new(
                    "Your vote was not recorded: this voting terminal is not one of this contest’s. Tell a steward, or vote on your own device.",
                    "Votre vote n’a pas été enregistré : ce poste de vote n’est pas l’un de ceux de ce scrutin. Prévenez une personne responsable de la salle, ou votez sur votre propre appareil."
                )
            ),
            Refusal.PassInvalid => (
                403,
                "pass_invalid",
                new(
                    "Your vote was not recorded: this help-desk pass is mistyped, too old, used, or of another voting code. Vote without it, or call the help line for a new one.",
                    "Votre vote n’a pas été enregistré : ce laissez-passer est mal saisi, périmé, déjà utilisé ou destiné à un autre code de vote. Votez sans lui, ou appelez la ligne d’aide pour en obtenir un nouveau."
                )
            ),
            Refusal.WrongElection => (
                409,
                "wrong_election",
                new(
                    "Your vote was not recorded: this ballot belongs to another vote. Reload the page and try again.",
                    "Votre vote n’a pas été enregistré : ce bulletin appartient à un autre scrutin. Rechargez la page et réessayez."
                )
            ),
            Refusal.WrongFingerprint => (
                409,
                "wrong_fingerprint",
                new(
                    "Your vote was not recorded: this ballot was made for another version of this vote. Reload the page and try again.",
                    "Votre vote n’a pas été enregistré : ce bulletin a été préparé pour une autre version de ce scrutin. Rechargez la page et réessayez."
                )
            ),
            Refusal.UnknownCredential => (
                403,
                "unknown_credential",
                new(
                    "Your vote was not recorded: this voting code is not on the list for this vote. Check the code you typed.",
                    "Votre vote n’a pas été enregistré : ce code de vote ne figure pas sur la liste de ce scrutin. Vérifiez le code saisi."
                )
            ),
            Refusal.SignatureInvalid => (403, "signature_invalid", BoothFault),
            Refusal.BallotProofInvalid => (400, "ballot_proof_invalid", BoothFault),
            Refusal.PinUnreadable => (
                400,
                "pin_unreadable",
                new(
                    "Your vote was not recorded: your PIN could not be read. Type it again.",
                    "Votre vote n’a pas été enregistré : votre NIP n’a pas pu être lu. Saisissez-le de nouveau."
                )
            ),
            Refusal.PinWrong => (
                403,
                "pin_wrong",
                new(
                    "Your vote was not recorded: this PIN is not the right one. Check it and try again.",
                    "Votre vote n’a pas été enregistré : ce NIP n’est pas le bon. Vérifiez-le et réessayez."
                )
            ),
            Refusal.PinLocked => (
                403,
                "pin_locked",
                new(
                    "Your vote was not recorded: after five wrong PINs this voting code is locked. Call the help line to unlock it.",
                    "Votre vote n’a pas été enregistré : après cinq NIP erronés, ce code de vote est bloqué. Appelez la ligne d’aide pour le débloquer."
                )
            ),
            Refusal.AlreadyVoted => (
                409,
                "already_voted",
                new(
                    "A vote has already been recorded with this voting code, and the first one counts. This ballot was not recorded. If you have not voted, call the help line.",
                    "Un vote a déjà été enregistré avec ce code de vote, et c’est le premier qui compte. Ce bulletin n’a pas été enregistré. Si vous n’avez pas voté, appelez la ligne d’aide."
                )
            ),
            Refusal.VoidedPost => (
                409,
                "voided_post",
                new(
                    "This ballot was not recorded: your postal ballot has arrived, and it is the one that counts. If you did not vote by post, call the help line.",
                    "Ce bulletin n’a pas été enregistré : votre bulletin postal est arrivé, et c’est lui qui compte. Si vous n’avez pas voté par la poste, appelez la ligne d’aide."
                )
            ),
            Refusal.VotedInAdvance => (
                409,
                "voted_in_advance",
                new(
                    "This ballot was not recorded: you have voted in advance, and that vote counts. If you have not, call the help line.",
                    "Ce bulletin n’a pas été enregistré : vous avez voté par anticipation, et ce vote compte. Si ce n’est pas le cas, appelez la ligne d’aide."
                )
            ),
            Refusal.CodeVoid => (
                403,
                "code_void",
                new(
                    "Your vote was not recorded: this voting code is no longer valid. If you were sent a new one, use that; otherwise call the help line.",
                    "Votre vote n’a pas été enregistré : ce code de vote n’est plus valable. Si vous en avez reçu un nouveau, utilisez-le; sinon, appelez la ligne d’aide."
                )
            ),
            Refusal.WorkRequired => (
                429,
                "work_required",
                new(
                    "Your vote is not recorded yet: a lot of junk comes from your network, so this device does a small computation to go ahead of it. Please wait, this page goes on by itself.",
                    "Votre vote n’est pas encore enregistré : votre réseau envoie beaucoup de requêtes indésirables, et cet appareil fait un petit calcul pour passer devant. Veuillez patienter, cette page continue d’elle-même."
                )
            ),
            Refusal.OneAtATime => (
                429,
                "one_at_a_time",
                new(
                    "Your vote is not recorded yet: another ballot with this voting code was checked a moment ago. Please wait ten seconds, this page tries again.",
                    "Votre vote n’est pas encore enregistré : un autre bulletin portant ce code de vote vient d’être vérifié. Veuillez patienter dix secondes, cette page réessaie."
                )
            ),
            Refusal.Busy => (
                503,
                "busy",
                new(
                    "Your vote is not recorded yet: many people are voting right now. Please wait, this page keeps trying.",
                    "Votre vote n’est pas encore enregistré : beaucoup de personnes votent en ce moment. Veuillez patienter, cette page réessaie d’elle-même."
                )
            ),
            Refusal.StorageUnavailable => (
                503,
                "storage_unavailable",
                new(
                    "Your vote is not confirmed yet: it could not be written safely. Please wait, this page keeps trying.",
                    "Votre vote n’est pas encore confirmé : il n’a pas pu être consigné de façon sûre. Veuillez patienter, cette page réessaie d’elle-même."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };
}
