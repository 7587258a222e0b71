using Hustings.Counting.Accounts;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>Who is elected in a round.</summary>
internal sealed class ElectionSearch(CountOptions options, Field field, RoundTies ties)
{
    public (IReadOnlyList<Decision> Elected, CountRefusal? Refusal) Find(RoundDraft round)
    {
        // Undeclared write-ins leave first, and nobody is elected before they have left.
        if (field.WriteIns is { } writeIns && field.Continues(writeIns) && round.Votes[writeIns].Sign > 0)
            return ([], null);

        int[] standing = [.. field.Continuing];
        if (options.WinnerElectionMode == WinnerElectionMode.BottomsUpUsingPercentageThreshold)
        {
            bool all = standing.Length > 0 && standing.All(candidate => round.Reaches(round.Votes[candidate]));
            return (all ? Elect(round, standing, DecisionReason.OverPercentage) : [], null);
        }

        int unfilled = options.NumberOfWinners - field.Elected.Count;
        if (unfilled <= 0)
            return ([], null);

        (int[] chosen, DecisionReason reason) = Candidates(round, standing, unfilled);
        bool lastTwo = options.NumberOfWinners == 1 && chosen.Length == 0 && standing.Length == 2;
        bool oneOnly =
            options.WinnerElectionMode == WinnerElectionMode.MultiWinnerAllowOnlyOneWinnerPerRound
            || options.DoesFirstRoundDetermineThreshold;
        return lastTwo || (chosen.Length > 1 && oneOnly)
            ? First(round, Eligible(standing), chosen.Length == 0 ? DecisionReason.MostVotes : reason)
            : (Elect(round, chosen, reason), null);
    }

    private (int[] Chosen, DecisionReason Reason) Candidates(RoundDraft round, int[] standing, int unfilled)
    {
        if (standing.Length <= unfilled)
            return (Eligible(standing), DecisionReason.NoMoreCandidatesThanSeats);

        // With a threshold fixed in round 1 it may never be reached: with one candidate too many, the most votes decide.
        if (options.DoesFirstRoundDetermineThreshold && standing.Length - 1 == options.NumberOfWinners)
            return (Most(round, Eligible(standing)), DecisionReason.MostVotes);
        return options.WinnerElectionMode == WinnerElectionMode.BottomsUp
            ? ([], DecisionReason.ReachedThreshold)
            : (
                [.. Eligible(standing).Where(candidate => round.Reaches(round.Votes[candidate]))],
                DecisionReason.ReachedThreshold
            );
    }

    private (IReadOnlyList<Decision> Elected, CountRefusal? Refusal) First(
        RoundDraft round,
        int[] standing,
        DecisionReason reason
    )
    {
        int[] most = Most(round, standing);
        if (most.Length < 2)
            return (Elect(round, most, reason), null);
        (Tie? tie, CountRefusal? refusal) = ties.Break(TiePurpose.Elect, most, round.Number);
        return tie is null
            ? ([], refusal)
            : ([new Decision(tie.Chosen, true, round.Votes[tie.Chosen], reason, tie)], null);
    }

    private int[] Eligible(int[] standing) => [.. standing.Where(candidate => candidate != field.WriteIns)];

    private static int[] Most(RoundDraft round, int[] standing)
    {
        Fraction most = standing.Max(candidate => round.Votes[candidate]);
        return [.. standing.Where(candidate => round.Votes[candidate] == most)];
    }

    /// <summary>Several at once are listed with the most votes first.</summary>
    private static Decision[] Elect(RoundDraft round, int[] chosen, DecisionReason reason) =>
        [
            .. chosen
                .OrderByDescending(candidate => round.Votes[candidate])
                .Select(candidate => new Decision(candidate, true, round.Votes[candidate], reason)),
        ];
}
