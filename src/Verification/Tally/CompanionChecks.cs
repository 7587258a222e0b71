using Hustings.Record;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Tally;

/// <summary>A partial decryption as far as it could be read.</summary>
/// <param name="Hash">Of its bytes.</param>
/// <param name="Read">Null if it was refused.</param>
internal sealed record OpenedDecryption(Place Place, int Owner, string Hash, PartialDecryption? Read);

/// <summary>
/// The companions of an election of ours: one line for each partial decryption, in their order, and no other. An election that
/// is not marked has none.
/// </summary>
internal sealed class CompanionChecks(ElectionMark? mark, Stream? file, ArchiveMap map, Ledger<Check> ledger)
{
    private const string Foreign = "the election is not marked as one of Hustings";

    private IReadOnlyList<ReadOnlyMemory<byte>> lines = [];
    private Companion?[] companions = [];
    private bool broken;

    /// <param name="place">What a trustee's companion is bound to; null where an earlier failure leaves nothing to check against.</param>
    /// <param name="keyOf">A trustee's key; null if there is no such trustee.</param>
    public void Run(
        IReadOnlyList<OpenedDecryption> decryptions,
        Func<int, OpeningPlace?> place,
        Func<int, Cryptography.Point?> keyOf
    )
    {
        ReadLines();
        CheckPresent(decryptions);
        ledger.Expect(Check.CompanionProof, mark is null ? 0 : decryptions.Count);
        if (mark is null)
        {
            ledger.NotNeeded(Check.CompanionProof, Foreign);
            return;
        }
        if (decryptions.Count == 0)
        {
            ledger.NotYet(Check.CompanionProof, "no decryption yet");
        }
        for (var i = 0; i < decryptions.Count; i++)
        {
            CheckProof(decryptions[i], i < companions.Length ? companions[i] : null, place, keyOf);
        }
    }

    private void ReadLines()
    {
        var content = Read(file);
        var fault = CompanionLines.TrySplit(content, out lines);
        companions = new Companion?[lines.Count];
        broken = fault != DocumentFault.None;
        ledger.Expect(Check.CompanionCanonical, lines.Count + (broken ? 1 : 0));
        if (broken)
        {
            ledger.Run(Check.CompanionCanonical, Place.Archive, () => $"the companions: {FaultWords.Of(fault)}");
            return;
        }
        for (var i = 0; i < lines.Count; i++)
        {
            var at = i;
            ledger.Run(
                Check.CompanionCanonical,
                Place.Archive,
                () =>
                    Companion.TryRead(lines[at].Span, out companions[at]) is var wrong && wrong != DocumentFault.None
                        ? $"companion {at + 1}: {FaultWords.Of(wrong)}"
                        : null
            );
        }
        if (lines.Count == 0 && mark is null)
        {
            ledger.NotNeeded(Check.CompanionCanonical, Foreign);
        }
        else if (lines.Count == 0)
        {
            ledger.NotYet(Check.CompanionCanonical, "no companion");
        }
    }

    /// <summary>Line by line: of the decryption that stands in the same place, and none that is of no decryption.</summary>
    private void CheckPresent(IReadOnlyList<OpenedDecryption> decryptions)
    {
        var asked = mark is null ? 0 : decryptions.Count;
        var times = Math.Max(asked, lines.Count);
        ledger.Expect(Check.CompanionPresent, times);
        for (var i = 0; i < times; i++)
        {
            var at = i;
            // Of an archive that breaks off nobody knows which decryptions would have followed.
            var beyond = map.Broken && at >= asked;
            if (broken || beyond || (at < lines.Count && companions[at] is null))
            {
                ledger.Skip(Check.CompanionPresent);
                continue;
            }
            ledger.Run(
                Check.CompanionPresent,
                at < asked ? decryptions[at].Place : new Place(map.EventCount - 1, map.LastEvent),
                () =>
                    mark is null ? $"companions, but {Foreign}"
                    : at >= asked ? $"companion {at + 1} belongs to no decryption"
                    : Mismatch(at, decryptions[at])
            );
        }
        if (times == 0 && mark is null)
        {
            ledger.NotNeeded(Check.CompanionPresent, Foreign);
        }
        else if (times == 0)
        {
            ledger.NotYet(Check.CompanionPresent, "no decryption yet");
        }
    }

    private string? Mismatch(int at, OpenedDecryption decryption)
    {
        var whose = $"the decryption of trustee {decryption.Owner}";
        return at >= lines.Count ? $"no companion beside {whose}"
            : companions[at]!.Owner != decryption.Owner
                ? $"companion {at + 1} is of trustee {companions[at]!.Owner}, where that of {whose} has to be"
            : companions[at]!.Decryption != decryption.Hash ? $"companion {at + 1} names another than {whose}"
            : null;
    }

    private void CheckProof(
        OpenedDecryption decryption,
        Companion? companion,
        Func<int, OpeningPlace?> place,
        Func<int, Cryptography.Point?> keyOf
    )
    {
        if (
            companion is null
            || decryption.Read is not { } read
            || place(decryption.Owner) is not { } where
            || keyOf(decryption.Owner) is not { } key
        )
        {
            ledger.Skip(Check.CompanionProof);
            return;
        }
        ledger.Run(
            Check.CompanionProof,
            decryption.Place,
            () =>
                companion.Verify(where, read, key)
                    ? null
                    : $"the companion of trustee {decryption.Owner}'s decryption does not hold: a factor is wrong, or it belongs elsewhere"
        );
    }

    /// <summary>One byte more than there may be, so that a longer file is seen to be longer.</summary>
    private static ReadOnlyMemory<byte> Read(Stream? file)
    {
        if (file is null)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
        var buffer = new byte[CompanionLines.LargestFile + 1];
        return buffer.AsMemory(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}
