using System.Collections.Immutable;
using System.Numerics;
using Hustings.Counting.Ballots;

namespace Hustings.Counting.Pairwise;

/// <summary>How many votes rank each candidate above each other one.</summary>
internal static class PreferenceMatrix
{
    /// <summary>
    /// A candidate's first mark counts; whoever is not marked is below all who are, and level with the others who are not. Equal ranks are no
    /// preference; skipped ranks and overmarked ranks without names say nothing.
    /// </summary>
    public static BigInteger[,] Of(BallotSet ballots, int? maxRankings)
    {
        int count = ballots.Candidates.Length;
        BigInteger[,] preferred = new BigInteger[count, count];
        int[] place = new int[count];
        foreach (RankedBallot ballot in ballots.Merged())
        {
            Array.Fill(place, int.MaxValue);
            ReadPlaces(ballot.Ranks, maxRankings, place);
            for (int a = 0; a < count; a++)
            {
                if (place[a] == int.MaxValue)
                    continue;
                for (int b = 0; b < count; b++)
                {
                    if (place[a] < place[b])
                        preferred[a, b] += ballot.Weight;
                }
            }
        }
        return preferred;
    }

    private static void ReadPlaces(ImmutableArray<Rank> ranks, int? maxRankings, int[] place)
    {
        for (int rank = 0; rank < Math.Min(ranks.Length, maxRankings ?? int.MaxValue); rank++)
        {
            foreach (int candidate in ranks[rank].Candidates)
                place[candidate] = Math.Min(place[candidate], rank);
        }
    }
}
