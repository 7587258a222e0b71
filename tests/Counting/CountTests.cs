using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Tests.Rctab;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests;

/// <summary>What no fixture shows: refusals, seats without candidates, the minimum, plurality.</summary>
public sealed class CountTests
{
    private static readonly BallotSet Three = new(
        ["A", "B", "C"],
        [RankedBallot.Of(5, 0), RankedBallot.Of(4, 1, 0), RankedBallot.Of(2, 2, 1)]
    );

    [Fact]
    public void Fixtures_hold_enough_contests_with_one_seat_and_with_several()
    {
        RctabContest[] all = [.. RctabContest.Names.Select(RctabContest.Load)];
        all.Count(contest => contest.Rule == CountRule.Irv).ShouldBeGreaterThanOrEqualTo(15);
        all.Count(contest => contest.Options.UsesSurpluses).ShouldBeGreaterThanOrEqualTo(5);
        all.ShouldContain(contest => contest.Ballots.Cast > 1_000_000);
    }

    [Fact]
    public void Blank_ballots_alone_elect_nobody()
    {
        BallotSet blank = new(["A", "B"], [new RankedBallot([], 7)]);
        foreach (CountRule rule in new[] { CountRule.Irv, CountRule.Plurality, CountRule.Schulze })
            BallotCount.Run(blank, rule, new CountOptions()).Refusal!.Fault.ShouldBe(CountFault.NoVotes);
    }

    [Fact]
    public void Write_ins_alone_elect_nobody()
    {
        BallotSet only = new(["W", "A"], [RankedBallot.Of(7, 0)]) { UndeclaredWriteIns = 0, Excluded = [1] };
        BallotCount.Run(only, CountRule.Irv, new CountOptions()).Refusal!.Fault.ShouldBe(CountFault.NoCandidateLeft);
        BallotCount
            .Run(only, CountRule.Plurality, new CountOptions())
            .Refusal!.Fault.ShouldBe(CountFault.NoCandidateLeft);
        BallotCount
            .Run(only, CountRule.Schulze, new CountOptions())
            .Refusal!.Fault.ShouldBe(CountFault.NoCandidateLeft);
    }

    [Fact]
    public void Write_ins_without_a_vote_leave_before_a_tie_is_broken()
    {
        BallotSet none = new(["A", "B", "W"], [RankedBallot.Of(2, 0), RankedBallot.Of(2, 0, 1)])
        {
            UndeclaredWriteIns = 2,
        };
        CountOptions two = new() { ContinueUntilTwoCandidatesRemain = true };
        CountAccount account = BallotCount.Run(none, CountRule.Irv, two);
        account.Refusal.ShouldBeNull();
        account.Rounds[1].Decisions.Single().ShouldBe(new Decision(2, false, 0, DecisionReason.UndeclaredWriteIns));
    }

    [Fact]
    public void Everybody_under_the_minimum_leaves_at_the_first_elimination()
    {
        BallotSet four = new(["A", "B", "C", "D"], [.. Three.Ballots, RankedBallot.Of(2, 3, 1)]);
        CountAccount account = BallotCount.Run(four, CountRule.Irv, new CountOptions { MinimumVoteThreshold = 3 });
        account
            .Rounds[0]
            .Decisions.Select(d => (d.Candidate, d.Reason))
            .ShouldBe([(2, DecisionReason.BelowMinimum), (3, DecisionReason.BelowMinimum)]);
        CountAccount all = BallotCount.Run(four, CountRule.Irv, new CountOptions { MinimumVoteThreshold = 6 });
        all.Refusal!.Fault.ShouldBe(CountFault.NoCandidateLeft);
    }

    [Fact]
    public void Excluded_candidates_are_passed_over()
    {
        BallotSet without = new(Three.Candidates, Three.Ballots) { Excluded = [1] };
        CountAccount account = BallotCount.Run(without, CountRule.Irv, new CountOptions());
        account.Rounds[0].Votes.ShouldNotContainKey(1);
        account.Rounds[0].Votes[0].ShouldBe(9);
        account.Elected.ShouldBe([0]);
    }

    [Fact]
    public void Seats_without_candidates_stay_empty()
    {
        BallotSet without = new(Three.Candidates, Three.Ballots) { Excluded = [2] };
        CountOptions four = new()
        {
            NumberOfWinners = 4,
            WinnerElectionMode = WinnerElectionMode.MultiWinnerAllowOnlyOneWinnerPerRound,
        };
        CountAccount account = BallotCount.Run(without, CountRule.Stv, four);
        account.Refusal.ShouldBeNull();
        account.Elected.Order().ShouldBe([0, 1]);
    }

    [Fact]
    public void Plurality_counts_first_preferences_only()
    {
        CountAccount account = BallotCount.Run(Three, CountRule.Plurality, new CountOptions { NumberOfWinners = 2 });
        account.Elected.ShouldBe([0, 1]);
        account.Rounds.ShouldHaveSingleItem().Threshold.ShouldBeNull();
        BallotCount.Run(Three, CountRule.Irv, new CountOptions()).Elected.ShouldBe([1]);
    }

    [Fact]
    public void Count_that_is_to_stop_early_has_no_winner_yet()
    {
        CountAccount account = BallotCount.Run(
            Three,
            CountRule.Irv,
            new CountOptions { StopTabulationEarlyAfterRound = 1 }
        );
        account.Elected.ShouldBeEmpty();
        RoundWords.Result(account).ShouldBe("Nobody is elected so far: the count was to stop here.");
    }

    [Fact]
    public void Contradicting_options_are_refused_before_counting()
    {
        CountAccount account = BallotCount.Run(Three, CountRule.Irv, new CountOptions { NumberOfWinners = 2 });
        account.Refusal!.Fault.ShouldBe(CountFault.OptionsContradict);
        account.Rounds.ShouldBeEmpty();
    }

    [Fact]
    public void Caller_who_names_a_candidate_that_is_not_there_made_a_mistake()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new BallotSet(["A"], [RankedBallot.Of(1, 1)]));
        Should.Throw<ArgumentException>(() => new BallotSet(["A", "A"], []));
        Should.Throw<ArgumentOutOfRangeException>(() => RankedBallot.Of(0, 0));
    }
}
