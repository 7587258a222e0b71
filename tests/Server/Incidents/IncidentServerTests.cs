using System.Net;
using System.Text;
using System.Text.Json;
using Hustings.Contest.Orders;
using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Gate.Detection;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Incidents;
using Hustings.Server.Tests.Contests;
using Hustings.Server.Tests.Officers;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Incidents;

/// <summary>Attacks on a running server: what everybody sees, what the minutes say, what a restart leaves; the whole record verifies all the time.</summary>
public sealed class IncidentServerTests
{
    [Fact]
    public async Task Attack_is_public_at_once_noted_in_the_minutes_and_closed_honestly_after_a_restart()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        await RunAsync(contest, 20, malformed: 0);
        (await PublicAsync(contest)).GetProperty("incidents").GetArrayLength().ShouldBe(0);

        var probes = contest.Service<ProbeLog>();
        await RunAsync(contest, 2, malformed: 500);
        contest.Service<GateState>().Traffic.ShouldBe(TrafficState.Attack);
        var seen = await PublicAsync(contest);
        seen.GetProperty("state").GetString().ShouldBe("attack");
        seen.GetProperty("incidents")[0].GetProperty("kinds")[0].GetString().ShouldBe("garbage");
        probes.Take(new(contest.Clock.GetUtcNow(), Lane.Open, true, TimeSpan.FromSeconds(2)));
        await RunAsync(contest, 30, malformed: 500);
        var opened = Notes(contest).ShouldHaveSingleItem();
        opened.Figures!.Phase.ShouldBe(IncidentPhase.Opened);
        opened.Figures.Probes.ShouldBe(1);
        opened.Words.En.ShouldContain("1 of 1 test ballots");
        contest.Verify();

        // The power fails in the middle of it, and comes back five minutes later, when it is over.
        await contest.StopAsync();
        contest.Clock.Advance(TimeSpan.FromMinutes(5));
        await contest.StartAsync();
        (await PublicAsync(contest))
            .GetProperty("incidents")[0]
            .GetProperty("end")
            .ValueKind.ShouldBe(JsonValueKind.Null);
        await RunAsync(contest, 70, malformed: 0);

        var closed = Notes(contest)[^1];
        Notes(contest).Count.ShouldBe(2);
        closed.Figures!.Phase.ShouldBe(IncidentPhase.Closed);
        closed.Figures.Number.ShouldBe(1);
        closed.Figures.UnwatchedSeconds.ShouldBeGreaterThanOrEqualTo(300);
        closed.Figures.Hostile.ShouldBeGreaterThan(10_000);
        closed.Words.En.ShouldContain("The server was stopped for about");
        contest.Verify();
        (await PublicAsync(contest)).GetProperty("state").GetString().ShouldBe("calm");

