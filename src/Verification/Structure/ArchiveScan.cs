using System.Security.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Verification.Structure;

/// <summary>
/// The first pass: entry by entry, header, hashes, chain, heights, order and references, and a map of what is where.
/// It stops at the first break; what stands before is still checked by the later passes.
/// </summary>
internal sealed class ArchiveScan(
    Stream archive,
    Ledger<Check> ledger,
    VerificationOptions options,
    CancellationToken ct
)
{
    /// <summary>Setup has four pieces of data, every other event fewer.</summary>
    private const int MaxPending = 4;
    private const int ProgressEvery = 4096;

    private readonly ArchiveMap map = new();
    private readonly EventOrder order = new();
    private readonly List<Pending> pending = [];
    private readonly HashSet<Sha256Value> ballots = [];
    private long entries;
    private long dataEntries;
    private long eventEntries;
    private long missingSetup;
    private long leftovers;

    private readonly record struct Pending(Located Data, CredentialKey? Credential, byte[] Small);

    /// <summary>An archive as far as its structure holds; null if it is no archive at all.</summary>
    public ArchiveMap? Run()
    {
        var start = archive.Position;
        using var reader = new ArchiveReader(archive);
        var good = true;
        var ended = false;
        while (good && !ended)
        {
            ct.ThrowIfCancellationRequested();
            var fault = reader.Next(out var entry);
            if (entries == 0 && !CheckHeader(fault))
            {
                return null;
            }
            ended = fault == ArchiveFault.End;
            good = CheckEntry(fault) && (ended || Take(entry, start));
            entries++;
            if (entries % ProgressEvery == 0)
            {
                options.Progress?.Invoke(new("bytes read", archive.Position - start, archive.Length - start));
            }
        }
        map.Broken = !good || !CheckEnd();
        Account();
        return map;
    }

    private bool CheckHeader(ArchiveFault fault)
    {
        ledger.Expect(Check.ArchiveHeader, 1);
        return ledger.Run(
            Check.ArchiveHeader,
            Place.Archive,
            () =>
                fault switch
                {
                    ArchiveFault.None => null,
                    ArchiveFault.NotAnArchive => new Finding("not a Belenios archive", true),
                    ArchiveFault.Version => new Finding("an archive version other than 1", true),
                    _ => "the archive's header is not in its proper form",
                }
        );
    }

    private bool CheckEntry(ArchiveFault fault) =>
        ledger.Run(
            Check.ArchiveEntries,
            entries == 0 ? Place.Archive : Upcoming(null),
            () => fault is ArchiveFault.None or ArchiveFault.End ? null : Words(fault)
        );

    private bool Take(ArchiveEntry entry, long start) =>
        entry.Kind switch
        {
            EntryKind.Header => true,
            EntryKind.Data => TakeData(entry, start),
            _ => TakeEvent(entry),
        };

    private bool TakeData(ArchiveEntry entry, long start)
    {
        dataEntries++;
        var content = entry.Content.Span;
        var hash = Sha256Value.Of(SHA256.HashData(content));
        var place = Upcoming(entry.Hash);
        if (!ledger.Run(Check.DataHash, place, () => hash.ToString() == entry.Hash ? null : "another content's name"))
        {
            return false;
        }
        if (pending.Count == MaxPending)
        {
            return Leftover(place, "more data in a row than any event refers to");
        }
        CredentialKey? credential = null;
        if (
            map.Find(EventType.Setup) is not null
            && Ballot.TryReadHead(content, out var head) == DocumentFault.None
            && CredentialKey.TryRead(head.Credential, out var key)
        )
        {
            credential = key;
        }
        // Of larger data enough to see that it is too large to be a payload with references.
        var small = content[..Math.Min(content.Length, Limits.SmallBytes + 1)].ToArray();
        pending.Add(new Pending(new Located(hash, start + entry.Offset, content.Length), credential, small));
        return true;
    }

    private bool TakeEvent(ArchiveEntry entry)
    {
        eventEntries++;
        var place = new Place(map.EventCount, entry.Hash);
        var content = entry.Content;
        ArchiveEvent? found = null;
        References? references = null;
        var good = ledger.RunInOrder(
            place,
            (Check.EventHash, () => Fingerprint.Hex(content.Span) == entry.Hash ? null : "another content's name"),
            (Check.EventCanonical, () => Finding.Of(ArchiveEvent.TryRead(content.Span, out found))),
            (Check.EventChain, () => found!.Parent == map.LastEvent ? null : "does not name the event before it"),
            (
                Check.EventHeights,
                () => found!.Height == map.EventCount ? null : $"says that it is at height {found.Height}"
            ),
            (Check.EventOrder, () => order.Next(found!.Type)),
            (Check.PayloadCanonical, () => Finding.Of(References.TryRead(found!, SmallData, out references))),
            (Check.PayloadPresent, () => references!.Missing(pending.Select(data => data.Data.Hash))),
            (
                Check.DataReferenced,
                () => references!.Hashes.Count == pending.Count ? null : "data that the event does not refer to"
            )
        );
        if (good)
        {
            Map(found!, place, entry.Hash);
        }
        return good;
    }

    /// <summary>The content of data before the event, by hash, as far as a small document goes; null if there is none.</summary>
    private byte[]? SmallData(Sha256Value hash) => pending.Find(data => data.Data.Hash == hash).Small;

    private void Map(ArchiveEvent found, Place place, string hash)
    {
        if (found.Type == EventType.Ballot)
        {
            var data = pending[0];
            ledger.Run(
                Check.BallotDistinct,
                place,
                () => ballots.Add(data.Data.Hash) ? null : "the same ballot stands earlier in the record"
            );
            if (data.Credential is { } credential)
            {
                map.LastBallots[credential] = map.Ballots.Count;
            }
            map.Ballots.Add(
                new MappedBallot(map.EventCount, Sha256Value.Parse(hash), data.Data, false)
                {
                    Credential = data.Credential,
                }
            );
        }
        else
        {
            // The payload is what the event names; the rest is what the payload names.
            var data = pending.Select(item => item.Data).OrderBy(item => item.Hash.ToString() == found.Payload);
            map.Events.Add(new MappedEvent(found.Type, place, [.. data]));
        }
        map.EventCount++;
        map.LastEvent = hash;
        pending.Clear();
    }

    /// <summary>After the last entry: something was set up, and no data is left over.</summary>
    private bool CheckEnd()
    {
        if (map.EventCount == 0)
        {
            ledger.Fail(Check.EventOrder, Place.Archive, "no Setup event");
            missingSetup = 1;
            return false;
        }
        if (pending.Count > 0)
        {
            return Leftover(Upcoming(null), "data at the end that no event refers to");
        }
        return true;
    }

    private bool Leftover(Place place, string wrong)
    {
        ledger.Fail(Check.DataReferenced, place, wrong);
        leftovers = 1;
        return false;
    }

    /// <summary>How often each check of the structure had to be carried out, counted apart from carrying it out.</summary>
    private void Account()
    {
        foreach (var place in map.LastBallots.Values)
        {
            map.Ballots[place] = map.Ballots[place] with { Counts = true };
        }
        ledger.Expect(Check.ArchiveEntries, entries);
        ledger.Expect(Check.DataHash, dataEntries);
        ledger.Expect(Check.EventHash, eventEntries);
        ledger.Expect(Check.EventCanonical, eventEntries);
        ledger.Expect(Check.EventChain, eventEntries);
        ledger.Expect(Check.EventHeights, eventEntries);
        ledger.Expect(Check.EventOrder, eventEntries + missingSetup);
        ledger.Expect(Check.PayloadCanonical, eventEntries);
        ledger.Expect(Check.PayloadPresent, eventEntries);
        ledger.Expect(Check.DataReferenced, eventEntries + leftovers);
        ledger.Expect(Check.BallotDistinct, map.Ballots.Count);
    }

    private Place Upcoming(string? hash) => new(map.EventCount, hash);

    private static string Words(ArchiveFault fault) =>
        fault switch
        {
            ArchiveFault.Truncated => "the archive breaks off",
            ArchiveFault.EntryHeader => "an entry's header is not the one that its name, size and time give",
            ArchiveFault.EntryName => "an entry is neither data nor an event",
            ArchiveFault.EntryTooLarge => "an entry is larger than any of its kind",
            ArchiveFault.Padding => "padding that is not zero",
            _ => $"{fault}",
        };
}
