using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Race;

/// <summary>A contest of rankings counted again: from the archive's rankings, without who withdrew, and to the byte.</summary>
public sealed class RankingRaceTests
{
    private static readonly (CheckState, string?) Passed = (CheckState.Passed, null);
    private readonly RaceBench bench = new(RankingContest.End);

    [Fact]
    public void Ranking_contest_is_valid_and_its_winner_is_the_one_counted()
    {
        var report = Verify(RankingContest.End.Record);
        report.Conclusion.ShouldBe("VALID", report.Failure?.Explanation);
        report.Valid.ShouldBeTrue();
        report.Winner.ShouldBe("ann");
        foreach (
            var check in new[]
            {
                ContestCheck.StageCandidates,
                ContestCheck.StageAccount,
                ContestCheck.DeclaredWinner,
                ContestCheck.StageDocuments,
            }
        )
        {
            report.Checks.Single(one => one.Check == check).State.ShouldBe(CheckState.Passed, $"{check}");
        }
    }

    [Fact]
    public void Account_that_is_not_that_of_the_rankings_is_refused()
    {
        var (path, end) = (RankingContest.Account, RankingContest.End.Record);
        var report = Verify(end.With(path, RankingContest.Count()));
        report.Valid.ShouldBeFalse();
        report.Failure!.Check.ShouldBe(ContestCheck.StageAccount);
        report.Failure.Explanation.ShouldBe($"{path} is not the account that follows from the totals");

        bench.Record = end.With(path, (byte[]?)null);
        Counted().ShouldBe((CheckState.Failed, $"{path} is not there"));
    }

    [Fact]
    public void Minutes_name_the_account_that_is_there()
    {
        var counted = bench.Stage(RankingContest.Stage).Counted!;
        Counted().ShouldBe(Passed);
        bench.Stage(RankingContest.Stage).Counted = counted with
        {
            Said = counted.Said with { Account = Fingerprint.Hex("another"u8) },
        };
        Counted().ShouldBe((CheckState.Failed, "the minutes name another account"));
        bench.Stage(RankingContest.Stage).Counted = null;
        Counted().ShouldBe(Passed);
    }

    [Fact]
    public void Winner_who_is_not_the_one_of_the_rankings_is_refused()
    {
        bench.Said(ContestCheck.DeclaredWinner).ShouldBe(Passed);
        bench.Declare("bob");
        bench
            .Said(ContestCheck.DeclaredWinner)
            .ShouldBe((CheckState.Failed, "bob was declared the winner, by the accounts it is ann"));
    }

    [Fact]
    public void Who_withdrew_before_the_count_is_passed_over_on_every_ballot()
    {
        bench.Withdraw(1, "ann");
        Counted().State.ShouldBe(CheckState.Failed);

        File(RankingContest.Count(0, 3));
        Counted().ShouldBe(Passed);
        bench
            .Said(ContestCheck.DeclaredWinner)
            .ShouldBe((CheckState.Failed, "ann was declared the winner, by the accounts it is bob"));
    }

    [Fact]
    public void Rankings_of_none_who_stands_are_an_account_in_which_nobody_wins()
    {
        bench.Withdraw(1, "ann", "bob", "cyd");
        File(RankingContest.Count(0, 1, 2, 3));
        Counted().ShouldBe(Passed);
        bench
            .Said(ContestCheck.DeclaredWinner)
            .ShouldBe((CheckState.Failed, "ann was declared the winner, by the accounts it is nobody"));
    }

    [Fact]
    public void Tie_that_nothing_decides_is_no_account()
    {
        // With Dan in the race, Ann and Bob tie for the last place, and no lot was drawn.
        bench.Story.Race.RemoveAll(happened => happened.Kind == OrderKind.Withdraw);
        File(RankingContest.Count());
        var (state, note) = Counted();
        state.ShouldBe(CheckState.Failed);
        note.ShouldNotBeNull().ShouldStartWith("ranking cannot be counted: ");
        note.ShouldContain("TieWithoutRule");
        bench.Said(ContestCheck.DeclaredWinner).State.ShouldBe(CheckState.NotReached);
    }

    [Fact]
    public void Counts_of_paper_do_not_join_rankings()
    {
        bench
            .Stage(RankingContest.Stage)
            .Batches.Add(new("post", 1, 1, [new("ann", 1), new("bob", 0), new("cyd", 0), new("dan", 0)], 0, 0, 0));
        Counted().ShouldBe((CheckState.Failed, "ranking cannot be counted: counts of paper cannot join rankings"));
    }

    [Fact]
    public void On_the_ballot_is_everybody_who_stands_and_perhaps_somebody_who_left_but_no_stranger()
    {
        var stage = bench.Stage(RankingContest.Stage);
        Prepared().ShouldBe(Passed);
        bench.Withdraw(0, "cyd", "dan");
        Prepared().ShouldBe(Passed, "they left when the ballots were printed");
        stage.Candidates = ["ann", "bob"];
        Prepared().ShouldBe(Passed);
        stage.Candidates = ["ann", "cyd", "dan"];
        Prepared().ShouldBe((CheckState.Failed, "somebody who stands is not on the ballot of ranking"));
        stage.Candidates = ["ann", "bob", "zed"];
        Prepared().ShouldBe((CheckState.Failed, "somebody who left is on the ballot of ranking"));

        (CheckState, string?) Prepared() => bench.Said(ContestCheck.StageCandidates);
    }

    private (CheckState State, string? Note) Counted() => bench.Said(ContestCheck.StageAccount);

    /// <summary>Another account, and the minutes name it.</summary>
    private void File(byte[] account)
    {
        bench.Record = bench.Record.With(RankingContest.Account, account);
        var stage = bench.Stage(RankingContest.Stage);
        stage.Counted = stage.Counted! with { Said = stage.Counted.Said with { Account = Fingerprint.Hex(account) } };
    }

    private static ContestReport Verify(MemoryRecord record) =>
        ContestRecordVerifier.Verify(
            record,
            new VerificationOptions { Workers = 1 },
            TestContext.Current.CancellationToken
        );
}
