using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Setup;
using Hustings.Verification.Structure;
using Hustings.Verification.Tally;

namespace Hustings.Verification;

/// <summary>Draws the report up from what the passes left.</summary>
internal static class Report
{
    private const string UnboundFactors =
        "The decryption proof of Belenios protocol version 1 does not bind the decrypted factor. A trustee who publishes "
        + "a wrong factor with a proof that passes cannot be excluded from this archive alone.";

    private const string ProvenFactors =
        "Each trustee's opening was proven: a companion beside every partial decryption binds its factors to the trustee's key "
        + "and to this tally, which the decryption proof of Belenios protocol version 1 alone does not.";

    public static VerificationReport Of(Ledger<Check> ledger, ArchiveMap? map, ElectionSetup setup, TallyChecks? tally)
    {
        var (checks, failure, failures) = ledger.Close();
        var verdict =
            failure is null ? Verdict.Valid
            : ledger.Unreadable ? Verdict.Unreadable
            : Verdict.Invalid;
        return new VerificationReport(
            verdict,
            checks,
            failure,
            failures,
            new Fingerprints(
                setup.Election?.Fingerprint,
                setup.Credentials?.Fingerprint,
                [.. setup.Trustees?.Keys.Select(trustee => trustee.Fingerprint) ?? []],
                map?.LastEvent
            ),
            ProgressOf(map),
            new Counts(
                map?.EventCount ?? 0,
                setup.Credentials?.Count ?? 0,
                map?.Ballots.Count ?? 0,
                map?.LastBallots.Count ?? 0,
                setup.Trustees?.Keys.Count ?? 0,
                tally?.Decryptions ?? 0
            ),
            setup.Election,
            tally?.Result,
            Notes(setup, tally)
        )
        {
            Assurances =
                verdict == Verdict.Valid && setup.Election?.Mark is not null && tally is { Decryptions: > 0 }
                    ? [ProvenFactors]
                    : [],
            Map = map,
            Trustees = setup.Trustees,
            Credentials = setup.Credentials,
            Work = verdict == Verdict.Valid ? WorkOf(map, setup, tally) : null,
        };
    }

    private static TrusteeWork? WorkOf(ArchiveMap? map, ElectionSetup setup, TallyChecks? tally) =>
        map is null || setup.Trustees is null || tally is null
            ? null
            : new TrusteeWork(
                setup.Trustees,
                tally.Tally,
                tally.Shufflers,
                map.Find(EventType.EndShuffles) is not null,
                tally.Decryptors,
                map.Order!
            );

    private static Progress ProgressOf(ArchiveMap? map) =>
        map is null || map.Find(EventType.Setup) is null ? Progress.Nothing
        : map.Find(EventType.Result) is not null ? Progress.Published
        : map.Find(EventType.EncryptedTally) is not null ? Progress.Tallied
        : map.Find(EventType.EndBallots) is not null ? Progress.Closed
        : Progress.Voting;

    private static List<string> Notes(ElectionSetup setup, TallyChecks? tally)
    {
        var notes = new List<string>();
        if (tally is not { Decryptions: > 0 } || setup.Election is null)
        {
            return notes;
        }
        if (setup.Election.Mark is null && !setup.Election.Protocol.DecryptionProofBindsFactor)
        {
            notes.Add(UnboundFactors);
        }
        if (setup.Election.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic))
        {
            notes.Add(
                tally.Shufflers.Count == 0
                    ? "Nobody shuffled the ballots: whoever saw them arrive can tell who voted how."
                    : $"Shuffled by trustee {string.Join(", then ", tally.Shufflers)}. One honest shuffle hides who voted how."
            );
        }
        return notes;
    }
}
