using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Transfers;

/// <summary>For whom a ballot counts among those who stand, or why for nobody. Read from the first rank each time.</summary>
internal readonly record struct BallotReading(int? Candidate, InactiveReason? Inactive)
{
    public static BallotReading Of(ImmutableArray<Rank> ranks, Func<int, bool> continues, CountOptions options)
    {
        int limit = Math.Min(ranks.Length, options.MaxRankingsAllowed ?? int.MaxValue);
        int lastMarked = 0;
        HashSet<int>? seen = options.ExhaustOnDuplicateCandidate ? [] : null;
        for (int index = 0; index < limit; index++)
        {
            Rank rank = ranks[index];
            if (rank.IsSkipped)
                continue;
            if (options.MaxSkippedRanksAllowed is { } allowed && index - lastMarked > allowed)
                return new(null, InactiveReason.SkippedRankings);
            lastMarked = index + 1;
            if (seen is not null && rank.Candidates.Any(candidate => !seen.Add(candidate)))
                return new(null, InactiveReason.RepeatedRankings);
            if (rank.IsOvermarked || rank.Candidates.Length > 1)
            {
                if (Overvote(rank, continues, options.OvervoteRule) is { } decided)
                    return decided;
            }
            else if (continues(rank.Candidates[0]))
            {
                return new(rank.Candidates[0], null);
            }
        }
        return new(null, lastMarked > 0 ? InactiveReason.ExhaustedChoices : InactiveReason.DidNotRankAnyCandidates);
    }

    /// <summary>Null: read the next rank.</summary>
    private static BallotReading? Overvote(Rank rank, Func<int, bool> continues, OvervoteRule rule)
    {
        if (rule == OvervoteRule.AlwaysSkipToNextRank)
            return null;

        // Without names, how many of them still stand cannot be known: the ballot is exhausted.
        if (rule == OvervoteRule.ExhaustImmediately || rank.IsOvermarked)
            return new(null, InactiveReason.Overvotes);
        int[] standing = [.. rank.Candidates.Where(continues)];
        return standing.Length switch
        {
            0 => null,
            1 => new(standing[0], null),
            _ => new(null, InactiveReason.Overvotes),
        };
    }
}
