using FsCheck;
using FsCheck.Fluent;
using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;
using static Hustings.Contest.Orders.StagePhase;

namespace Hustings.Contest.Tests.Orders;

/// <summary>Officers who order whatever comes to their mind, at any time.</summary>
public sealed class RandomOrderTests
{
    private static readonly OrderKind[] Kinds =
    [
        .. Enum.GetValues<OrderKind>().Where(kind => OrderRule.Of(kind).NamesStage),
    ];

    [Fact]
    public void Random_orders_never_reopen_a_tally_never_change_a_published_result_and_always_chain() =>
        Prop.ForAll(
                Gen.ArrayOf(Gen.Choose(0, 1 << 20), 120).ToArbitrary(),
                script =>
                {
                    SampleContest sample = SampleContest.Ready();
                    Dictionary<string, RoundOutcome> rounds = [];
                    foreach (int dice in script)
                    {
                        ContestState before = sample.State;
                        Step(sample, rounds, dice);
                        NothingForbiddenHappened(before, sample.State);
                    }
                    Chains(sample);
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Enough of them get somewhere: a test in which every order is refused shows nothing.</summary>
    [Fact]
    public void Random_orders_bring_some_contests_to_their_second_round()
    {
        Random random = new(7);
        int furthest = 0;
        for (int run = 0; run < 100; run++)
        {
            SampleContest sample = SampleContest.Ready();
            Dictionary<string, RoundOutcome> rounds = [];
            for (int step = 0; step < 150; step++)
                Step(sample, rounds, random.Next(1 << 20));
            furthest = Math.Max(furthest, sample.State.Stages.Count(stage => stage.Step == Published));
        }
        furthest.ShouldBeGreaterThan(1);
    }

    private static void Step(SampleContest sample, Dictionary<string, RoundOutcome> rounds, int dice)
    {
        sample.Now += TimeSpan.FromMinutes(dice % 23);
        dice /= 23;
        StageStanding stage = sample.State.Stages[dice % 7 == 0 ? dice % 3 : rounds.Count % 3];
        OrderDraft draft = Draft(sample, stage, rounds, Kinds[dice % Kinds.Length], dice / Kinds.Length);
        ContestFacts facts = OrderPhaseTests.Facts with { Rounds = rounds };
        StagePhase phase = stage.PhaseAt(sample.Now);
        OrderRefusal? answer = sample.Check(draft, facts);
        if (!OrderRule.Of(draft.Kind).Phases.Contains(phase))
            answer.ShouldBeOneOf(OrderRefusal.NotInThisState, OrderRefusal.TallyBegan);
        if (answer is not null)
            return;
        sample.Record(draft);

        // What the system answers, at once.
        if (draft.Kind == OrderKind.Prepare)
            sample.Note(new Note.Prepared(stage.Id, "f", "c", 1000, "v", 0));
        if (draft.Kind is OrderKind.Tally || (draft.Kind == OrderKind.CountColumn && phase >= Tallying))
            sample.Note(new Note.Counted(stage.Id, "r", SampleContest.Account));
        if (draft.Kind == OrderKind.Publish)
            rounds[stage.Id] = new(SampleContest.Account, null, [stage.Candidates![0]]);
    }

    private static OrderDraft Draft(
        SampleContest sample,
        StageStanding stage,
        Dictionary<string, RoundOutcome> rounds,
        OrderKind kind,
        int dice
    )
    {
        OrderDraft draft = OrderPhaseTests.Sensible(kind, sample.Now) with { Stage = stage.Id };
        IReadOnlyList<string> standing = sample.State.StandingAfter(sample.State.LastPublished, rounds);
        return kind switch
        {
            OrderKind.Prepare => draft with { Details = new OrderDetails.Prepare(standing) },
            OrderKind.Tally => draft with { Details = new OrderDetails.Tally(5, "h", stage.Struck.Count, "v") },
            OrderKind.Extend => draft with
            {
                Details = new OrderDetails.Extend([Channel.Remote], sample.Now.AddMinutes(dice % 200 - 50)),
            },
            OrderKind.Strike => draft with { Details = new OrderDetails.Strike(SampleContest.Hash($"{dice % 5}"), 7) },
            _ => draft,
        };
    }

    private static void NothingForbiddenHappened(ContestState before, ContestState after)
    {
        foreach ((StageStanding was, StageStanding isNow) in before.Stages.Zip(after.Stages))
        {
            if (was.Step >= Tallying)
            {
                (isNow.Step >= was.Step || isNow.Step == Tallying).ShouldBeTrue();
                isNow.Windows.ShouldBe(was.Windows);
                isNow.Struck.ShouldBe(was.Struck);
                isNow.Tally.ShouldBe(was.Tally);
            }
            if (was.Step == Published)
                isNow.ShouldBe(was);
            if (was.Step >= Prepared)
                isNow.Candidates.ShouldBe(was.Candidates);
        }
    }

    private static void Chains(SampleContest sample)
    {
        ContestState again = ContestState.Begin(SampleContest.Definition);
        foreach (Minute minute in sample.Minutes)
        {
            minute.Height.ShouldBe(again.Height);
            minute.Parent.ShouldBe(again.Head);
            again = again.Apply(minute);
        }
        again.Head.ShouldBe(sample.State.Head);
        again.Stages.Select(stage => stage.Step).ShouldBe(sample.State.Stages.Select(stage => stage.Step));
    }
}
