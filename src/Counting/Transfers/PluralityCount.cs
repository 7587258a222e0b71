using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>First preferences only: the first round of an instant-runoff, and the most votes win.</summary>
internal static class PluralityCount
{
    public static CountAccount Run(CountAccount account)
    {
        BallotSet ballots = account.Ballots;
        CountOptions options = account.Options;
        Field field = new(ballots, ballots.Excluded, electedKeepStanding: false);
        RoundDraft round = new(number: 1);
        foreach (int candidate in field.Continuing)
            round.Votes[candidate] = Fraction.Zero;
        foreach (RankedBallot ballot in ballots.Merged())
        {
            BallotReading reading = BallotReading.Of(ballot.Ranks, field.Continues, options);
            if (reading.Inactive is { } reason)
                round.Inactive[reason] += ballot.Weight;
            else
                round.Votes[reading.Candidate!.Value] += ballot.Weight;
        }
        CountRefusal? refusal = round.Votes.Values.All(votes => votes.IsZero)
            ? new(CountFault.NoVotes, "No ballot counts for anybody.")
            : Elect(account, field, round);
        CountRound frozen = round.Freeze(pass: 1) with { Threshold = null };
        return account with { Rounds = [frozen], Elected = [.. field.Elected], Refusal = refusal };
    }

    private static CountRefusal? Elect(CountAccount account, Field field, RoundDraft round)
    {
        ImmutableArray<string> names = account.Ballots.Candidates;
        List<int> left = [.. field.Continuing.Where(candidate => candidate != field.WriteIns)];
        TieBreaker ties = new(account.Options, names, [.. left]);
        while (left.Count > 0 && field.Elected.Count < account.Options.NumberOfWinners)
        {
            Fraction most = left.Max(candidate => round.Votes[candidate]);
            int[] first = [.. left.Where(candidate => round.Votes[candidate] == most)];
            Tie? tie = null;
            if (first.Length > account.Options.NumberOfWinners - field.Elected.Count)
            {
                (tie, CountRefusal? refusal) = ties.Break(TiePurpose.Elect, first, round.Number, []);
                if (tie is null)
                    return refusal;
                first = [tie.Chosen];
            }
            foreach (int candidate in first)
            {
                round.Decisions.Add(new Decision(candidate, true, most, DecisionReason.MostVotes, tie));
                field.Elect(candidate);
                left.Remove(candidate);
            }
        }
        return field.Elected.Count == 0
            ? new(CountFault.NoCandidateLeft, "Only undeclared write-ins have votes, and they cannot be elected.")
            : null;
    }
}
