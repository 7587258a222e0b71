using System.Collections.Immutable;
using System.Numerics;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Pairwise;

/// <summary>Schulze's method: everybody in an order in which nobody stands behind a candidate they beat by strongest paths.</summary>
internal static class SchulzeCount
{
    public static CountAccount Run(CountAccount account)
    {
        BallotSet ballots = account.Ballots;
        int[] standing =
        [
            .. Enumerable
                .Range(0, ballots.Candidates.Length)
                .Where(c => c != ballots.UndeclaredWriteIns && !ballots.Excluded.Contains(c)),
        ];
        BigInteger[,] preferred = PreferenceMatrix.Of(ballots, account.Options.MaxRankingsAllowed);
        if (standing.Length == 0)
            return account with { Refusal = new(CountFault.NoCandidateLeft, "Nobody stands.") };
        if (ballots.Ballots.All(ballot => ballot.Ranks.IsEmpty))
            return account with { Refusal = new(CountFault.NoVotes, "No ballot counts for anybody.") };
        StrongestPaths paths = new(preferred, standing);
        SchulzeTables tables = Tables(ballots.Candidates.Length, preferred, paths);
        return Order(account, tables, paths, standing);
    }

    private static CountAccount Order(CountAccount account, SchulzeTables tables, StrongestPaths paths, int[] standing)
    {
        CountOptions options = account.Options;
        TieBreaker ties = new(options, account.Ballots.Candidates, standing);
        List<int> left = [.. standing];
        List<ImmutableArray<int>> places = [];
        List<Decision> decisions = [];
        CountRefusal? refusal = null;
        while (left.Count > 0 && refusal is null)
        {
            int[] first = [.. left.Where(c => !left.Exists(rival => paths.Beats(rival, c)))];
            int placed = standing.Length - left.Count;
            bool decidesSeat = placed < options.NumberOfWinners && placed + first.Length > options.NumberOfWinners;
            Tie? tie = null;
            if (first.Length > 1 && (decidesSeat || !options.TiebreakMode.IsEmpty))
            {
                (tie, refusal) = ties.Break(TiePurpose.Elect, first, places.Count + 1, []);
                first = tie is null ? [] : [tie.Chosen];
            }
            foreach (int candidate in first)
            {
                bool elected = placed++ < options.NumberOfWinners;
                if (elected || tie is not null)
                    decisions.Add(new(candidate, elected, Fraction.Zero, DecisionReason.StrongestPaths, tie));
                left.Remove(candidate);
            }
            if (first.Length > 0)
                places.Add([.. first]);
        }
        return account with
        {
            Schulze = tables with { Places = [.. places], Decisions = [.. decisions] },
            Elected = [.. decisions.Where(decision => decision.Elected).Select(decision => decision.Candidate)],
            Refusal = refusal,
        };
    }

    private static SchulzeTables Tables(int count, BigInteger[,] preferred, StrongestPaths paths)
    {
        return new SchulzeTables
        {
            Preferences = Square((a, b) => preferred[a, b]),
            Strengths = Square(paths.Strength),
            Paths = Square(paths.Path),
        };

        ImmutableArray<ImmutableArray<T>> Square<T>(Func<int, int, T> cell) =>
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(a => Enumerable.Range(0, count).Select(b => cell(a, b)).ToImmutableArray()),
            ];
    }
}
