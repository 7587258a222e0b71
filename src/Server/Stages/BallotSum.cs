using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;

namespace Hustings.Server.Stages;

/// <summary>Which ballots of a closed box count: all of them, or under <see cref="VotePolicy.Last"/> each credential's last.</summary>
/// <param name="Replaced">Heights that do not count.</param>
internal sealed record CountedBallots(int Count, IReadOnlySet<int> Replaced);

/// <summary>Adds up a closed box.</summary>
internal static class BallotSum
{
    private const int Chunk = 64;

    /// <summary>Which ballots count.</summary>
    public static CountedBallots Counted(PreparedStage stage, IBallotBox box)
    {
        var standing = box.Standing;
        var replaced = new HashSet<int>();
        if (standing.Accepted == standing.Voted)
        {
            return new(standing.Accepted, replaced);
        }

        var last = new Dictionary<int, int>(standing.Voted);
        var height = 0;
        foreach (var bytes in box.ReadBallots())
        {
            Require(Ballot.TryReadHead(bytes, out var head));
            var place = stage.Credentials.IndexOf(head.Credential);
            if (last.TryGetValue(place, out var earlier))
            {
                replaced.Add(earlier);
            }

            last[place] = height++;
        }

        return new(height - replaced.Count, replaced);
    }

    /// <summary>The encrypted tally of the ballots that count, on all cores.</summary>
    public static EncryptedTally Add(Election election, IBallotBox box, CountedBallots counted)
    {
        var gate = new Lock();
        var total = new TallySum(election);
        Parallel.ForEach(
            Chosen(box, counted).Chunk(Chunk),
            () => new TallySum(election),
            (ballots, _, sum) =>
            {
                foreach (var bytes in ballots)
                {
                    Require(Ballot.TryRead(bytes, election, out var ballot));
                    sum.Add(ballot!);
                }

                return sum;
            },
            sum =>
            {
                lock (gate)
                {
                    total.Merge(sum);
                }
            }
        );
        return total.ToTally();
    }

    private static IEnumerable<byte[]> Chosen(IBallotBox box, CountedBallots counted) =>
        box.ReadBallots().Where((_, height) => !counted.Replaced.Contains(height));

    private static void Require(DocumentFault fault)
    {
        if (fault != DocumentFault.None)
        {
            throw new StorageUnavailableException($"A stored ballot cannot be read: {fault}.");
        }
    }
}
