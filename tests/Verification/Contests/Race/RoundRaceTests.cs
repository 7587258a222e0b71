using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Race;

/// <summary>What the sample contest's rounds do not come to: no rule, nobody who stands, no lot, everybody gone from a stage counted alone.</summary>
public sealed class RoundRaceTests
{
    private static readonly ContestStep Declared = SampleSteps.At("declared");

    [Fact]
    public void Race_of_the_sample_holds()
    {
        var bench = new RaceBench(Declared);
        foreach (
            var check in new[] { ContestCheck.StageCandidates, ContestCheck.StageAccount, ContestCheck.DeclaredWinner }
        )
        {
            bench.Said(check).ShouldBe((CheckState.Passed, null));
        }
    }

    [Fact]
    public void Rule_that_cannot_be_counted_by_makes_no_ballot_and_no_account()
    {
        var bench = new RaceBench(Declared, "advance");
        // The definition's reader takes it: which parameters fit together is the business of the count.
        bench.Define(like => like with { Rule = like.Rule with { Ties = ["earlier-rounds"] } });
        const string None = "the definition's rule cannot be counted by";
        bench.Said(ContestCheck.StageCandidates).ShouldBe((CheckState.Failed, None));
        bench.Said(ContestCheck.StageAccount).ShouldBe((CheckState.Failed, None));
        bench.Said(ContestCheck.DeclaredWinner).State.ShouldBe(CheckState.NotReached);
    }

    [Fact]
    public void Race_in_which_nobody_stands_is_not_counted()
    {
        var bench = new RaceBench(Declared, "advance");
        bench.Define(like =>
            like with
            {
                Candidates = [.. like.Candidates.Select(one => one with { Withdrawn = true })],
            }
        );
        bench
            .Said(ContestCheck.StageAccount)
            .ShouldBe((CheckState.Failed, "advance cannot be counted: the race cannot be started"));
    }

    [Fact]
    public void Round_that_only_the_lot_decides_is_not_counted_before_it_is_drawn()
    {
        var bench = new RaceBench(Declared, "round-1");
        bench.Lot = null;
        var (state, note) = bench.Said(ContestCheck.StageAccount);
        state.ShouldBe(CheckState.Failed);
        note.ShouldNotBeNull().ShouldStartWith("round-1 cannot be counted: ");
        note.ShouldContain("LotNotDrawn");
    }

    [Fact]
    public void Stage_counted_alone_is_counted_without_those_who_withdrew_before()
    {
        var bench = new RaceBench(Declared, "advance");
        bench.Withdraw(0, "dan");
        bench.Said(ContestCheck.StageAccount).State.ShouldBe(CheckState.Failed);
        bench
            .Said(ContestCheck.StageAccount)
            .Note.ShouldNotBeNull()
            .ShouldEndWith(" is not the account that follows from the totals");
    }

    [Fact]
    public void Stage_counted_alone_of_which_everybody_withdrew_is_a_race_that_is_over()
    {
        var bench = new RaceBench(Declared, "advance");
        // The last one standing has won and cannot leave any more: the race goes on as it is.
        bench.Withdraw(0, "ann", "bob", "cyd", "dan");
        var (state, note) = bench.Said(ContestCheck.StageAccount);
        state.ShouldBe(CheckState.Failed);
        note.ShouldNotBeNull().ShouldStartWith("advance cannot be counted: ");
        note.ShouldContain("RaceFinished");
    }

    [Fact]
    public void Who_left_in_an_earlier_round_is_not_on_the_ballot_of_a_later_one()
    {
        var bench = new RaceBench(Declared, "round-1");
        bench.Stage("round-2").Candidates = ["ann", "bob", "cyd"];
        bench
            .Said(ContestCheck.StageCandidates)
            .ShouldBe((CheckState.Failed, "somebody who left is on the ballot of round-2"));
    }

    [Fact]
    public void Stage_counted_alone_does_not_go_on_where_the_rounds_stand()
    {
        var bench = new RaceBench(Declared, "advance", "round-1");
        var race = bench.Story.Race;
        var advance = race.Find(one => one.Kind == OrderKind.CountColumn && one.Stage!.Id == "advance")!;
        race.RemoveAll(one => one.Kind is OrderKind.Prepare or OrderKind.Withdraw or OrderKind.Declare);
        race.Remove(advance);
        race.Add(advance);
        bench.Said(ContestCheck.StageAccount).ShouldBe((CheckState.Passed, null));
    }

    [Fact]
    public void Winner_who_is_not_the_one_of_the_rounds_is_refused_and_the_one_of_the_rounds_is_named()
    {
        var bench = new RaceBench(Declared);
        bench.Declare("bob");
        bench
            .Said(ContestCheck.DeclaredWinner)
            .ShouldBe((CheckState.Failed, "bob was declared the winner, by the accounts it is ann"));
    }

    [Fact]
    public void Minutes_name_the_account_that_is_there()
    {
        var bench = new RaceBench(Declared, "advance");
        bench.Said(ContestCheck.StageAccount).ShouldBe((CheckState.Passed, null));
        var stage = bench.Stage("advance");
        stage.Counted = stage.Counted! with
        {
            Said = stage.Counted.Said with { Account = Fingerprint.Hex("another"u8) },
        };
        bench.Said(ContestCheck.StageAccount).ShouldBe((CheckState.Failed, "the minutes name another account"));
    }
}
