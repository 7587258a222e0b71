using System.Net;
using System.Text.Json;
using Hustings.Contest.Casting;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Gate.Work;
using Hustings.Server.Casting;
using Hustings.Server.Tests.Casting;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>The gate in the ballots' path of a real server, with its real limits.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Flood_of_unknown_codes_makes_its_address_show_work_and_a_neighbour_behind_it_votes_with_work()
    {
        await using var server = await GateServer.OpenAsync();
        await server.HeatAsync();
        var honest = server.Request(0);

        var asked = await Inventory.UnchangedAsync(server, () => server.CastAsync(honest));

        (asked.Status, asked.Code).ShouldBe((HttpStatusCode.TooManyRequests, "work_required"));
        asked.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        asked.Json.GetProperty("bits").GetInt32().ShouldBe(GateServer.Limits.HotWork);
        asked.Json.GetProperty("seeds").GetString().ShouldBe("/public/gate.json");
        (await server.CastAsync(server.Stranger())).Code.ShouldBe("work_required");
        (await server.CastAsync(server.Worked(honest, GateServer.Limits.HotWork))).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Work_for_another_ballot_or_of_an_old_seed_lets_nobody_through()
    {
        await using var server = await GateServer.OpenAsync();
        await server.HeatAsync();
        var worked = server.Worked(server.Request(0), GateServer.Limits.HotWork);
        var other = server.Request(1);

        var stolen = CastingHead.Write(
            CastingHead.Read(other)!.SealedPin.Span,
            other.AsSpan(CastingHead.Length),
            CastingHead.Read(worked)!.Work.Span
        );
        (await server.CastAsync(stolen)).Code.ShouldBe("work_required");
        server.Clock.Advance(GateServer.Limits.SeedLife * (GateServer.Limits.Seeds + 1));
        await server.HeatAsync();
        (await server.CastAsync(worked)).Code.ShouldBe("work_required");
    }

    [Fact]
    public async Task Refusals_that_honest_voters_meet_do_not_heat()
    {
        await using var server = await GateServer.OpenAsync();
        for (var voter = 0; voter < 12; voter++)
        {
            (await server.CastAsync(voter, pin: "00000000")).Code.ShouldBe("pin_wrong");
        }

        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Address_earns_nothing_by_sending_one_accepted_ballot_again_and_again()
    {
        await using var server = await GateServer.OpenAsync();
        var mine = server.Request(0);
        for (var i = 0; i < 5; i++)
        {
            (await server.CastAsync(mine)).Accepted.ShouldBeTrue();
        }

        // The one ballot excuses so many refusals once, not five times.
        for (var i = 0; i < GateServer.Limits.RefusalsPerAccepted + GateServer.Limits.HotAfter + 1; i++)
        {
            (await server.CastAsync(server.Stranger())).Code.ShouldBe("unknown_credential");
        }

        (await server.CastAsync(server.Request(1))).Code.ShouldBe("work_required");
        (await server.CastAsync(mine)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Stored_ballot_is_answered_from_a_hot_address_and_past_a_full_queue()
    {
        await using var server = await GateServer.OpenAsync(GateServer.Limits with { Waiting = 1 }, threads: 1);
        var receipt = await server.CastAsync(0);
        for (var i = 0; i < 3; i++)
        {
            await server.HeatAsync();
        }

        using var hold = new ManualResetEventSlim();
        using var held = new SemaphoreSlim(0);
        var crew = server.Service<CheckCrew>();
        var first = crew.RunAsync(Lane.Hall, 0, () => Held(held, hold));
        await held.WaitAsync(TestContext.Current.CancellationToken);
        var second = crew.RunAsync(Lane.Work, 21, () => Held(held, hold));

        var again = await server.CastAsync(0);
        var other = await server.CastAsync(server.Worked(server.Request(1), GateServer.Limits.HotWork));

        again.Body.ShouldBe(receipt.Body);
        other.Code.ShouldBe("busy");
        hold.Set();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task One_code_cannot_buy_more_than_one_proof_check_in_ten_seconds()
    {
        await using var server = await GateServer.OpenAsync();
        var forged = Forgery.Resigned(server, 0, server.Ballot(0), text => Forgery.WithFirst(text, "challenge", "1"));

        (await server.CastAsync(server.Request(0, forged))).Code.ShouldBe("ballot_proof_invalid");
        var tooSoon = await Inventory.UnchangedAsync(server, () => server.CastAsync(0));
        (tooSoon.Status, tooSoon.Code).ShouldBe((HttpStatusCode.TooManyRequests, "one_at_a_time"));
        tooSoon.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        (await server.CastAsync(1)).Accepted.ShouldBeTrue();

        server.Clock.Advance(GateServer.Limits.CredentialPause);
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Refused_request_sent_again_costs_no_second_check()
    {
        await using var server = await GateServer.OpenAsync();
        var forged = server.Request(
            0,
            Forgery.Resigned(server, 0, server.Ballot(0), text => Forgery.WithFirst(text, "challenge", "1"))
        );
        var first = await server.CastAsync(forged);
        var looked = server.Service<CastCounters>().Signatures;

        for (var i = 0; i < 5; i++)
        {
            (await server.CastAsync(forged)).Body.ShouldBe(first.Body);
        }

        server.Service<CastCounters>().Signatures.ShouldBe(looked);
    }

    [Fact]
    public async Task Work_that_is_sent_again_buys_no_second_check_of_a_signature_that_does_not_hold()
    {
        await using var server = await GateServer.OpenAsync();
        var forged = server.Request(
            0,
            Forgery.Altered(server.Ballot(0), text => Forgery.WithFirst(text, "challenge", "1"))
        );
        var worked = server.Worked(forged, GateServer.Limits.HotWork);
        var first = await server.CastAsync(worked);
        first.Code.ShouldBe("signature_invalid");
        var looked = server.Service<CastCounters>().Signatures;

        for (var i = 0; i < 5; i++)
        {
            (await server.CastAsync(worked)).Body.ShouldBe(first.Body);
        }

        server.Service<CastCounters>().Signatures.ShouldBe(looked);
        server.Clock.Advance(GateServer.Limits.CredentialPause);
        (await server.CastAsync(worked)).Body.ShouldBe(first.Body);
        server.Service<CastCounters>().Signatures.Looked.ShouldBe(looked.Looked + 1, "it is not remembered for ever");
    }

    [Fact]
    public async Task Voter_who_mistyped_the_pin_may_try_again_at_once()
    {
        await using var server = await GateServer.OpenAsync();

        (await server.CastAsync(0, pin: "00000000")).Code.ShouldBe("pin_wrong");
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Gate_file_says_what_a_client_needs_to_show_work()
    {
        await using var server = await GateServer.OpenAsync();
        var seeds = server.Service<SeedEpochs>();
        server.Service<GateState>().Bits = 18;
        server.Service<GateState>().Traffic = TrafficState.Attack;

        using var response = await server.Client.GetAsync(
            new Uri("/public/gate.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var file = JsonDocument.Parse(text).RootElement;

        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=5");
        file.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe(["version", "state", "bits", "hotBits", "seeds", "next"]);
        file.GetProperty("version").GetInt32().ShouldBe(1);
        file.GetProperty("state").GetString().ShouldBe("attack");
        file.GetProperty("bits").GetInt32().ShouldBe(18);
        file.GetProperty("hotBits").GetInt32().ShouldBe(16);
        file.GetProperty("next").GetString().ShouldBe("2026-11-22T16:13:00Z");
        var given = file.GetProperty("seeds").EnumerateArray().ToList();
        given.Count.ShouldBe(GateServer.Limits.Seeds);
        given[0].GetProperty("epoch").GetInt64().ShouldBe(seeds.Now);
        given[0].GetProperty("seed").GetString().ShouldBe(Convert.ToHexStringLower(seeds.SeedOf(seeds.Now)));
    }

    [Fact]
    public async Task Seeds_are_the_same_after_a_restart()
    {
        await using var server = await GateServer.OpenAsync();
        var before = server.Service<SeedEpochs>().SeedOf(1);

        await server.RestartAsync();

        server.Service<SeedEpochs>().SeedOf(1).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_refused_and_accepted_is_in_the_reading_of_detection()
    {
        await using var server = await GateServer.OpenAsync();
        var meter = server.Service<TrafficMeter>();
        meter.Take();

        await server.CastAsync(server.Stranger());
        await server.CastAsync("nothing of the kind"u8.ToArray());
        await server.CastAsync(0);
        await server.CastAsync(0);
        await server.CastAsync(0, pin: "00000000", seed: "another");

        var reading = meter.Take();
        (reading.Forged, reading.Malformed, reading.Accepted, reading.OtherRefused).ShouldBe((1, 1, 2, 1));
        (reading.Sources, reading.WorkFailing, reading.OpenWithoutRequest).ShouldBe((1, 0, 0));
    }

    private static string Held(SemaphoreSlim begun, ManualResetEventSlim hold)
    {
        begun.Release();
        return hold.Wait(TimeSpan.FromMinutes(1)) ? "done" : "forgotten";
    }
}