        // The contest goes on to its end, and verifies.
        for (var member = 0; member < 4; member++)
        {
            (await contest.CastAsync("round-1", member, [0, 1, 0, 0])).ShouldBeNull();
        }

        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        await contest.CountAsync("round-1");
        await contest.PublishAsync("round-1");
        contest.Verify();
    }

    [Fact]
    public async Task Officers_see_the_evidence_second_by_second_and_others_do_not()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        await RunAsync(contest, 15, malformed: 300);

        (await contest.GetAsync("/api/incidents", officer: null)).Code.ShouldBe("no_session");
        (await contest.GetAsync("/api/proposals", officer: null)).Code.ShouldBe("no_session");
        var answer = await contest.GetAsync("/api/incidents");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        using var json = JsonDocument.Parse(answer.Body);
        var readings = json.RootElement.GetProperty("readings");
        readings.GetArrayLength().ShouldBe(15);
        readings[14].GetProperty("malformed").GetInt32().ShouldBe(300);
        json.RootElement.GetProperty("addresses").GetProperty("most").GetInt32().ShouldBe(1_000_000);
        json.RootElement.GetProperty("incidents").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Extension_on_a_proposal_is_ordered_by_two_officers_once_with_its_evidence_in_the_minutes()
    {
        var start = new DateTimeOffset(2026, 11, 22, 16, 20, 0, TimeSpan.Zero);
        var closes = start.AddHours(1);
        await using var contest = new SmallContest(extensions: new(95, 30, 1, 2), closes: closes);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        (await contest.GetAsync("/api/proposals")).Body.ShouldBe("[]");
        var probes = contest.Service<ProbeLog>();
        for (var probe = 0; probe < 11 * 12; probe++)
        {
            probes.Take(new(start.AddSeconds(5 * probe), Lane.Open, probe % 2 == 0, TimeSpan.FromSeconds(1)));
        }

        contest.Clock.Advance(TimeSpan.FromMinutes(25));
        await contest.Service<IncidentWatch>().TickAsync();
        await contest.StopAsync();
        await contest.StartAsync();

        using var json = JsonDocument.Parse((await contest.GetAsync("/api/proposals")).Body);
        var proposal = json.RootElement[0];
        proposal.GetProperty("minutes").GetInt32().ShouldBe(41);
        proposal.GetProperty("signatures").GetInt32().ShouldBe(2);
        proposal.GetProperty("lost").GetArrayLength().ShouldBe(11);
        proposal.GetProperty("consequences").GetProperty("en").GetString()!.ShouldContain("41 minutes longer");
        var bytes = Encoding.UTF8.GetBytes(proposal.GetProperty("order").GetRawText());
        Order.TryRead(bytes, out var order).ShouldBe(DocumentFault.None);
        order!.Hash.ShouldBe(proposal.GetProperty("hash").GetString());

        (await contest.PostAsync("/api/orders", OfficerCalls.Body(bytes, contest.Sign("ro", order)))).Status.ShouldBe(
            HttpStatusCode.Accepted
        );
        (
            await contest.PostAsync("/api/orders", OfficerCalls.Body(bytes, contest.Sign("deputy", order)))
        ).Status.ShouldBe(HttpStatusCode.OK);
        contest.Verify();
        contest.State.Stage("round-1")!.Windows[0].Closes.ShouldBe(closes.AddMinutes(41));
        var minute = contest
            .Service<ContestOffice>()
            .Store.ReadMinutes(0)
            .Select(line => Chains.Minute(line.Line))
            .Last(line => line.Order?.Kind == OrderKind.Extend);
        minute.Signatures.Count.ShouldBe(2);
        minute.Order!.Reason!.En.ShouldContain("66 of 132");
        minute.Order.Reason.Fr.ShouldContain("66 sur 132");

        // The policy gives one; officers may extend again, for a reason of their own.
        (await contest.GetAsync("/api/proposals")).Body.ShouldBe("[]");
        (
            await contest.TryAsync(
                OrderKind.Extend,
                "round-1",
                new OrderDetails.Extend([Record.Definitions.Channel.Remote], closes.AddMinutes(82), 11),
                ["ro", "deputy"],
                reason: true
            )
        )
            .ShouldBeOfType<OrderAnswer.Refused>()
            .Fault.Code.ShouldBe(OrderRefusalWords.Code(OrderRefusal.NotProposed));
        await contest.OrderAsync(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Record.Definitions.Channel.Remote], closes.AddMinutes(50)),
            reason: true
        );
    }

    [Fact]
    public async Task Officer_who_invents_lost_minutes_is_refused()
    {
        var closes = new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);
        await using var contest = new SmallContest(extensions: new(95, 30, 1, 1), closes: closes);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");

        (
            await contest.TryAsync(
                OrderKind.Extend,
                "round-1",
                new OrderDetails.Extend([Record.Definitions.Channel.Remote], closes.AddMinutes(40), 10),
                ["ro", "deputy"],
                reason: true
            )
        )
            .ShouldBeOfType<OrderAnswer.Refused>()
            .Fault.Code.ShouldBe("not_proposed");
    }

    private static async Task RunAsync(SmallContest contest, int seconds, int malformed)
    {
        var meter = contest.Service<TrafficMeter>();
        var watch = contest.Service<IncidentWatch>();
        for (var second = 0; second < seconds; second++)
        {
            for (var request = 0; request < malformed; request++)
            {
                meter.CountMalformed(new AddressKey((ulong)request), worked: false);
            }

            contest.Clock.Advance(TimeSpan.FromSeconds(1));
            await watch.TickAsync();
        }
    }

    private static async Task<JsonElement> PublicAsync(SmallContest contest)
    {
        var text = await contest.Client.GetStringAsync(new Uri("/public/incidents.json", UriKind.Relative));
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static List<Note.Incident> Notes(SmallContest contest) =>
        [
            .. contest
                .Service<ContestOffice>()
                .Store.ReadMinutes(0)
                .Select(line => Chains.Minute(line.Line).Note)
                .OfType<Note.Incident>(),
        ];
}
