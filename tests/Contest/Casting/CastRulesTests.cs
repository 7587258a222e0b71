using Hustings.Contest.Casting;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Casting;

public sealed class CastRulesTests
{
    private static readonly CastFacts First = new(StageState.Open, VotePolicy.Once, Stored: false, 0, 0);

    [Fact]
    public void First_ballot_of_an_open_stage_is_accepted() =>
        CastRules.Decide(First).Verdict.ShouldBe(CastVerdict.Accept);

    [Fact]
    public void Stored_ballot_is_answered_again_whatever_else_is_true()
    {
        foreach (var state in Enum.GetValues<StageState>())
        {
            var facts = new CastFacts(state, VotePolicy.Once, Stored: true, WrongPins: 5, Ballots: 1);
            CastRules.Decide(facts).Verdict.ShouldBe(CastVerdict.AnswerAgain);
        }
    }

    [Fact]
    public void Ballot_outside_opening_is_refused_by_name()
    {
        Refused(First with { State = StageState.Prepared }).ShouldBe(Refusal.StageNotOpen);
        Refused(First with { State = StageState.Closed }).ShouldBe(Refusal.StageClosed);
        Refused(First with { State = StageState.Published }).ShouldBe(Refusal.StageClosed);
    }

    [Fact]
    public void Right_pin_after_five_wrong_ones_is_refused()
    {
        CastRules.Decide(First with { WrongPins = 4 }).Verdict.ShouldBe(CastVerdict.Accept);
        Refused(First with { WrongPins = 5 }).ShouldBe(Refusal.PinLocked);
    }

    [Fact]
    public void Locked_code_that_has_voted_hears_that_it_is_locked_and_leaves_no_attempt() =>
        CastRules.Decide(First with { WrongPins = 5, Ballots = 1 }).ShouldBe((CastVerdict.Refuse, Refusal.PinLocked));

    [Fact]
    public void Second_ballot_is_an_attempt_under_once_and_accepted_under_last()
    {
        CastRules.Decide(First with { Ballots = 1 }).ShouldBe((CastVerdict.RefuseAndNote, Refusal.AlreadyVoted));
        CastRules.Decide(First with { Ballots = 7, Policy = VotePolicy.Last }).Verdict.ShouldBe(CastVerdict.Accept);
    }

    [Fact]
    public void Orders_only_move_forward_one_step()
    {
        foreach (var from in Enum.GetValues<StageState>())
        {
            foreach (var to in Enum.GetValues<StageState>())
            {
                var outcome = CastRules.Order(from, to);
                (outcome == OrderOutcome.Done).ShouldBe((int)to == (int)from + 1, $"{from} to {to}");
            }

            CastRules.Order(from, from).ShouldBe(OrderOutcome.AlreadyDone);
        }
    }

    private static Refusal Refused(CastFacts facts)
    {
        var (verdict, refusal) = CastRules.Decide(facts);
        verdict.ShouldBe(CastVerdict.Refuse);
        return refusal;
    }
}
