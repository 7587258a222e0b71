using System.Security.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>Documents and a map of them as the first pass would leave it, whether or not that pass would have let them through.</summary>
internal sealed class LooseArchive : IDisposable
{
    private readonly MemoryStream stream = new();

    public ArchiveMap Map { get; } = new();

    public ArchiveContent Content => new(stream);

    public void Dispose() => stream.Dispose();

    public Located Put(ReadOnlySpan<byte> document)
    {
        var at = stream.Length;
        stream.Position = at;
        stream.Write(document);
        return new(Sha256Value.Of(SHA256.HashData(document)), at, document.Length);
    }

    /// <summary>An event of a trustee, or one without data.</summary>
    public Place Event(EventType type, params ReadOnlySpan<byte[]> data)
    {
        var found = new MappedEvent(type, Next(), [.. data.ToArray().Select(one => Put(one))]);
        Map.Events.Add(found);
        return found.Place;
    }

    public Place Owned(EventType type, int owner) =>
        Event(type, [.. "{}"u8], new OwnedPayload(owner, Fingerprint.Hex("{}"u8)).ToBytes());

    public Place Ballot(ReadOnlySpan<byte> ballot)
    {
        var place = Next();
        CredentialKey? credential =
            Record.Ballot.TryReadHead(ballot, out var head) == DocumentFault.None
            && CredentialKey.TryRead(head.Credential, out var key)
                ? key
                : null;
        Map.Ballots.Add(
            new(place.Height!.Value, Sha256Value.Parse(place.Hash!), Put(ballot), true) { Credential = credential }
        );
        if (credential is { } voter)
        {
            Map.LastBallots[voter] = Map.Ballots.Count - 1;
        }
        return place;
    }

    private Place Next()
    {
        var place = new Place(Map.EventCount, Fingerprint.Hex(BitConverter.GetBytes(Map.EventCount)));
        Map.EventCount++;
        Map.LastEvent = place.Hash;
        return place;
    }
}
