using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Contests;

/// <summary>What the minutes say about tally, shuffles, decryptions and result, beside what the archive holds.</summary>
internal sealed class StageDocuments(StageStory stage, ArchiveMap map, Stream archive)
{
    private readonly ArchiveContent content = new(archive);

    /// <summary>The first difference, or null.</summary>
    public string? Differs() =>
        Tally()
        ?? Owned(
            "shuffle",
            EventType.Shuffle,
            [.. stage.Shuffled.Select(note => (note.Said.Trustee, note.Said.Shuffle))]
        )
        ?? Owned(
            "decryption",
            EventType.PartialDecryption,
            [.. stage.Opened.Select(note => (note.Said.Trustee, note.Said.Decryption))]
        )
        ?? Result();

    private string? Tally()
    {
        if (map.Find(EventType.EncryptedTally) is not { } found)
        {
            return $"the archive of {stage.Id} has no tally";
        }
        _ = SizedEncryptedTally.TryRead(content.Read(found.Data[^1]), out var sized);
        return sized!.EncryptedTally != stage.Sealed!.Said.Tally ? $"another tally of {stage.Id} than the minutes name"
            : sized.NumTallied != stage.Sealed.Said.Ballots
                ? $"the minutes name another number of ballots in {stage.Id}"
            : null;
    }

    /// <summary>The archive may be ahead of the minutes until the stage is counted.</summary>
    private string? Owned(string what, EventType type, List<(int Trustee, string Hash)> said)
    {
        var there = map
            .Events.Where(found => found.Type == type)
            .Select(found =>
            {
                _ = OwnedPayload.TryRead(content.Read(found.Data[^1]), out var owned);
                return (owned!.Owner, owned.Payload);
            })
            .ToList();
        var counted = stage.Step >= StageState.Counted;
        return there.Take(said.Count).SequenceEqual(said) && (!counted || there.Count == said.Count)
            ? null
            : $"each {what} of {stage.Id} in the archive is not the one that the minutes name";
    }

    private string? Result()
    {
        if (stage.Counted is not { } counted)
        {
            return null;
        }
        return map.Find(EventType.Result) is not { } found ? $"{stage.Id} was counted, but its archive has no result"
            : found.Data[0].Hash.ToString() != counted.Said.Result
                ? $"another result of {stage.Id} than the minutes name"
            : null;
    }
}
