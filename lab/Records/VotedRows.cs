using Hustings.Lab.Scenarios.Live;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Record.Credentials;

namespace Hustings.Lab.Records;

/// <summary>
/// Which rows of the credential table voted in a stage, from the public record alone: so anyone can see how many came back or stayed
/// away, and nobody who they are.
/// </summary>
public static class VotedRows
{
    public static CredentialTable ReadTable(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return CredentialTable.TryRead(stream, out CredentialTable? table) is { Holds: true } && table is not null
            ? table
            : throw new InvalidDataException($"{file} is not a credential table.");
    }

    /// <exception cref="InvalidDataException">A ballot of a credential that is not in the stage's column.</exception>
    public static HashSet<int> Of(string archive, string uuid, CredentialTable table)
    {
        HashSet<int> rows = [];
        using FileStream stream = File.OpenRead(archive);
        using var reader = new ArchiveReader(stream);
        ArchiveFault fault;
        while ((fault = reader.Next(out ArchiveEntry entry)) == ArchiveFault.None)
        {
            if (
                entry.Kind != EntryKind.Data
                || Ballot.TryReadHead(entry.Content.Span, out BallotHead head) != DocumentFault.None
            )
            {
                continue;
            }

            int row = CredentialKey.TryRead(head.Credential, out CredentialKey key) ? table.RowOf(uuid, key) : -1;
            rows.Add(row >= 0 ? row : throw new InvalidDataException($"{archive} has a ballot of no row."));
        }

        return fault == ArchiveFault.End ? rows : throw new InvalidDataException($"{archive}: {fault}");
    }

    /// <summary>Who came and went in each round after the first.</summary>
    public static IReadOnlyList<LiveFlow> Flows(IReadOnlyList<HashSet<int>> rounds)
    {
        List<LiveFlow> flows = [];
        HashSet<int> ever = [.. rounds[0]];
        foreach ((HashSet<int> before, HashSet<int> now) in rounds.Zip(rounds.Skip(1)))
        {
            flows.Add(
                new(
                    before.Count(row => !now.Contains(row)),
                    now.Count(row => !before.Contains(row) && ever.Contains(row)),
                    now.Count(row => !ever.Contains(row))
                )
            );
            ever.UnionWith(now);
        }

        return flows;
    }
}
