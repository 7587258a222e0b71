using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Flows;
using Hustings.Counting.Rounds;
using Hustings.Counting.Tests.Rounds;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Flows;

public class RoundFlowTests
{
    private static readonly RuleParameters Rounds = new RuleNames(
        "exhaustive",
        "valid-votes",
        "outside-base",
        ["earlier-rounds", "lot"],
        "below-share",
        20
    )
        .Read()
        .Rule!;

    [Fact]
    public void Every_place_of_the_contest_of_2012_adds_up_to_its_figure_in_the_accounts()
    {
        var race = LiveScenario.Ndp2012.Run();
        race.Rounds.Length.ShouldBeGreaterThan(2);
        for (var round = 2; round <= race.Rounds.Length; round++)
        {
            var flow = RaceFlow.Of(race, round);
            (flow.Before, flow.After).ShouldBe((round - 1, round));
            foreach (var (side, account) in Sides(race, round))
            {
                foreach (var line in account.Candidates)
                {
                    Sum(flow, side, place => place.Id == line.Candidate.Id).ShouldBe(line.Votes, line.Candidate.Id);
                }

                Sum(flow, side, place => place.End == FlowEnd.Blank).ShouldBe(account.Of(LineKind.Blank).Votes!.Value);
                Sum(flow, side, place => place.End == FlowEnd.Rejected)
                    .ShouldBe(account.Of(LineKind.Rejected).Votes!.Value);
                Sum(flow, side, place => place.End == FlowEnd.Exhausted)
                    .ShouldBe(account.Of(LineKind.Exhausted).Votes!.Value);
            }

            ShouldPassThrough(flow);
        }
    }

    [Fact]
    public void Ballots_cast_anew_are_never_said_to_have_moved_from_one_candidate_to_another()
    {
        var race = LiveScenario.Ndp2012.Run();
        RaceFlow
            .Of(race, 2)
            .Links.Where(link => link.Column == "live")
            .ShouldAllBe(link => link.From.End == FlowEnd.CastAnew || link.To.End == FlowEnd.CastAnew);
    }

    [Fact]
    public void One_who_left_alone_is_followed_to_each_next_choice()
    {
        var flow = Advance([("a", 50), ("b", 40), ("c", 10)], [("a", 53), ("b", 45)], exhausted: 2);
        Told(flow).ShouldBe(["a>a 50", "b>b 40", "c>a 3", "c>b 5", "c>Exhausted 2"], ignoreOrder: true);
    }

    [Fact]
    public void Of_several_who_left_together_only_the_sum_is_said()
    {
        var flow = Advance([("a", 50), ("b", 40), ("c", 10), ("d", 9)], [("a", 55), ("b", 50)], exhausted: 4);
        Told(flow)
            .ShouldBe(
                [
                    "a>a 50",
                    "b>b 40",
                    "c>LeftTogether 10",
                    "d>LeftTogether 9",
                    "LeftTogether>a 5",
                    "LeftTogether>b 10",
                    "LeftTogether>Exhausted 4",
                ],
                ignoreOrder: true
            );
        ShouldPassThrough(flow);
    }

    [Fact]
    public void Who_came_and_went_is_said_where_it_is_known_and_only_the_net_where_it_is_not()
    {
        Live(new(NotReturned: 30, CameBack: 0, FirstTime: 10))
            .ShouldBe([(FlowEnd.FirstTime, 10), (FlowEnd.NotReturned, 30)]);
        Live(null).ShouldBe([(FlowEnd.FewerBallots, 20)]);

        static IEnumerable<(FlowEnd, long)> Live(ColumnFlow? known)
        {
            var race = Steps.Race(Rounds, "a", "b", "c").Played(("a", 50), ("b", 40), ("c", 10));
            race = race.Apply(new() { Number = 2, Columns = [Steps.Live(("a", 45), ("b", 35)) with { Flow = known }] })
                .Took();
            var flow = RaceFlow.Of(race, 2);
            ShouldPassThrough(flow);
            return flow
                .Links.Select(link =>
                    (End: link.From.End == FlowEnd.CastAnew ? link.To.End : link.From.End, link.Votes)
                )
                .Where(one => one.End is not FlowEnd.Candidate)
                .ToList();
        }
    }

