using Hustings.Counting.Accounts;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>Who leaves in a round: the first of these that finds anybody.</summary>
internal sealed class EliminationSearch(CountOptions options, Field field, RoundTies ties)
{
    public (IReadOnlyList<Decision> Eliminated, CountRefusal? Refusal) Find(RoundDraft round)
    {
        int[] standing = [.. field.Continuing];
        if (field.WriteIns is { } writeIns && field.Continues(writeIns) && round.Votes[writeIns].Sign > 0)
            return (Leave(round, [writeIns], DecisionReason.UndeclaredWriteIns), null);
        if (Below(round, standing, options.MinimumVoteThreshold) is { Length: > 0 } small && FirstElimination(round))
            return (Leave(round, small, DecisionReason.BelowMinimum), null);
        if (options.CutoffElimination && Below(round, standing, round.Threshold) is { Length: > 0 } cut)
            return (Leave(round, cut, DecisionReason.BelowCutoff), null);
        if (options.BatchElimination && Batch(round, standing) is { Length: > 1 } batch)
            return (Leave(round, batch, DecisionReason.CannotCatchUp), null);
        return Last(round, standing);
    }

    private (IReadOnlyList<Decision> Eliminated, CountRefusal? Refusal) Last(RoundDraft round, int[] standing)
    {
        if (standing.Length == 0)
            return (
                [],
                new CountRefusal(CountFault.NoCandidateLeft, "Nobody stands any more, and a seat is still open.")
            );
        Fraction fewest = standing.Min(candidate => round.Votes[candidate]);
        int[] last = [.. standing.Where(candidate => round.Votes[candidate] == fewest)];
        if (last.Length == 1)
            return (Leave(round, last, DecisionReason.FewestVotes), null);

        // Undeclared write-ins without a vote have no place in any order of candidates, and cannot be elected anyway.
        if (field.WriteIns is { } writeIns && last.Contains(writeIns))
            return (Leave(round, [writeIns], DecisionReason.UndeclaredWriteIns), null);
        (Tie? tie, CountRefusal? refusal) = ties.Break(TiePurpose.Eliminate, last, round.Number);
        return tie is null
            ? ([], refusal)
            : ([new Decision(tie.Chosen, false, round.Votes[tie.Chosen], DecisionReason.FewestVotes, tie)], null);
    }

    /// <summary>Only undeclared write-ins may have left before.</summary>
    private bool FirstElimination(RoundDraft round) =>
        field.EliminatedCount == 0 || (round.Number == 2 && field.EliminatedCount == 1 && field.WriteIns is not null);

    private static int[] Below(RoundDraft round, int[] standing, Fraction votes) =>
        [.. standing.Where(candidate => round.Votes[candidate] < votes)];

    /// <summary>
    /// From the bottom: everybody below a gap leaves if all their votes together are fewer than the next candidate's. The highest such gap
    /// counts; while counting on to two candidates it must leave two.
    /// </summary>
    private int[] Batch(RoundDraft round, int[] standing)
    {
        int[] leaving = [];
        List<int> below = [];
        Fraction together = Fraction.Zero;
        foreach (IGrouping<Fraction, int> level in standing.GroupBy(c => round.Votes[c]).OrderBy(level => level.Key))
        {
            bool leavesOne = below.Count + field.EliminatedCount == field.StarterCount - 1;
            if (together < level.Key && !(options.ContinueUntilTwoCandidatesRemain && leavesOne))
                leaving = [.. below];
            below.AddRange(level);
            together += level.Key * level.Count();
        }
        return leaving;
    }

    private static Decision[] Leave(RoundDraft round, int[] leaving, DecisionReason reason) =>
        [
            .. leaving
                .OrderBy(candidate => round.Votes[candidate])
                .Select(candidate => new Decision(candidate, false, round.Votes[candidate], reason)),
        ];
}
