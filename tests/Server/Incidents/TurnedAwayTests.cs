using System.Net;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Incidents;
using Hustings.Server.Tests.Casting;
using Hustings.Server.Tests.Contests;
using Hustings.Server.Tests.Gate;
using Hustings.Server.Tests.Hosting;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Incidents;

/// <summary>In 2012 nobody could say how many members had been kept from voting. Here it is counted, and stands in the minutes.</summary>
public sealed class TurnedAwayTests
{
    [Fact]
    public async Task Member_whose_valid_ballot_was_put_off_and_who_did_not_vote_is_counted_and_nobody_else()
    {
        await using var server = await GateServer.OpenAsync();
        await TickAsync(server);
        await server.HeatAsync();

        // Voter 0 is asked for work and does not come again; voter 1 does; voter 2 never sent what came in that voter's name; the
        // PIN of voter 3 was wrong, so that no room in the world would have made a vote of it.
        (await server.CastAsync(0)).Code.ShouldBe("work_required");
        (await server.CastAsync(1)).Code.ShouldBe("work_required");
        var forged = Forgery.Altered(
            server.Ballot(2),
            text => Forgery.WithFirst(text, "response", new string('1', 10))
        );
        (await server.CastAsync(server.Request(2, forged))).Code.ShouldBe("work_required");
        (await server.CastAsync(3, pin: "00000001")).Code.ShouldBe("work_required");
        (await server.CastAsync(server.Worked(server.Request(1), 16))).Accepted.ShouldBeTrue();
        (await FileAsync(server)).ShouldBeNull();

        await TickAsync(server);
        await CloseAsync(server);

        var note = Notes(server).ShouldHaveSingleItem();
        (note.Members, note.AtLeast).ShouldBe((1, false));
        using var json = JsonDocument.Parse((await FileAsync(server))!);
        json.RootElement.GetProperty("members").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("words").GetProperty("en").GetString()!.ShouldStartWith("1 member had not voted");
        json.RootElement.ToString().ShouldNotContain(server.Contest.Codes[0].Code);
        Verify(server);

        // When the count begins, nobody knows any more who it was.
        Store(server).ReadPutOff(server.Contest.Uuid).ShouldHaveSingleItem();
        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.Done);
        await TickAsync(server);
        Store(server).ReadPutOff(server.Contest.Uuid).ShouldBeEmpty();
        server.Service<PutOffBook>().Of(server.Contest.Uuid).Members.ShouldBeEmpty();
        Notes(server).Count.ShouldBe(1);
        Verify(server);
    }

    [Fact]
    public async Task Stage_in_which_nobody_was_put_off_says_so()
    {
        await using var server = await GateServer.OpenAsync();
        await TickAsync(server);
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();

        await CloseAsync(server);

        Notes(server).ShouldHaveSingleItem().Members.ShouldBe(0);
        Verify(server);
    }

    [Fact]
    public async Task Count_survives_a_restart_and_says_that_there_may_be_more()
    {
        await using var server = await GateServer.OpenAsync();
        await TickAsync(server);
        await server.HeatAsync();
        (await server.CastAsync(0)).Code.ShouldBe("work_required");
        await TickAsync(server);

        await server.RestartAsync();
        await TickAsync(server);
        await CloseAsync(server);

        var note = Notes(server).ShouldHaveSingleItem();
        (note.Members, note.AtLeast).ShouldBe((1, true));
        await server.RestartAsync();
        await TickAsync(server);
        Notes(server).Count.ShouldBe(1);
        using var json = JsonDocument.Parse((await FileAsync(server))!);
        json.RootElement.GetProperty("words").GetProperty("en").GetString()!.ShouldStartWith("At least 1 member");
        Verify(server);
    }

    [Fact]
    public async Task Member_who_votes_after_an_extension_is_counted_no_more()
    {
        await using var server = await GateServer.OpenAsync();
        await TickAsync(server);
        await server.HeatAsync();
        (await server.CastAsync(0)).Code.ShouldBe("work_required");
        await CloseAsync(server);
        Notes(server).ShouldHaveSingleItem().Members.ShouldBe(1);

        var until = server.Clock.GetUtcNow().AddMinutes(10);
        var extended = await server.Officer.OrderAsync(
            OrderKind.Extend,
            PreparedContest.StageId,
            new OrderDetails.Extend([Record.Definitions.Channel.Remote], until),
            new Text("Because.", "Parce que.")
        );
        extended.ShouldBeOfType<OrderAnswer.Recorded>();
        (await server.CastAsync(server.Worked(server.Request(0), 16))).Accepted.ShouldBeTrue();
        server.Clock.Advance(TimeSpan.FromMinutes(11));
        await server.Service<TurnedAwayWatch>().TickAsync();

        Notes(server).Select(note => note.Members).ShouldBe([1, 0]);
        Verify(server);
    }

    private static async Task TickAsync(RunningServer server)
    {
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await server.Service<TurnedAwayWatch>().TickAsync();
    }

    private static async Task CloseAsync(RunningServer server)
    {
        await server.Officer.OrderAsync(OrderKind.Close, PreparedContest.StageId, new OrderDetails.None());
        await TickAsync(server);
        Notes(server).ShouldNotContain(note => note.Closed >= server.Desk.ClosedAt);
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        await server.Service<TurnedAwayWatch>().TickAsync();
    }

    // Null while there is none.
    private static async Task<string?> FileAsync(RunningServer server)
    {
        using var answer = await server.Client.GetAsync(
            new Uri($"{server.PublicPath}/turned-away.json", UriKind.Relative)
        );
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadAsStringAsync();
    }

    private static List<Note.TurnedAway> Notes(RunningServer server) =>
        [.. Store(server).ReadMinutes(0).Select(line => Chains.Minute(line.Line).Note).OfType<Note.TurnedAway>()];

    private static IContestStore Store(RunningServer server) => server.Service<ContestOffice>().Store;

    private static void Verify(RunningServer server)
    {
        var report = ContestRecordVerifier.Verify(new ServedRecord(server.Client));
        report.Valid.ShouldBeTrue($"{report.Conclusion}: {report.Failure?.Explanation}");
    }
}
