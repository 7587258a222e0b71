using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Setup;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Tally;

/// <summary>The shuffles of answers that are opened one by one, each of what the one before left.</summary>
internal sealed class ShuffleChecks(ArchiveMap map, ArchiveContent content, ElectionSetup setup, Ledger<Check> ledger)
{
    private static readonly Check[] PerShuffle = [Check.ShuffleCanonical, Check.ShuffleOwner, Check.ShuffleProof];

    private readonly List<int> owners = [];

    /// <summary>Who shuffled, in order.</summary>
    public IReadOnlyList<int> Owners => owners;

    /// <param name="tally">What was tallied; null if it could not be read.</param>
    /// <returns>The tally as the last shuffle left it; null if a shuffle failed.</returns>
    public EncryptedTally? Run(EncryptedTally? tally)
    {
        var events = map.Events.FindAll(found => found.Type == EventType.Shuffle);
        var needed = setup.Election?.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic) == true;
        foreach (var check in PerShuffle)
        {
            ledger.Expect(check, events.Count);
            if (events.Count == 0 && needed)
            {
                ledger.NotYet(check, "no shuffle yet");
            }
            else if (events.Count == 0)
            {
                ledger.NotNeeded(check, "all answers are added up");
            }
        }
        foreach (var found in events)
        {
            if (setup.Election is null || setup.Trustees is null || tally is null)
            {
                foreach (var check in PerShuffle)
                {
                    ledger.Skip(check);
                }
            }
            else
            {
                tally = CheckOne(found, setup.Election, setup.Trustees, tally);
            }
        }
        CheckComplete(events.Count, needed);
        return tally;
    }

    private EncryptedTally? CheckOne(MappedEvent found, Election election, TrusteeKeys trustees, EncryptedTally before)
    {
        _ = OwnedPayload.TryRead(content.Read(found.Data[^1]), out var owned);
        var owner = owned!.Owner;
        ShuffleDocument? shuffle = null;
        var good = ledger.RunInOrder(
            found.Place,
            (
                Check.ShuffleCanonical,
                () => Finding.Of(ShuffleDocument.TryRead(content.Read(found.Data[0]), election, out shuffle))
            ),
            (
                Check.ShuffleOwner,
                () => owner < 1 || owner > trustees.Keys.Count ? $"there is no trustee {owner}" : null
            ),
            (
                Check.ShuffleProof,
                () => shuffle!.Verify(election, before) ? null : $"the proof of trustee {owner}'s shuffle does not hold"
            )
        );
        owners.Add(owner);
        return good ? before.After(election, shuffle!) : null;
    }

    /// <summary>Shuffles belong to elections with answers that are opened one by one, and end before the first decryption.</summary>
    private void CheckComplete(int shuffles, bool needed)
    {
        var decryption = map.Find(EventType.PartialDecryption);
        var end = map.Find(EventType.EndShuffles);
        ledger.Expect(Check.ShuffleComplete, 1);
        if (setup.Election is null)
        {
            ledger.Skip(Check.ShuffleComplete);
            return;
        }
        var place = (end ?? decryption)?.Place ?? Place.Archive;
        ledger.Run(
            Check.ShuffleComplete,
            place,
            () =>
                needed && decryption is not null && end is null ? "decrypted before the shuffles had ended"
                : !needed && (shuffles > 0 || end is not null) ? "shuffles where all answers are added up"
                : null
        );
    }
}
