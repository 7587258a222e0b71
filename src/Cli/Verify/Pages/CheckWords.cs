using Hustings.Verification;

namespace Hustings.Cli.Verify.Pages;

/// <summary>Each check as a scrutineer reads it.</summary>
internal static class CheckWords
{
    public static string Of(Check check) =>
        check switch
        {
            Check.ArchiveHeader => "The file is an election archive of a known kind.",
            Check.ArchiveEntries => "Every entry is written in the one proper way, to the file's last byte.",
            Check.DataHash => "Every document is named by its own fingerprint.",
            Check.EventHash => "Every event is named by its own fingerprint.",
            Check.EventCanonical => "Every event is written in its one form.",
            Check.EventChain => "Every event names the event before it: none was taken out or slipped in.",
            Check.EventHeights => "The events are numbered without gaps.",
            Check.EventOrder => "Set-up, ballots, close, tally, shuffles, decryptions, result came in this order.",
            Check.PayloadCanonical => "The notes between events and documents are written in their one form.",
            Check.PayloadPresent => "Everything that an event refers to is there.",
            Check.DataReferenced => "There is nothing that no event refers to.",
            Check.ElectionCanonical => "The election's definition is written in its one form.",
            Check.ElectionKey => "The election's public key is a proper key.",
            Check.ElectionFingerprint => "The election's fingerprint is that of its definition.",
            Check.ElectionMark => "The election says properly whether it is one of Hustings, and of which contest.",
            Check.TrusteesCanonical => "The list of trustees is written in its one form.",
            Check.TrusteeKey => "Every trustee's public key is a proper key.",
            Check.TrusteeProof => "Every trustee proved to hold the secret half of their key.",
            Check.ThresholdKeys => "Keys that trustees share follow from what each of them signed.",
            Check.CombinedKey => "The election's key is the trustees' keys combined, and nobody else's.",
            Check.CredentialsCanonical => "The list of public credentials is written in its one form.",
            Check.CredentialsValid => "Every public credential is a proper key.",
            Check.CredentialsDistinct => "No public credential is listed twice.",
            Check.CredentialsWeights => "No vote weighs more where ballots are opened one by one.",
            Check.BallotDistinct => "No ballot is in the record twice.",
            Check.BallotCanonical => "Every ballot is written in its one form.",
            Check.BallotElements => "Every number in every ballot is of the proper kind.",
            Check.BallotElection => "Every ballot is for this election.",
            Check.CredentialKnown => "Every ballot was cast with a listed credential.",
            Check.BallotSignature => "Every ballot was signed with its credential.",
            Check.BallotProofs => "Every ballot proves that it holds an allowed vote, without showing it.",
            Check.BallotWorkers => "The checking of ballots came to its end.",
            Check.LastBallot => "Of each credential one ballot counts: the last.",
            Check.TallyCanonical => "The encrypted tally is written in its one form.",
            Check.TallyCount => "The tally says how many ballots are in it, rightly.",
            Check.EncryptedTally => "The encrypted tally, computed again from the counted ballots, is the same.",
            Check.ShuffleCanonical => "Every shuffle is written in its one form.",
            Check.ShuffleOwner => "Every shuffle is by a trustee of this election.",
            Check.ShuffleProof => "Every shuffle proves that it only reordered ballots: none lost, added or changed.",
            Check.ShuffleComplete => "Shuffling ended before the first decryption.",
            Check.DecryptionCanonical => "Every decryption is written in its one form.",
            Check.DecryptionOwner => "Every decryption is by a trustee of this election, one each.",
            Check.DecryptionProof => "Every decryption comes with a proof that holds under its trustee's key.",
            Check.CompanionCanonical => "Every proof beside a decryption is written in its one form.",
            Check.CompanionPresent => "Beside every decryption stands the proof that belongs to it, and no other.",
            Check.CompanionProof => "Every trustee proved to have opened this very tally rightly.",
            Check.DecryptionComplete => "Enough trustees decrypted.",
            Check.ResultCanonical => "The result is written in its one form.",
            Check.Result => "The result, computed again from the decryptions, is the same.",
            Check.Verification => "The verification came to its end.",
            _ => $"{check}",
        };
}
