using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Lab.Figures;

/// <summary>Which ballots an archive holds. The checking is the verifier's business, not this reader's.</summary>
public static class RecordedBallots
{
    /// <summary>SHA-256 (hex) of every ballot in the archive's order.</summary>
    /// <exception cref="InvalidDataException">The file is not an archive from beginning to end.</exception>
    public static IReadOnlyList<string> Read(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using var reader = new ArchiveReader(stream);
        var ballots = new List<string>();
        ArchiveFault fault;
        while ((fault = reader.Next(out ArchiveEntry entry)) == ArchiveFault.None)
        {
            if (entry.Kind != EntryKind.Event)
            {
                continue;
            }

            if (ArchiveEvent.TryRead(entry.Content.Span, out ArchiveEvent? link) != DocumentFault.None)
            {
                throw new InvalidDataException($"{file} holds an event that cannot be read.");
            }

            if (link is { Type: EventType.Ballot, Payload: { } ballot })
            {
                ballots.Add(ballot);
            }
        }

        return fault == ArchiveFault.End
            ? ballots
            : throw new InvalidDataException($"{file} is not an archive: {fault}");
    }

    /// <summary>Every difference between the receipts that voters hold (as hashes in hex) and a list of ballots, in words.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyCollection<string> receipts, IReadOnlyList<string> ballots)
    {
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        var acknowledged = receipts.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ballots.Where(ballot => !recorded.Add(ballot)).Select(ballot => $"{ballot} stands twice"),
            .. acknowledged.Except(recorded).Select(ballot => $"{ballot} was acknowledged and is missing"),
            .. recorded.Except(acknowledged).Select(ballot => $"{ballot} was never acknowledged"),
        ];
    }
}
