using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Verification.Structure;

/// <summary>Everything an event refers to: its payload, and what the payload refers to.</summary>
internal sealed class References
{
    private readonly string? misplaced;

    private References(HashSet<Sha256Value> hashes, string? misplaced)
    {
        Hashes = hashes;
        this.misplaced = misplaced;
    }

    public IReadOnlySet<Sha256Value> Hashes { get; }

    /// <summary>What is missing among the data before the event, in words, or null.</summary>
    public string? Missing(IEnumerable<Sha256Value> present)
    {
        var missing = Hashes.Except(present).ToList();
        return misplaced ?? (missing.Count == 0 ? null : $"{missing[0]} is not there");
    }

    /// <param name="found">The event.</param>
    /// <param name="content">Gives the small data before it by hash; null if there is none.</param>
    /// <param name="references">What it refers to, as far as that can be read.</param>
    public static DocumentFault TryRead(
        ArchiveEvent found,
        Func<Sha256Value, byte[]?> content,
        out References references
    )
    {
        var bare = found.Type is EventType.EndBallots or EventType.EndShuffles;
        references = new(
            [],
            bare == found.Payload is null ? null : $"{found.Type} {(bare ? "with" : "without")} payload"
        );
        if (found.Payload is null || references.misplaced is not null)
        {
            return DocumentFault.None;
        }
        var payload = Sha256Value.Parse(found.Payload);
        var fault = TryFollow(found.Type, content(payload), out var hashes);
        references = new([payload, .. hashes.Select(Sha256Value.Parse)], null);
        return fault;
    }

    private static DocumentFault TryFollow(EventType type, byte[]? payload, out string[] hashes)
    {
        hashes = [];
        if (type is EventType.Ballot or EventType.Result || payload is null)
        {
            // A missing payload is another check's finding.
            return DocumentFault.None;
        }
        switch (type)
        {
            case EventType.Setup:
                var fault = SetupData.TryRead(payload, out var setup);
                hashes = setup is null ? [] : [setup.Election, setup.Trustees, setup.Credentials];
                return fault;
            case EventType.EncryptedTally:
                fault = SizedEncryptedTally.TryRead(payload, out var sized);
                hashes = sized is null ? [] : [sized.EncryptedTally];
                return fault;
            default:
                fault = OwnedPayload.TryRead(payload, out var owned);
                hashes = owned is null ? [] : [owned.Payload];
                return fault;
        }
    }
}
