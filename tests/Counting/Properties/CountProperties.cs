using System.Numerics;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Tests.Rctab;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Properties;

/// <summary>What must hold for every contest, whatever the ballots and the options.</summary>
public sealed class CountProperties
{
    public static TheoryData<string> RealContests => [.. RctabContest.Names];

    [Fact]
    public void Every_round_has_exactly_the_votes_that_were_cast() =>
        Holds.ForAll(
            Contests.ByRounds,
            one =>
            {
                CountAccount account = BallotCount.Run(one.Ballots, one.Rule, one.Options);
                account.Rounds.ShouldNotBeEmpty();
                foreach (CountRound round in account.Rounds)
                {
                    round.Total.ShouldBe(one.Ballots.Cast);
                    round.Votes.Values.ShouldAllBe(votes => votes.Sign >= 0);
                    round.Inactive.Values.ShouldAllBe(votes => votes.Sign >= 0);
                }
            }
        );

    [Theory]
    [MemberData(nameof(RealContests))]
    public void Every_round_of_a_real_contest_has_exactly_the_votes_that_were_cast(string name)
    {
        RctabContest contest = RctabContest.Load(name);
        CountAccount account = BallotCount.Run(contest.Ballots, contest.Rule, contest.Options);
        account.Rounds.ShouldAllBe(round => round.Total == contest.Ballots.Cast);
    }

    [Fact]
    public void Transfers_of_a_round_are_the_changes_to_the_next() =>
        Holds.ForAll(
            Contests.ByRounds,
            one =>
            {
                CountAccount account = BallotCount.Run(one.Ballots, one.Rule, one.Options);
                foreach ((CountRound round, CountRound next) in account.Rounds.Zip(account.Rounds.Skip(1)))
                {
                    if (next.Pass != round.Pass)
                        continue;
                    Fraction Moved(Func<VoteTransfer, bool> which) =>
                        round.Transfers.Where(which).Aggregate(Fraction.Zero, (sum, way) => sum + way.Votes);
                    foreach ((int candidate, Fraction votes) in round.Votes)
                    {
                        Fraction after =
                            votes + Moved(way => way.To == candidate) - Moved(way => way.From == candidate);
                        after.ShouldBe(next.Votes.GetValueOrDefault(candidate));
                    }
                    foreach ((InactiveReason reason, Fraction votes) in round.Inactive)
                        (votes + Moved(way => way.Lost == reason)).ShouldBe(next.Inactive[reason]);
                }
            }
        );

    [Fact]
    public void Seats_are_filled_as_far_as_there_are_candidates_or_the_refusal_has_a_reason() =>
        Holds.ForAll(
            Contests.ByRounds,
            one =>
            {
                CountAccount account = BallotCount.Run(one.Ballots, one.Rule, one.Options);
                int standing = one.Ballots.Candidates.Length - one.Ballots.Excluded.Length;
                account.Elected.ShouldBeUnique();
                if (account.Refusal is { } refusal)
                {
                    CountRound last = account.Rounds[^1];
                    bool nothing = last.Votes.Values.All(votes => votes.IsZero);
                    bool allBelow = refusal.Fault == CountFault.NoCandidateLeft && one.Options.MinimumVoteThreshold > 0;
                    (nothing || allBelow).ShouldBeTrue(refusal.ToString());
                }
                else if (one.Options.NumberOfWinners > 0)
                {
                    account.Elected.Length.ShouldBe(Math.Min(one.Options.NumberOfWinners, standing));
                }
            }
        );

    [Fact]
    public void Other_numbers_for_the_candidates_change_nothing_but_the_numbers() =>
        Holds.ForAll(
            Contests.ByRounds,
            one =>
            {
                BallotSet turned = Turned(one.Ballots);
                Written(BallotCount.Run(turned, one.Rule, one.Options))
                    .ShouldBe(Written(BallotCount.Run(one.Ballots, one.Rule, one.Options)));
            }
        );

