using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;
using static Hustings.Contest.Orders.StagePhase;

namespace Hustings.Contest.Tests.Orders;

/// <summary>One order for every way to be refused.</summary>
public sealed class OrderRefusalTests
{
    private static readonly ContestFacts Facts = OrderPhaseTests.Facts;
    private static readonly string[] Both = ["ro", "deputy"];

    private static Case Stage(
        OrderRefusal expected,
        StagePhase phase,
        OrderKind kind,
        Func<OrderDraft, OrderDraft> change
    ) =>
        new(
            expected,
            () => SampleContest.WithFirstRound(phase),
            sample => change(OrderPhaseTests.Sensible(kind, sample.Now)).After(sample.State)
        );

    private static Case Details(OrderRefusal expected, StagePhase phase, OrderKind kind, OrderDetails details) =>
        Stage(expected, phase, kind, draft => draft with { Details = details });

    private static Case Whole(OrderRefusal expected, StagePhase phase, OrderKind kind, OrderDetails details) =>
        Stage(expected, phase, kind, _ => new(kind, null, details, new("Because.", "Parce que.")));

    private static OrderDetails.CountColumn Batch(SampleContest sample) =>
        (OrderDetails.CountColumn)OrderPhaseTests.Sensible(OrderKind.CountColumn, sample.Now).Details;

    private static Func<SampleContest> Then(StagePhase phase, Action<SampleContest> more) =>
        () =>
        {
            SampleContest sample = SampleContest.WithFirstRound(phase);
            more(sample);
            return sample;
        };

    private static OrderDraft OfContest(OrderKind kind, OrderDetails details) => new(kind, null, details);

    private static SampleContest Empty()
    {
        SampleContest sample = new();
        sample.Note(new Note.Began("d", "k1", "k2", "test"));
        return sample;
    }

    private static Order Enrol(SampleContest sample, string officer) =>
        OfContest(OrderKind.EnrolOfficer, new OrderDetails.EnrolOfficer(officer, new("x", "y"), "c"))
            .After(sample.State);

    private static SampleContest Declared()
    {
        SampleContest sample = SampleContest.WithFirstRound(Published);
        sample.Record(OfContest(OrderKind.Declare, new OrderDetails.OneCandidate("topp")));
        return sample;
    }

