using Hustings.Counting.Accounts;

namespace Hustings.Counting.Flows;

/// <summary>The flow between two rounds of an instant-runoff: every transfer is in the account.</summary>
public static class RankedFlow
{
    /// <param name="round">The later round, from 2.</param>
    /// <param name="account">Of whole votes, one pass and one seat.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such round, or none before it.</exception>
    public static RoundFlow Of(CountAccount account, int round)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(round, account.Rounds.Length);
        var (earlier, later) = (account.Rounds[round - 2], account.Rounds[round - 1]);
        var links = new List<FlowLink>();
        foreach (var (candidate, votes) in earlier.Votes.OrderByDescending(one => one.Value))
        {
            var from = Candidate(account, FlowSide.Before, candidate);
            var gone = earlier.Transfers.Where(way => way.From == candidate).ToList();
            var stayed = gone.Aggregate(votes, (rest, way) => rest - way.Votes);
            links.Add(new(from, Candidate(account, FlowSide.After, candidate), null, Whole(stayed)));
            links.AddRange(
                gone.GroupBy(way => Target(account, way))
                    .Select(ways => new FlowLink(from, ways.Key, null, ways.Sum(way => Whole(way.Votes))))
            );
        }

        foreach (var same in earlier.Inactive.GroupBy(one => End(one.Key)))
        {
            links.Add(
                new(
                    new(FlowSide.Before, same.Key),
                    new(FlowSide.After, same.Key),
                    null,
                    same.Sum(one => Whole(one.Value))
                )
            );
        }

        return new(earlier.Number, later.Number, [.. links.Where(link => link.Votes > 0)]);
    }

    private static FlowPlace Target(CountAccount account, VoteTransfer way) =>
        way.To is { } to
            ? Candidate(account, FlowSide.After, to)
            : new(FlowSide.After, End(way.Lost ?? InactiveReason.ExhaustedChoices));

    private static FlowPlace Candidate(CountAccount account, FlowSide side, int candidate) =>
        new(side, FlowEnd.Candidate, account.Name(candidate));

    private static FlowEnd End(InactiveReason reason) =>
        reason == InactiveReason.DidNotRankAnyCandidates ? FlowEnd.Blank : FlowEnd.Exhausted;

    private static long Whole(Fraction votes) => (long)votes.Floor();
}
