using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Setup;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Tally;

/// <summary>The encrypted tally, the trustees' decryptions and the result, each as far as the election got.</summary>
internal sealed class TallyChecks(
    ArchiveMap map,
    ArchiveContent content,
    ElectionSetup setup,
    Ledger<Check> ledger,
    Stream? companions
)
{
    private readonly Dictionary<int, PartialDecryption> decryptions = [];
    private readonly List<OpenedDecryption> opened = [];
    private EncryptedTally? tally;
    private long weight;

    /// <summary>As the last shuffle left it; null if there is none or it was refused.</summary>
    public EncryptedTally? Tally => tally;

    /// <summary>Whose decryption is there.</summary>
    public IReadOnlyCollection<int> Decryptors => decryptions.Keys;

    public int Decryptions { get; private set; }

    /// <summary>Who shuffled, in order.</summary>
    public IReadOnlyList<int> Shufflers { get; private set; } = [];

    public ElectionResult? Result { get; private set; }

    /// <param name="sum">The sum of the counted ballots, computed again; null if it could not be.</param>
    public void Run(TallySum? sum)
    {
        CheckTally(sum);
        CheckShuffles();
        CheckDecryptions();
        CheckCompanions();
        CheckResult();
    }

    private void CheckTally(TallySum? sum)
    {
        Check[] checks = [Check.TallyCanonical, Check.TallyCount, Check.EncryptedTally];
        if (!Begin(EventType.EncryptedTally, "no encrypted tally yet", checks, out var found))
        {
            return;
        }
        if (setup.Election is null || sum is null)
        {
            SkipAll(checks);
            return;
        }
        SizedEncryptedTally? sized = null;
        ledger.RunInOrder(
            found.Place,
            (
                Check.TallyCanonical,
                () => Finding.Of(EncryptedTally.TryRead(content.Read(found.Data[0]), setup.Election, out tally))
            ),
            (
                Check.TallyCount,
                () =>
                {
                    _ = SizedEncryptedTally.TryRead(content.Read(found.Data[^1]), out sized);
                    weight = sum.Weight;
                    var counted = map.LastBallots.Count;
                    return sized!.NumTallied == counted && sized.TotalWeight == weight
                        ? null
                        : $"says {sized.NumTallied} ballots of weight {sized.TotalWeight}; the record has {counted} "
                            + $"of weight {weight}";
                }
            ),
            (
                Check.EncryptedTally,
                () =>
                    sum.ToTally().Bytes.Span.SequenceEqual(tally!.Bytes.Span)
                        ? null
                        : "not the sum of the counted ballots"
            )
        );
    }

    private void CheckShuffles()
    {
        var checks = new ShuffleChecks(map, content, setup, ledger);
        tally = checks.Run(tally);
        Shufflers = checks.Owners;
    }

    private void CheckDecryptions()
    {
        Check[] checks = [Check.DecryptionCanonical, Check.DecryptionOwner, Check.DecryptionProof];
        var events = map.Events.FindAll(found => found.Type == EventType.PartialDecryption);
        foreach (var check in checks)
        {
            ledger.Expect(check, events.Count);
            if (events.Count == 0)
            {
                ledger.NotYet(check, "no decryption yet");
            }
        }
        foreach (var found in events)
        {
            if (setup.Election is null || setup.Trustees is null || tally is null)
            {
                SkipAll(checks);
                _ = OwnedPayload.TryRead(content.Read(found.Data[^1]), out var owned);
                opened.Add(new(found.Place, owned!.Owner, owned.Payload, null));
            }
            else
            {
                CheckDecryption(found, setup.Election, setup.Trustees, tally);
            }
        }
        Decryptions = events.Count;
    }

    private void CheckDecryption(MappedEvent found, Election election, TrusteeKeys trustees, EncryptedTally sums)
    {
        _ = OwnedPayload.TryRead(content.Read(found.Data[^1]), out var owned);
        var owner = owned!.Owner;
        PartialDecryption? decryption = null;
        ledger.RunInOrder(
            found.Place,
            (
                Check.DecryptionCanonical,
                () => Finding.Of(PartialDecryption.TryRead(content.Read(found.Data[0]), sums, out decryption))
            ),
            (
                Check.DecryptionOwner,
                () =>
                    owner < 1 || owner > trustees.Keys.Count ? $"there is no trustee {owner}"
                    : decryptions.TryAdd(owner, decryption!) ? null
                    : $"a second decryption of trustee {owner}"
            ),
            (
                Check.DecryptionProof,
                () =>
                    decryption!.Verify(election, sums, trustees.Keys[owner - 1].Key)
                        ? null
                        : $"a proof of trustee {owner}'s decryption does not hold"
            )
        );
        opened.Add(new(found.Place, owner, owned.Payload, decryption));
    }

    /// <summary>Of an election that cannot be read nobody can say whether it is marked: nothing was reached.</summary>
    private void CheckCompanions()
    {
        if (setup.Election is not { } election)
        {
            Check[] checks = [Check.CompanionCanonical, Check.CompanionPresent, Check.CompanionProof];
            foreach (var check in checks)
            {
                ledger.Expect(check, 1);
            }
            SkipAll(checks);
            return;
        }
        new CompanionChecks(election.Mark, companions, map, ledger).Run(
            opened,
            owner => tally is null ? null : new OpeningPlace(election, tally, map.Order!, owner),
            owner => setup.Trustees is { } t && owner >= 1 && owner <= t.Keys.Count ? t.Keys[owner - 1].Key : null
        );
    }

    private void CheckResult()
    {
        Check[] checks = [Check.DecryptionComplete, Check.ResultCanonical, Check.Result];
        if (!Begin(EventType.Result, "no result yet", checks, out var found))
        {
            return;
        }
        if (setup.Election is null || setup.Trustees is null || tally is null)
        {
            SkipAll(checks);
            return;
        }
        ElectionResult? stated = null;
        ledger.RunInOrder(
            found.Place,
            (
                Check.DecryptionComplete,
                () =>
                    setup.Trustees.TryCombine([.. decryptions.Keys], out _)
                        ? null
                        : $"{decryptions.Count} of {setup.Trustees.Keys.Count} trustees decrypted, which is not enough"
            ),
            (
                Check.ResultCanonical,
                () => Finding.Of(ElectionResult.TryRead(content.Read(found.Data[^1]), setup.Election, out stated))
            ),
            (
                Check.Result,
                () =>
                    !ElectionResult.TryCompute(
                        setup.Election,
                        setup.Trustees,
                        tally,
                        decryptions,
                        weight,
                        out var computed
                    )
                        ? "the decryptions do not open the tally to numbers of votes"
                    : computed!.Bytes.Span.SequenceEqual(stated!.Bytes.Span) ? null
                    : "not what the decryptions open the tally to"
            )
        );
        Result = stated;
    }

    /// <summary>Expects the checks once if the event is there.</summary>
    private bool Begin(EventType type, string reason, Check[] checks, out MappedEvent found)
    {
        var there = map.Find(type);
        found = there!;
        foreach (var check in checks)
        {
            ledger.Expect(check, 1);
            if (there is null)
            {
                ledger.NotYet(check, reason);
            }
        }
        return there is not null;
    }

    private void SkipAll(Check[] checks)
    {
        foreach (var check in checks)
        {
            ledger.Skip(check);
        }
    }
}