    private static IEnumerable<Case> Cases =>
        [
            Stage(OrderRefusal.UnknownStage, Open, OrderKind.Close, draft => draft with { Stage = "round-9" }),
            Stage(OrderRefusal.StageNotNamed, Open, OrderKind.Close, draft => draft with { Stage = null }),
            Stage(OrderRefusal.StageNotNamed, Open, OrderKind.Close, draft => draft with { Kind = OrderKind.Erase }),
            Details(OrderRefusal.DetailsUnfit, Open, OrderKind.Close, new OrderDetails.Open("f")),
            Stage(OrderRefusal.NotInThisState, Prepared, OrderKind.Close, draft => draft),
            Stage(OrderRefusal.TallyBegan, Tallying, OrderKind.Extend, draft => draft),
            Stage(OrderRefusal.TallyBegan, Counted, OrderKind.Strike, draft => draft),
            Stage(OrderRefusal.NotItsTurn, Planned, OrderKind.Prepare, draft => draft with { Stage = "round-2" }),
            Stage(OrderRefusal.NotItsTurn, Counted, OrderKind.Prepare, draft => draft with { Stage = "round-2" }),
            Stage(OrderRefusal.ReasonMissing, Open, OrderKind.Extend, draft => draft with { Reason = null }),
            Stage(OrderRefusal.ReasonMissing, Open, OrderKind.Pause, draft => draft with { Reason = new(" ", "") }),
            Whole(OrderRefusal.ReasonMissing, Open, OrderKind.Announce, new OrderDetails.Announce(new("A", " "))),
            Details(OrderRefusal.CandidatesUnfit, Planned, OrderKind.Prepare, new OrderDetails.Prepare(["topp"])),
            Details(OrderRefusal.CandidatesUnfit, Planned, OrderKind.Prepare, new OrderDetails.Prepare([])),
            Details(
                OrderRefusal.CandidatesUnfit,
                Planned,
                OrderKind.Prepare,
                new OrderDetails.Prepare([.. SampleContest.All.Reverse()])
            ),
            Details(OrderRefusal.FingerprintDiffers, Prepared, OrderKind.Open, new OrderDetails.Open("g")),
            Details(
                OrderRefusal.UnknownChannel,
                Open,
                OrderKind.Extend,
                new OrderDetails.Extend([Channel.Post], SampleContest.Noon.AddDays(1))
            ),
            Details(
                OrderRefusal.UnknownChannel,
                Open,
                OrderKind.Extend,
                new OrderDetails.Extend([], SampleContest.Noon.AddDays(1))
            ),
            Details(
                OrderRefusal.UnknownChannel,
                Open,
                OrderKind.SetWindows,
                new OrderDetails.Windows([new(Channel.Remote, null, null), new(Channel.Remote, null, null)])
            ),
            Details(
                OrderRefusal.WindowUnfit,
                Planned,
                OrderKind.Postpone,
                new OrderDetails.Windows([
                    new(Channel.Remote, SampleContest.Noon, SampleContest.Noon),
                    new(Channel.Hall, null, null),
                ])
            ),
            Details(
                OrderRefusal.EndsTooEarly,
                Open,
                OrderKind.Extend,
                new OrderDetails.Extend([Channel.Hall], SampleContest.Noon.AddHours(1))
            ),
            Details(
                OrderRefusal.EndsTooEarly,
                Closed,
                OrderKind.Extend,
                new OrderDetails.Extend([Channel.Hall], SampleContest.Noon.AddMinutes(90))
            ),
            Details(
                OrderRefusal.NotProposed,
                Open,
                OrderKind.Extend,
                new OrderDetails.Extend([Channel.Remote], SampleContest.Noon.AddDays(1), Lost: 3)
            ),
            Details(
                OrderRefusal.EndsTooEarly,
                Open,
                OrderKind.SetWindows,
                new OrderDetails.Windows([
                    new(Channel.Remote, null, SampleContest.Noon.AddMinutes(5)),
                    new(Channel.Hall, null, SampleContest.Noon.AddHours(1)),
                ])
            ),
            new(
                OrderRefusal.EndsTooEarly,
                Then(Prepared, sample => sample.Now = SampleContest.Noon.AddHours(1)),
                sample => OrderPhaseTests.Sensible(OrderKind.Open, sample.Now).After(sample.State)
            ),
            new(
                OrderRefusal.EndsTooEarly,
                Then(Prepared, _ => { }),
                sample =>
                    (
                        OrderPhaseTests.Sensible(OrderKind.Postpone, sample.Now) with
                        {
                            Details = new OrderDetails.Windows([
                                new(Channel.Remote, null, sample.Now),
                                new(Channel.Hall, null, null),
                            ]),
                        }
                    ).After(sample.State)
            ),
            new(
                OrderRefusal.LaterListMade,
                AdvanceClosedAndRoundPrepared,
                sample => OrderPhaseTests.Sensible(OrderKind.Extend, sample.Now).After(sample.State)
            ),
            new(
                OrderRefusal.UnknownBallot,
                Then(Closed, _ => { }),
                sample => OrderPhaseTests.Sensible(OrderKind.Strike, sample.Now).After(sample.State),
                ContestFacts.None
            ),
            new(
                OrderRefusal.AlreadyStruck,
                Then(Closed, sample => sample.Record(OrderPhaseTests.Sensible(OrderKind.Strike, sample.Now))),
                sample => OrderPhaseTests.Sensible(OrderKind.Strike, sample.Now).After(sample.State)
            ),
            OfBatch(OrderRefusal.UnknownColumn, batch => batch with { Column = "post" }),
            OfBatch(OrderRefusal.CandidatesUnfit, batch => batch with { Votes = [.. batch.Votes.Skip(1)] }),
            OfBatch(OrderRefusal.SumsDiffer, batch => batch with { Ballots = 41 }),
            OfBatch(OrderRefusal.SumsDiffer, batch => batch with { Blank = -1, Rejected = 4 }),
            OfBatch(
                OrderRefusal.BatchTooSmall,
                batch =>
                    batch with
                    {
                        Ballots = 29,
                        Votes = [.. batch.Votes.Select(one => one with { Votes = 6 })],
                        Blank = 3,
                    }
            ),
            OfBatch(OrderRefusal.EntriesDiffer, batch => batch with { Blank = 1, Rejected = 2 }),
            new(
                OrderRefusal.BatchKnown,
                Then(Counted, sample => sample.Record(OrderPhaseTests.Sensible(OrderKind.CountColumn, sample.Now))),
                sample => OrderPhaseTests.Sensible(OrderKind.CountColumn, sample.Now).After(sample.State)
            ),
            Details(OrderRefusal.FactsDiffer, Closed, OrderKind.Tally, new OrderDetails.Tally(4, "h", 0, "v")),
            Details(OrderRefusal.FactsDiffer, Closed, OrderKind.Tally, new OrderDetails.Tally(5, "g", 0, "v")),
            Details(OrderRefusal.FactsDiffer, Closed, OrderKind.Tally, new OrderDetails.Tally(5, "h", 1, "v")),
            Details(OrderRefusal.FactsDiffer, Closed, OrderKind.Tally, new OrderDetails.Tally(5, "h", 0, "w")),
            Stage(OrderRefusal.FactsDiffer, Published, OrderKind.Prepare, draft => draft with { Stage = "round-2" }),
            Details(OrderRefusal.AccountDiffers, Counted, OrderKind.Publish, new OrderDetails.Publish("old")),
            new(
                OrderRefusal.NotInThisState,
                Then(Counted, sample => sample.Record(OrderPhaseTests.Sensible(OrderKind.CountColumn, sample.Now))),
                sample => OrderPhaseTests.Sensible(OrderKind.Publish, sample.Now).After(sample.State)
            ),
            new(
                OrderRefusal.RaceDecided,
                Then(Published, _ => { }),
                sample =>
                    (OrderPhaseTests.Sensible(OrderKind.Prepare, sample.Now) with { Stage = "round-2" }).After(
                        sample.State
                    ),
                Facts with
                {
                    Rounds = new Dictionary<string, RoundOutcome> { ["round-1"] = new("ac", "topp", []) },
                }
            ),
            Whole(
                OrderRefusal.UnknownTerminal,
                Open,
                OrderKind.RemoveTerminal,
                new OrderDetails.RemoveTerminal("hall-1")
            ),
            new(
                OrderRefusal.TerminalKnown,
                Then(
                    Open,
                    s => s.Record(OfContest(OrderKind.EnrolTerminal, new OrderDetails.EnrolTerminal("hall-1", "k")))
                ),
                s => OfContest(OrderKind.EnrolTerminal, new OrderDetails.EnrolTerminal("hall-2", "k")).After(s.State)
            ),
            Whole(OrderRefusal.RollFrozen, Planned, OrderKind.FreezeRoll, new OrderDetails.FreezeRoll("r", 1, "t", 0)),
            new(
                OrderRefusal.RollNotFrozen,
                WithOfficersOnly,
                s => OrderPhaseTests.Sensible(OrderKind.Prepare, s.Now).After(s.State)
            ),
            new(
                OrderRefusal.RollNotFrozen,
                WithOfficersOnly,
                s => OfContest(OrderKind.VoidCode, new OrderDetails.VoidCode(3)).After(s.State)
            ),
            new(
                OrderRefusal.KeysMissing,
                () =>
                {
                    SampleContest sample = WithOfficersOnly();
                    sample.Record(OfContest(OrderKind.FreezeRoll, new OrderDetails.FreezeRoll("r", 1000, "t", 20)));
                    return sample;
                },
                s => OrderPhaseTests.Sensible(OrderKind.Prepare, s.Now).After(s.State)
            ),
            new(
                OrderRefusal.LotMissing,
                () =>
                {
                    SampleContest sample = WithOfficersOnly();
                    sample.Record(OfContest(OrderKind.FreezeRoll, new OrderDetails.FreezeRoll("r", 1000, "t", 20)));
                    sample.Note(new Note.LotCommitment(1, "l"));
                    sample.Prepare("round-1", SampleContest.All);
                    return sample;
                },
                s => OrderPhaseTests.Sensible(OrderKind.Open, s.Now).After(s.State)
            ),
            new(
                OrderRefusal.BeingPrepared,
                Then(Planned, s => s.Record(OrderPhaseTests.Sensible(OrderKind.Prepare, s.Now))),
                s => OrderPhaseTests.Sensible(OrderKind.Prepare, s.Now).After(s.State)
            ),
            Whole(OrderRefusal.UnknownRow, Open, OrderKind.VoidCode, new OrderDetails.VoidCode(1020)),
            Whole(OrderRefusal.UnknownRow, Open, OrderKind.VoidCode, new OrderDetails.VoidCode(-1)),
            new(
                OrderRefusal.RowVoid,
                Then(Open, s => s.Record(OfContest(OrderKind.VoidCode, new OrderDetails.VoidCode(3)))),
                s => OfContest(OrderKind.VoidCode, new OrderDetails.VoidCode(3)).After(s.State)
            ),
            new(
                OrderRefusal.RowHasVoted,
                Then(Open, _ => { }),
                s => OfContest(OrderKind.VoidCode, new OrderDetails.VoidCode(3)).After(s.State),
                Facts with
                {
                    RowVotedIn = ["round-1"],
                }
            ),
            Whole(OrderRefusal.RowNotSpare, Open, OrderKind.AddMember, new OrderDetails.AddMember([999])),
            Whole(OrderRefusal.RowNotSpare, Open, OrderKind.AddMember, new OrderDetails.AddMember([1001, 1001])),
            Whole(OrderRefusal.AlreadyOpened, Open, OrderKind.Amend, new OrderDetails.Amend("d1")),
            Whole(OrderRefusal.UnknownDefinition, Prepared, OrderKind.Amend, new OrderDetails.Amend("d1")),
            AmendedTo(definition => definition with { Threshold = 3 }),
            AmendedTo(definition => definition with { Id = "OtherContest12" }),
            AmendedTo(definition => definition with { Stages = [.. definition.Stages.Skip(1)] }),
            AmendedTo(definition => definition with { Officers = [.. definition.Officers.Skip(1)] }),
            Whole(OrderRefusal.UnknownCandidate, Planned, OrderKind.Withdraw, new OrderDetails.OneCandidate("nash")),
            Whole(OrderRefusal.VotingUnderWay, Closed, OrderKind.Withdraw, new OrderDetails.OneCandidate("topp")),
            new(
                OrderRefusal.AlreadyWithdrawn,
                Then(Planned, s => s.Record(OfContest(OrderKind.Withdraw, new OrderDetails.OneCandidate("topp")))),
                s => OfContest(OrderKind.Withdraw, new OrderDetails.OneCandidate("topp")).After(s.State)
            ),
            Whole(OrderRefusal.RoundsUnpublished, Counted, OrderKind.Declare, new OrderDetails.OneCandidate("topp")),
            new(
                OrderRefusal.NotTheWinner,
                Then(Published, _ => { }),
                s => OfContest(OrderKind.Declare, new OrderDetails.OneCandidate("cullen")).After(s.State),
                Facts with
                {
                    Rounds = new Dictionary<string, RoundOutcome> { ["round-1"] = new("ac", "topp", []) },
                }
            ),
            new(
                OrderRefusal.AlreadyDeclared,
                Declared,
                s => OfContest(OrderKind.Declare, new OrderDetails.OneCandidate("topp")).After(s.State)
            ),
            Whole(OrderRefusal.NotDeclared, Published, OrderKind.Erase, new OrderDetails.None()),
            new(
                OrderRefusal.ChallengePeriod,
                Declared,
                s => OfContest(OrderKind.Erase, new OrderDetails.None()).After(s.State)
            ),
            new(
                OrderRefusal.AlreadyErased,
                () =>
                {
                    SampleContest sample = Declared();
                    sample.Record(OfContest(OrderKind.Erase, new OrderDetails.None()));
                    return sample;
                },
                s => OfContest(OrderKind.Announce, new OrderDetails.Announce(new("A", "A"))).After(s.State)
            ),
            new(
                OrderRefusal.WrongContest,
                SampleContest.Ready,
                s => Enrol(s, "ro") with { Contest = "OtherContest12" }
            ),
            new(OrderRefusal.Stale, SampleContest.Ready, s => Enrol(s, "ro") with { After = s.Minutes[^2].Hash }),
            new(OrderRefusal.UnknownOfficer, Empty, s => Enrol(s, "nobody"), Signers: ["nobody"]),
            new(OrderRefusal.UnknownOfficer, Empty, s => Enrol(s, "ro"), Signers: ["ro", "deputy"]),
            new(OrderRefusal.FirstOfficerRole, Empty, s => Enrol(s, "deputy"), Signers: ["deputy"]),
            new(OrderRefusal.NewKeyDoesNotSign, SampleContest.Ready, s => Enrol(s, "desk"), Signers: Both),
            new(OrderRefusal.WrongRole, SampleContest.Ready, s => Enrol(s, "ro"), Signers: ["ro", "deputy", "desk"]),
            new(
                OrderRefusal.WrongRole,
                () => SampleContest.WithFirstRound(Open),
                s => OrderPhaseTests.Sensible(OrderKind.Close, s.Now).After(s.State),
                Signers: ["registrar"]
            ),
            new(OrderRefusal.NeedsMoreOfficers, SampleContest.Ready, s => Enrol(s, "desk"), Signers: ["ro", "desk"]),
            new(
                OrderRefusal.NeedsMoreOfficers,
                () => SampleContest.WithFirstRound(Closed),
                s => OrderPhaseTests.Sensible(OrderKind.Tally, s.Now).After(s.State),
                Signers: ["ro", "ro"]
            ),
        ];