    [Fact]
    public void Order_of_the_ballots_does_not_matter_where_votes_are_split() =>
        Holds.ForAll(
            Contests.ByRounds,
            one =>
            {
                if (one.Options.MovesWholeBallots)
                    return;
                BallotSet reversed = new(one.Ballots.Candidates, one.Ballots.Ballots.Reverse())
                {
                    Excluded = one.Ballots.Excluded,
                };
                Written(BallotCount.Run(reversed, one.Rule, one.Options))
                    .ShouldBe(Written(BallotCount.Run(one.Ballots, one.Rule, one.Options)));
            }
        );

    [Fact]
    public void Ballot_with_a_weight_counts_as_so_many_ballots() =>
        Holds.ForAll(
            Contests.ByRounds,
            one =>
            {
                IEnumerable<RankedBallot> single = one.Ballots.Ballots.SelectMany(ballot =>
                    Enumerable.Repeat(new RankedBallot(ballot.Ranks, 1), (int)ballot.Weight)
                );
                BallotSet split = new(one.Ballots.Candidates, single) { Excluded = one.Ballots.Excluded };
                Written(BallotCount.Run(split, one.Rule, one.Options))
                    .ShouldBe(Written(BallotCount.Run(one.Ballots, one.Rule, one.Options)));
            }
        );

    [Fact]
    public void Exact_count_of_every_ballot_seven_times_elects_the_same() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                CountOptions exact = Contests.ByLot with
                {
                    NumberOfWinners = 2,
                    WinnerElectionMode = WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound,
                    DecimalPlacesForVoteArithmetic = null,
                    NonIntegerWinningThreshold = true,
                };
                BallotSet seven = new(
                    ballots.Candidates,
                    ballots.Ballots.Select(ballot => new RankedBallot(ballot.Ranks, ballot.Weight * 7))
                );
                CountAccount once = BallotCount.Run(ballots, CountRule.Stv, exact);
                CountAccount often = BallotCount.Run(seven, CountRule.Stv, exact);
                often.Elected.ShouldBe(once.Elected);
                often
                    .Rounds.Select(r => r.Votes.Values)
                    .ShouldBe(once.Rounds.Select(r => r.Votes.Values.Select(v => v * 7)));
            }
        );

    [Fact]
    public void Instant_runoff_between_two_is_plurality() =>
        Holds.ForAll(
            Contests.OfTwo,
            ballots =>
                BallotCount
                    .Run(ballots, CountRule.Irv, Contests.ByLot)
                    .Elected.ShouldBe(BallotCount.Run(ballots, CountRule.Plurality, Contests.ByLot).Elected)
        );

    [Fact]
    public void Leaving_together_elects_whom_leaving_one_by_one_elects() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                CountOptions order = new() { TiebreakMode = [TieStep.UseCandidateOrder] };
                BallotCount
                    .Run(ballots, CountRule.Irv, order with { BatchElimination = true })
                    .Elected.ShouldBe(BallotCount.Run(ballots, CountRule.Irv, order).Elected);
            }
        );

    [Fact]
    public void More_than_half_of_the_first_preferences_win_by_every_rule() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                CountAccount first = BallotCount.Run(ballots, CountRule.Plurality, Contests.ByLot);
                if (first.Refusal is not null || first.Rounds[0].Votes.Values.Max() * 2 <= ballots.Cast)
                    return;
                BallotCount.Run(ballots, CountRule.Irv, Contests.ByLot).Elected.ShouldBe(first.Elected);
            }
        );

    /// <summary>The same contest with the candidates in reverse order.</summary>
    private static BallotSet Turned(BallotSet ballots)
    {
        int last = ballots.Candidates.Length - 1;
        return new BallotSet(
            ballots.Candidates.Reverse(),
            ballots.Ballots.Select(ballot => new RankedBallot(
                ballot.Ranks.Select(rank => rank.IsOvermarked ? rank : Rank.Of(rank.Candidates.Select(c => last - c))),
                ballot.Weight
            ))
        )
        {
            Excluded = [.. ballots.Excluded.Select(c => last - c)],
        };
    }

    /// <summary>An account by names, in an order that does not depend on numbers.</summary>
    private static List<string> Written(CountAccount account) =>
        [
            .. account.Rounds.SelectMany(round => RctabReport.Lines(account, round, last: true)),
            $"elected {string.Join(", ", account.Elected.Select(account.Name).Order(StringComparer.Ordinal))}",
            $"refused {account.Refusal?.Code}",
        ];
}
