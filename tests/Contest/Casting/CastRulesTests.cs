using Hustings.Contest.Casting;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Casting;

public sealed class CastRulesTests
{
    private static readonly CastFacts First = new(null, VotePolicy.Once, Stored: false, null, 0, 0);

    [Fact]
    public void First_ballot_of_an_open_stage_is_accepted() =>
        CastRules.Decide(First).Verdict.ShouldBe(CastVerdict.Accept);

    [Fact]
    public void Stored_ballot_is_answered_again_whatever_else_is_true()
    {
        foreach (var closed in (Refusal?[])[null, Refusal.StageClosed, Refusal.StagePaused])
        {
            var facts = new CastFacts(closed, VotePolicy.Once, Stored: true, VoidCause.Void, WrongPins: 5, Ballots: 1);
            CastRules.Decide(facts).Verdict.ShouldBe(CastVerdict.AnswerAgain);
        }
    }

    [Fact]
    public void Ballot_that_the_gate_does_not_let_in_is_refused_as_the_gate_says() =>
        Refused(First with { Closed = Refusal.ChannelClosed, Void = VoidCause.Post }).ShouldBe(Refusal.ChannelClosed);

    [Fact]
    public void Void_code_is_refused_by_its_cause_and_noted_under_either_policy()
    {
        foreach (var policy in Enum.GetValues<VotePolicy>())
        {
            var voter = First with { Policy = policy };
            CastRules
                .Decide(voter with { Void = VoidCause.Post })
                .ShouldBe((CastVerdict.RefuseAndNote, Refusal.VoidedPost));
            CastRules
                .Decide(voter with { Void = VoidCause.Advance })
                .ShouldBe((CastVerdict.RefuseAndNote, Refusal.VotedInAdvance));
            CastRules
                .Decide(voter with { Void = VoidCause.Void })
                .ShouldBe((CastVerdict.RefuseAndNote, Refusal.CodeVoid));
        }
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

    private static Refusal Refused(CastFacts facts)
    {
        var (verdict, refusal) = CastRules.Decide(facts);
        verdict.ShouldBe(CastVerdict.Refuse);
        return refusal;
    }
}