    private static Case OfBatch(
        OrderRefusal expected,
        Func<OrderDetails.CountColumn, OrderDetails.CountColumn> change
    ) =>
        new(
            expected,
            Then(Tallying, _ => { }),
            s => new OrderDraft(OrderKind.CountColumn, "round-1", change(Batch(s))).After(s.State),
            Facts with
            {
                OtherEntry = Batch(SampleContest.Ready()),
            }
        );

    private static Case AmendedTo(Func<ContestDefinition, ContestDefinition> change) =>
        new(
            OrderRefusal.DefinitionUnfit,
            SampleContest.Ready,
            s =>
                new OrderDraft(
                    OrderKind.Amend,
                    null,
                    new OrderDetails.Amend(change(SampleContest.Definition).Hash),
                    new("Because.", "Parce que.")
                ).After(s.State),
            Known: change(SampleContest.Definition)
        );

    private static SampleContest AdvanceClosedAndRoundPrepared()
    {
        StageDefinition[] stages = [.. SampleContest.Definition.Stages];
        stages[1] = stages[1] with { Excludes = ["round-1"] };
        SampleContest sample = SampleContest.WithFirstRound(Closed, SampleContest.Definition with { Stages = stages });
        sample.Prepare("round-2", SampleContest.All);
        return sample;
    }

