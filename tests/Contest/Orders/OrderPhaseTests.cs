using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;
using static Hustings.Contest.Orders.StagePhase;

namespace Hustings.Contest.Tests.Orders;

/// <summary>Every order about a stage, in every state of the stage.</summary>
public sealed class OrderPhaseTests
{
    private static readonly string[] Ids = SampleContest.All;

    /// <summary>The table of docs/spec/minutes.md, written down once more.</summary>
    private static readonly Dictionary<OrderKind, StagePhase[]> Lawful = new()
    {
        [OrderKind.Postpone] = [Planned, Prepared],
        [OrderKind.Prepare] = [Planned],
        [OrderKind.Open] = [Prepared],
        [OrderKind.Pause] = [Open],
        [OrderKind.Resume] = [Paused],
        [OrderKind.Extend] = [Open, Paused, Closed],
        [OrderKind.SetWindows] = [Open, Paused, Closed],
        [OrderKind.Close] = [Open, Paused],
        [OrderKind.Strike] = [Closed],
        [OrderKind.CountColumn] = [Closed, Tallying, Counted],
        [OrderKind.Tally] = [Closed],
        [OrderKind.Publish] = [Counted],
    };

    [Fact]
    public void Order_in_every_state_is_taken_or_refused_as_the_specification_says()
    {
        foreach (StagePhase phase in Enum.GetValues<StagePhase>())
        {
            SampleContest sample = SampleContest.WithFirstRound(phase);
            sample.State.Stage("round-1")!.PhaseAt(sample.Now).ShouldBe(phase);
            foreach (OrderKind kind in Enum.GetValues<OrderKind>().Where(kind => OrderRule.Of(kind).NamesStage))
            {
                OrderRefusal? answer = sample.Check(Sensible(kind, sample.Now), Facts);
                if (Lawful[kind].Contains(phase))
                    answer.ShouldBeNull($"{kind} while {phase}");
                else
                    answer.ShouldBe(
                        phase is Tallying or Counted && Lawful[kind].Contains(Closed)
                            ? OrderRefusal.TallyBegan
                            : OrderRefusal.NotInThisState,
                        $"{kind} while {phase}"
                    );
            }
        }
    }

    [Fact]
    public void What_is_offered_next_about_the_stage_is_what_would_be_taken()
    {
        foreach (StagePhase phase in Enum.GetValues<StagePhase>())
        {
            SampleContest sample = SampleContest.WithFirstRound(phase);
            OrderKind[] offered =
            [
                .. sample.State.NextOrders(sample.Now).Where(next => next.Stage == "round-1").Select(next => next.Kind),
            ];
            OrderKind[] taken = [.. Lawful.Keys.Where(kind => sample.Check(Sensible(kind, sample.Now), Facts) is null)];
            offered.Order().ShouldBe(taken.Order(), $"{phase}");
        }
    }

    public static ContestFacts Facts { get; } =
        new()
        {
            LogHeight = 5,
            LogHead = "h",
            VoidsHead = "v",
            BallotInLog = true,
            Voted = 5,
        };

    /// <summary>An order that only the stage's state can speak against.</summary>
    internal static OrderDraft Sensible(OrderKind kind, DateTimeOffset now)
    {
        ChannelWindow[] windows = [new(Channel.Remote, now, now.AddHours(5)), new(Channel.Hall, now, now.AddHours(5))];
        OrderDetails details = kind switch
        {
            OrderKind.Postpone or OrderKind.SetWindows => new OrderDetails.Windows(windows),
            OrderKind.Prepare => new OrderDetails.Prepare(Ids),
            OrderKind.Open => new OrderDetails.Open("f"),
            OrderKind.Extend => new OrderDetails.Extend([Channel.Remote, Channel.Hall], now.AddHours(6)),
            OrderKind.Strike => new OrderDetails.Strike(SampleContest.Hash("ballot"), 7),
            OrderKind.CountColumn => new OrderDetails.CountColumn(
                "advance",
                1,
                40,
                [.. Ids.Select(id => new CandidateVotes(id, 9))],
                2,
                1,
                1
            ),
            OrderKind.Tally => new OrderDetails.Tally(5, "h", 0, "v"),
            OrderKind.Publish => new OrderDetails.Publish(SampleContest.Account),
            _ => new OrderDetails.None(),
        };
        return new(kind, "round-1", details, new("Because.", "Parce que."));
    }
}
