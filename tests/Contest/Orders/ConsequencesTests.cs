using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;
using static Hustings.Contest.Orders.StagePhase;

namespace Hustings.Contest.Tests.Orders;

public sealed class ConsequencesTests
{
    [Fact]
    public void Extension_says_until_when_how_much_longer_and_how_many_have_voted()
    {
        SampleContest sample = SampleContest.WithFirstRound(Open);
        OrderDraft draft = new(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote, Channel.Hall], SampleContest.Noon.AddMinutes(130))
        );
        Text words = Consequences.Of(sample.State, draft.After(sample.State), new() { Voted = 3512 }, sample.Now);
        words.En.ShouldBe(
            "Round 1 will stay open until 2:10\u00a0p.m. Toronto time (at home and in the hall: 70 minutes longer); 3,512 members have voted."
        );
        words.Fr.ShouldBe(
            "Le scrutin « Tour 1 » restera ouvert jusqu’à : 14\u00a0h\u00a010, heure de Toronto (à distance et dans la salle : 70 minutes de plus) ; 3\u00a0512 membres ont voté."
        );
    }

    [Fact]
    public void Extension_after_the_close_says_that_the_stage_is_open_again()
    {
        SampleContest sample = SampleContest.WithFirstRound(Closed);
        OrderDraft draft = OrderPhaseTests.Sensible(OrderKind.Extend, sample.Now);
        Consequences
            .Of(sample.State, draft.After(sample.State), ContestFacts.None, sample.Now)
            .En.ShouldEndWith("It had closed and is open again.");
    }

    [Fact]
    public void Order_of_two_officers_says_so() =>
        Of(Closed, OrderPhaseTests.Sensible(OrderKind.Tally, SampleContest.Noon))
            .En.ShouldEndWith("It takes effect once 2 different officers have signed.");

    [Fact]
    public void Publication_says_who_leaves_the_race()
    {
        ContestFacts facts = new()
        {
            Rounds = new Dictionary<string, RoundOutcome> { ["round-1"] = new("ac", null, ["ashton"]) },
        };
        SampleContest sample = SampleContest.WithFirstRound(Counted);
        OrderDraft draft = OrderPhaseTests.Sensible(OrderKind.Publish, sample.Now);
        Consequences
            .Of(sample.State, draft.After(sample.State), facts, sample.Now)
            .En.ShouldContain("Nobody has won yet; leaving the race: Ashton.");
    }

    [Fact]
    public void Every_order_has_consequences_in_both_languages()
    {
        OrderDraft[] whole =
        [
            new(OrderKind.EnrolOfficer, null, new OrderDetails.EnrolOfficer("ro", new("x", "y"), "c")),
            new(OrderKind.EnrolTerminal, null, new OrderDetails.EnrolTerminal("hall-1", "k")),
            new(OrderKind.RemoveTerminal, null, new OrderDetails.RemoveTerminal("hall-1")),
            new(OrderKind.FreezeRoll, null, new OrderDetails.FreezeRoll("r", 1000, "t", 20)),
            new(OrderKind.AddMember, null, new OrderDetails.AddMember([1000])),
            new(OrderKind.Amend, null, new OrderDetails.Amend(SampleContest.Hash("d"))),
            new(OrderKind.Withdraw, null, new OrderDetails.OneCandidate("topp")),
            new(OrderKind.VoidCode, null, new OrderDetails.VoidCode(3)),
            new(OrderKind.ListVoted, null, new OrderDetails.ListVoted(VoidCause.Advance, 54_887, "l")),
            new(
                OrderKind.Announce,
                null,
                new OrderDetails.Announce(new("Round 2 is late.", "Le tour 2 est en retard."))
            ),
            new(OrderKind.Declare, null, new OrderDetails.OneCandidate("topp")),
            new(OrderKind.Erase, null, new OrderDetails.None()),
        ];
        foreach (OrderKind kind in Enum.GetValues<OrderKind>())
        {
            OrderDraft draft =
                whole.FirstOrDefault(one => one.Kind == kind) ?? OrderPhaseTests.Sensible(kind, SampleContest.Noon);
            Text words = Of(Prepared, draft);
            words.En.ShouldEndWith(draft.Kind == OrderKind.Announce ? "”" : ".");
            words.Fr.ShouldNotBe(words.En);
        }
    }

    private static Text Of(StagePhase phase, OrderDraft draft)
    {
        SampleContest sample = SampleContest.WithFirstRound(phase);
        return Consequences.Of(sample.State, draft.After(sample.State), ContestFacts.None, sample.Now);
    }
}