    private static SampleContest WithOfficersOnly()
    {
        SampleContest sample = new();
        foreach (string officer in Both)
            sample.Record(
                OfContest(OrderKind.EnrolOfficer, new OrderDetails.EnrolOfficer(officer, new("x", "y"), "c"))
            );
        return sample;
    }

    [Fact]
    public void Every_refusal_has_an_order_that_meets_it()
    {
        foreach (Case one in Cases)
        {
            SampleContest sample = one.Arrange();
            ContestState state = one.Known is { } known ? sample.State.Knowing(known) : sample.State;
            Order order = one.Order(sample);
            state
                .Check(order, one.Signers ?? Both, one.Facts ?? Facts, sample.Now)
                .ShouldBe(one.Expected, $"{order.Kind} {order.Details}");
        }

        Cases.Select(one => one.Expected).Distinct().Order().ShouldBe(Enum.GetValues<OrderRefusal>());
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_and_a_sentence_in_both_languages()
    {
        OrderRefusal[] all = Enum.GetValues<OrderRefusal>();
        all.Select(OrderRefusalWords.Code).Distinct().Count().ShouldBe(all.Length);
        OrderRefusalWords.Code(OrderRefusal.TallyBegan).ShouldBe("tally_began");
        foreach (OrderRefusal refusal in all)
        {
            Text words = OrderRefusalWords.For(refusal);
            words.En.ShouldEndWith(".");
            words.Fr.ShouldEndWith(".");
            words.Fr.ShouldNotBe(words.En);
        }
    }

    private sealed record Case(
        OrderRefusal Expected,
        Func<SampleContest> Arrange,
        Func<SampleContest, Order> Order,
        ContestFacts? Facts = null,
        IReadOnlyList<string>? Signers = null,
        ContestDefinition? Known = null
    );
}
