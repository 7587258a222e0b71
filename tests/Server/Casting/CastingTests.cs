using System.Net;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Gate;
using Hustings.Server.Casting;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Casting;

/// <summary>What honest clients see: receipts, repetitions, policies, PINs.</summary>
public sealed class CastingTests
{
    [Fact]
    public async Task Valid_ballot_gets_a_receipt_that_its_key_signed()
    {
        await using var server = await RunningServer.OpenAsync();
        var ballot = server.Ballot(0, 1);

        var answer = await server.CastAsync(server.Request(0, ballot.Bytes.Span));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var receipt = answer.Json.GetProperty("receipt").Deserialize<Receipt>(JsonSerializerOptions.Web)!;
        receipt.Stage.ShouldBe(server.Contest.Uuid);
        receipt.Tracker.ShouldBe(ballot.Tracker);
        receipt.Time.ShouldBe("2026-11-22T16:12:03Z");
        receipt.HoldsFor(server.Contest.Keys.ReceiptPublic).ShouldBeTrue();
        server.Desk.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_has_exactly_the_specified_fields_and_may_be_read_from_any_origin()
    {
        await using var server = await RunningServer.OpenAsync();

        var accepted = await server.CastAsync(0);
        var wrong = await server.CastAsync(1, pin: "00000000");
        var again = await server.CastAsync(0, seed: "another");

        Names(accepted.Json).ShouldBe(["status", "receipt"]);
        Names(accepted.Json.GetProperty("receipt")).ShouldBe(["stage", "tracker", "time", "signature"]);
        Names(wrong.Json).ShouldBe(["status", "code", "message", "remaining"]);
        Names(again.Json).ShouldBe(["status", "code", "message"]);
        Names(again.Json.GetProperty("message")).ShouldBe(["en", "fr"]);
        foreach (var answer in new[] { accepted, wrong, again })
        {
            answer.Response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            answer.Response.Headers.GetValues("Cache-Control").ShouldBe(["no-store"]);
            answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        }
    }

    [Fact]
    public async Task Same_ballot_again_gets_the_same_bytes_whatever_the_time_the_pin_and_the_state()
    {
        await using var server = await RunningServer.OpenAsync();
        var first = await server.CastAsync(0);
        server.Clock.Advance(TimeSpan.FromHours(1));

        (await server.CastAsync(0)).Body.ShouldBe(first.Body);
        (await server.CastAsync(0, pin: "00000000")).Body.ShouldBe(first.Body);
        await server.RestartAsync();
        (await server.CastAsync(0)).Body.ShouldBe(first.Body);
        await server.Officer.CloseAsync();
        (await server.CastAsync(0)).Body.ShouldBe(first.Body);
        server.Desk.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task Same_ballot_fifty_times_at_once_makes_one_row_and_one_receipt()
    {
        await using var server = await RunningServer.OpenAsync();
        var request = server.Request(0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.CastAsync(request)));

        answers.ShouldAllBe(answer => answer.Accepted);
        answers.Select(answer => answer.Body).Distinct().Count().ShouldBe(1);
        server.Desk.Accepted.ShouldBe(1);
        Inventory.Of(server).ShouldContain("ballot 1,");
    }

    [Fact]
    public async Task Second_ballot_under_once_is_refused_and_noted_as_an_attempt()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 1);

        var second = await server.CastAsync(0, 2);

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Code.ShouldBe("already_voted");
        server.Desk.Attempts.ShouldBe(1);
        server.Desk.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task Second_ballot_under_last_is_accepted_and_both_are_in_the_log()
    {
        await using var server = await RunningServer.OpenAsync(VotePolicy.Last);
        var first = await server.CastAsync(0, 1);
        (await server.CastAsync(0, 2)).Accepted.ShouldBeTrue();

        (await server.CastAsync(0, 1)).Body.ShouldBe(first.Body);
        server.Desk.Accepted.ShouldBe(2);
        server.Desk.Voted.ShouldBe(1);
    }

    [Fact]
    public async Task Fifth_wrong_pin_locks_the_code_until_the_help_desk_unlocks_it()
    {
        await using var server = await RunningServer.OpenAsync();
        for (var wrong = 1; wrong <= 4; wrong++)
        {
            var answer = await server.CastAsync(0, pin: $"0000000{wrong}");
            answer.Status.ShouldBe(HttpStatusCode.Forbidden);
            answer.Code.ShouldBe("pin_wrong");
            answer.Json.GetProperty("remaining").GetInt32().ShouldBe(5 - wrong);
        }

        (await server.CastAsync(0, pin: "00000005")).Code.ShouldBe("pin_locked");
        (await server.CastAsync(0)).Code.ShouldBe("pin_locked");
        (await server.CastAsync(1)).Accepted.ShouldBeTrue();
        await server.RestartAsync();
        (await server.CastAsync(0)).Code.ShouldBe("pin_locked");

        (await server.Desk.UnlockPinAsync(server.Contest.Codes[0].PublicCredential)).ShouldBeTrue();
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_pin_sent_again_after_a_lost_answer_costs_no_second_try()
    {
        await using var server = await RunningServer.OpenAsync();
        var request = server.Request(0, pin: "00000000");

        for (var repeat = 0; repeat < 6; repeat++)
        {
            (await server.CastAsync(request)).Json.GetProperty("remaining").GetInt32().ShouldBe(4);
        }
    }

    [Fact]
    public async Task Unlocking_a_code_that_is_not_on_the_list_says_so()
    {
        await using var server = await RunningServer.OpenAsync();

        (await server.Desk.UnlockPinAsync(new string('0', 64))).ShouldBeFalse();
        (await server.Desk.UnlockPinAsync("no hex")).ShouldBeFalse();
    }

    [Fact]
    public async Task Ballot_before_opening_and_after_closing_is_refused()
    {
        await using var server = await RunningServer.PreparedAsync();
        var early = await Inventory.UnchangedAsync(server, () => server.CastAsync(0));
        await server.Officer.OpenAsync();
        await server.Officer.CloseAsync();
        var late = await Inventory.UnchangedAsync(server, () => server.CastAsync(0));

        (early.Status, early.Code).ShouldBe((HttpStatusCode.Conflict, "stage_not_open"));
        (late.Status, late.Code).ShouldBe((HttpStatusCode.Conflict, "stage_closed"));
    }

    [Fact]
    public async Task More_ballots_than_can_wait_are_told_busy_and_when_to_come_again()
    {
        await using var server = await RunningServer.OpenAsync(adjust: options =>
            options with
            {
                CheckThreads = 1,
                Gate = RunningServer.Patient with { Waiting = 1 },
            }
        );
        using var hold = new ManualResetEventSlim();
        var checks = server.Service<CheckCrew>();
        using var held = new SemaphoreSlim(0);
        var first = checks.RunAsync(Lane.Hall, 0, () => Held(held, hold));
        await held.WaitAsync(TestContext.Current.CancellationToken);
        // The one thread is busy and one place is taken, in a lane whose share is larger.
        var second = checks.RunAsync(Lane.Work, 21, () => Held(held, hold));

        var busy = await Inventory.UnchangedAsync(server, () => server.CastAsync(0));

        (busy.Status, busy.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "busy"));
        busy.Response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        hold.Set();
        (await first, await second).ShouldBe(("done", "done"));
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    private static string Held(SemaphoreSlim begun, ManualResetEventSlim hold)
    {
        begun.Release();
        return hold.Wait(TimeSpan.FromMinutes(1)) ? "done" : "forgotten";
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
