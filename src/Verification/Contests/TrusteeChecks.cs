using Hustings.Counting.Rounds.Lots;
using Hustings.Record;
using Hustings.Record.Threshold;

namespace Hustings.Verification.Contests;

/// <summary>The trustees' keys against the definition and their commitments, and the contributions to the lot.</summary>
internal sealed class TrusteeChecks(IContestRecord record, ContestStory story, Ledger<ContestCheck> ledger)
{
    /// <summary>Null until they are there, or if they were refused.</summary>
    public TrusteeKeys? Trustees { get; private set; }

    /// <summary>Null until every trustee contributed.</summary>
    public LotSeed? Lot { get; private set; }

    public void Run()
    {
        CheckTrustees();
        CheckCommitments();
        CheckLot();
    }

    private void CheckTrustees()
    {
        ledger.Expect(ContestCheck.TrusteesAsDefined, story.Trustees is null ? 0 : 1);
        if (story.Trustees is not { } named)
        {
            ledger.NotYet(ContestCheck.TrusteesAsDefined, "the trustees have no keys yet");
            return;
        }
        TrusteeKeys? found = null;
        var good = ledger.Run(
            ContestCheck.TrusteesAsDefined,
            named.Place,
            () =>
                record.Read(RecordPaths.Trustees, Limits.TrusteesBytes) is not { } bytes ? "trustees.json is not there"
                : Fingerprint.Hex(bytes) != named.Said ? "trustees.json is another document than the one named"
                : Finding.Of(TrusteeKeys.TryRead(bytes, out found)) ?? (Finding?)Differs(found!)
        );
        Trustees = good ? found : null;
    }

    private string? Differs(TrusteeKeys trustees)
    {
        var definition = story.Definition;
        var kind = definition.Threshold is { } threshold
            ? trustees.Items is [ThresholdTrustees group] && group.Parameters.Threshold == threshold
            : trustees.Items.All(item => item is SingleTrustee);
        return trustees.Keys.Count != definition.Trustees.Count || !kind
            ? "not as many trustees, or another threshold, than the definition says"
            : null;
    }

    private void CheckCommitments()
    {
        var asked = story.Trustees is null ? 0 : story.KeyCommitments.Count;
        ledger.Expect(ContestCheck.KeyCommitted, asked);
        if (asked == 0)
        {
            ledger.NotYet(ContestCheck.KeyCommitted, "the trustees have no keys yet");
            return;
        }
        var hashes = Trustees is null ? [] : KeyCommitment.HashesOf(Trustees);
        foreach (var (trustee, committed) in story.KeyCommitments)
        {
            if (Trustees is null)
            {
                ledger.Skip(ContestCheck.KeyCommitted);
                continue;
            }
            ledger.Run(
                ContestCheck.KeyCommitted,
                committed.Place,
                () => hashes[trustee - 1] == committed.Said ? null : $"trustee {trustee} committed to another key"
            );
        }
    }

    private void CheckLot()
    {
        ledger.Expect(ContestCheck.LotReveal, story.LotReveals.Count);
        if (story.LotReveals.Count == 0)
        {
            ledger.NotYet(ContestCheck.LotReveal, "no lot was drawn");
            return;
        }
        var good = true;
        foreach (var (trustee, revealed) in story.LotReveals)
        {
            good &= ledger.Run(
                ContestCheck.LotReveal,
                revealed.Place,
                () =>
                    LotCommitment.CheckReveal(
                        story.Definition.Id,
                        trustee,
                        Convert.FromHexString(story.LotCommitments[trustee]),
                        Convert.FromHexString(revealed.Said)
                    )
                        is { } refusal
                        ? refusal.Words.En
                        : null
            );
        }
        if (good && story.LotReveals.Count == story.Definition.Trustees.Count)
        {
            Lot = LotSeed
                .FromReveals(
                    story.Definition.Id,
                    [.. story.LotCommitments.Values.Select(Bytes)],
                    [.. story.LotReveals.Values.Select(revealed => Bytes(revealed.Said))]
                )
                .Seed;
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string hex) => Convert.FromHexString(hex);
}
