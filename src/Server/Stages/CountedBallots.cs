using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;

namespace Hustings.Server.Stages;

/// <summary>
/// Which ballots of a closed box are in the archive, and which of those count: all of them, or under
/// <see cref="VotePolicy.Last"/> each credential's last.
/// </summary>
/// <param name="Kept">Ballots in the archive: the log without the struck ones.</param>
/// <param name="Count">Ballots in the tally.</param>
/// <param name="Left">Heights of the log that are not in the archive.</param>
/// <param name="Replaced">Heights that are in the archive and do not count.</param>
internal sealed record CountedBallots(int Kept, int Count, IReadOnlySet<int> Left, IReadOnlySet<int> Replaced)
{
    /// <summary>The archive's ballots in the log's order.</summary>
    public IEnumerable<byte[]> Archived(IBallotBox box) =>
        box.ReadBallots().Where((_, height) => !Left.Contains(height));

    /// <summary>Whether the ballot at this height of the log is in the tally.</summary>
    public bool Counts(int height) => !Left.Contains(height) && !Replaced.Contains(height);

    /// <summary>What counts of a box that is shut.</summary>
    /// <param name="struck">SHA-256 of the ballots that orders took out, hex.</param>
    public static CountedBallots Of(PreparedStage stage, IBallotBox box, IReadOnlyCollection<string> struck)
    {
        var standing = box.Standing;
        var left = struck
            .Select(hash =>
                box.Find(Convert.FromHexString(hash))?.Height
                ?? throw new StorageUnavailableException($"The struck ballot {hash} is not in the box.")
            )
            .ToHashSet();
        var replaced = new HashSet<int>();
        var kept = standing.Accepted - left.Count;
        if (standing.Accepted == standing.Voted)
        {
            return new(kept, kept, left, replaced);
        }

        var last = new Dictionary<int, int>(standing.Voted);
        var height = -1;
        foreach (var bytes in box.ReadBallots())
        {
            height++;
            if (left.Contains(height))
            {
                continue;
            }

            Require(Ballot.TryReadHead(bytes, out var head));
            var place = stage.Credentials.IndexOf(head.Credential);
            if (last.TryGetValue(place, out var earlier))
            {
                replaced.Add(earlier);
            }

            last[place] = height;
        }

        return new(kept, kept - replaced.Count, left, replaced);
    }

    private static void Require(DocumentFault fault)
    {
        if (fault != DocumentFault.None)
        {
            throw new StorageUnavailableException($"A stored ballot cannot be read: {fault}.");
        }
    }
}
