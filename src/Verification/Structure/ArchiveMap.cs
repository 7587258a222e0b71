using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Verification.Structure;

/// <summary>Where a piece of data stands in the archive's stream.</summary>
internal readonly record struct Located(Sha256Value Hash, long Offset, int Length);

/// <summary>An event that is not a ballot, with the data that stands before it, its payload last.</summary>
internal sealed record MappedEvent(EventType Type, Place Place, IReadOnlyList<Located> Data);

/// <summary>A Ballot event.</summary>
/// <param name="Event">Hash of the event.</param>
/// <param name="Ballot">The ballot itself.</param>
/// <param name="Counts">False if a later ballot of the same credential replaces it; settled when the scan ends.</param>
internal record struct MappedBallot(long Height, Sha256Value Event, Located Ballot, bool Counts)
{
    /// <summary>Who cast it, as far as its head can be read.</summary>
    public CredentialKey? Credential { get; init; }

    public readonly Place Place => new(Height, Event.ToString());
}

/// <summary>What the first pass over an archive leaves: where everything is, but no content.</summary>
internal sealed class ArchiveMap
{
    public List<MappedEvent> Events { get; } = [];
    public List<MappedBallot> Ballots { get; } = [];

    /// <summary>The last ballot of each credential, by its place in <see cref="Ballots"/>.</summary>
    public Dictionary<CredentialKey, int> LastBallots { get; } = [];
    public long EventCount { get; set; }
    public string? LastEvent { get; set; }

    /// <summary>The structure failed somewhere; what stands before that is mapped.</summary>
    public bool Broken { get; set; }

    /// <summary>Hash of the event before the first partial decryption, or of the last one before there is any.</summary>
    public string? Order =>
        Events.FindIndex(found => found.Type == EventType.PartialDecryption) is > 0 and var first
            ? Events[first - 1].Place.Hash
            : LastEvent;

    public MappedEvent? Find(EventType type) => Events.Find(found => found.Type == type);
}