    [Fact]
    public void Every_transfer_of_an_instant_runoff_is_in_its_flow()
    {
        RuleParameters rule = new RuleNames(
            "instant-runoff",
            "valid-votes",
            "next-preference",
            ["earlier-rounds", "lot"],
            "lowest",
            0
        )
            .Read()
            .Rule!;
        int[][] places =
        [
            [1, 2, 0],
            [1, 0, 0],
            [2, 1, 0],
            [0, 1, 0],
            [2, 0, 1],
            [0, 0, 0],
            [1, 0, 0],
            [0, 1, 2],
            [0, 0, 1],
        ];
        var ballots = new BallotSet(["a", "b", "c"], places.Select(ranks => RankedBallot.FromPlaces(1, ranks)));
        var account = RankedStage.Count(rule, ballots, null).Account!;
        account.Rounds.Length.ShouldBe(2);
        var flow = RankedFlow.Of(account, 2);
        Told(flow).ShouldBe(["a>a 3", "b>b 3", "c>a 1", "c>Exhausted 1", "Blank>Blank 1"], ignoreOrder: true);
        foreach (var (candidate, votes) in account.Rounds[1].Votes)
        {
            Sum(flow, FlowSide.After, place => place.Id == account.Name(candidate)).ShouldBe((long)votes.Floor());
        }
    }

    [Fact]
    public void Before_the_second_round_there_is_no_flow() =>
        Should.Throw<ArgumentOutOfRangeException>(() => RaceFlow.Of(LiveScenario.Ndp2012.Run(), 1));

    [Fact]
    public void The_table_has_one_line_for_each_link()
    {
        using var text = new StringWriter();
        FlowCsv.Write([Advance([("a", 50), ("b", 40), ("c", 10)], [("a", 55), ("b", 45)], 0)], id => $"=N {id}", text);
        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(5);
        lines[0].ShouldBe("before,after,column,from,fromCandidate,fromName,to,toCandidate,toName,votes");
        lines.ShouldContain("1,2,advance,candidate,c,'=N c,candidate,a,'=N a,5");
    }

    private static RoundFlow Advance((string, long)[] first, (string, long)[] second, long exhausted)
    {
        RoundColumn Column((string, long)[] votes) => Steps.Live(votes) with { Name = "advance", FromRankings = true };
        var race = Steps.Race(Rounds, [.. first.Select(one => one.Item1)]);
        race = race.Apply(new() { Number = 1, Columns = [Column(first)] }).Took();
        race = race.Apply(new() { Number = 2, Columns = [Column(second) with { Exhausted = exhausted }] }).Took();
        return RaceFlow.Of(race, 2);
    }

    private static IEnumerable<string> Told(RoundFlow flow) =>
        flow.Links.Select(link =>
            $"{link.From.Id ?? $"{link.From.End}"}>{link.To.Id ?? $"{link.To.End}"} {link.Votes}"
        );

    private static long Sum(RoundFlow flow, FlowSide side, Func<FlowPlace, bool> which) =>
        flow
            .Links.Where(link =>
                side == FlowSide.Before
                    ? link.From.Side == side && which(link.From)
                    : link.To.Side == side && which(link.To)
            )
            .Sum(link => link.Votes);

    private static IEnumerable<(FlowSide, RoundAccount)> Sides(RaceState race, int round) =>
        [(FlowSide.Before, race.Rounds[round - 2]), (FlowSide.After, race.Rounds[round - 1])];

    private static void ShouldPassThrough(RoundFlow flow)
    {
        foreach (
            var place in flow.Links.Select(link => link.To).Where(place => place.Side == FlowSide.Between).Distinct()
        )
        {
            flow.Links.Where(link => link.To == place)
                .Sum(link => link.Votes)
                .ShouldBe(flow.Links.Where(link => link.From == place).Sum(link => link.Votes), $"{place}");
        }
    }
}
