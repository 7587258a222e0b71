using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Gate.Work;
using Hustings.Server.Casting;
using Hustings.Server.Tests.Gate;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Flood;

/// <summary>A real browser votes on a real server whose gate is under pressure: the receipt arrives, with one ballot.</summary>
public sealed class VotesThroughAFlood(FloodStand stand) : IClassFixture<FloodStand>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(16)]
    [InlineData(18)]
    public async Task Voter_behind_a_hot_address_shows_the_work_that_is_asked_and_is_recorded(int bits)
    {
        await using var server = await FloodStand.ServeAsync(limits => limits with { HotWork = bits });
        var booth = await stand.AtPinAsync(server, 0);
        await server.HeatAsync();
        await booth.GivePinAsync(server.Contest.Codes[0].Pin);
        await booth.RecordedAsync();

        booth.Casts.Count.ShouldBe(2);
        WorthOf(server, booth.Casts[0]).ShouldBe(0);
        WorthOf(server, booth.Casts[1]).ShouldBeGreaterThanOrEqualTo(bits);
        WithoutWork(booth.Casts[1]).ShouldBe(WithoutWork(booth.Casts[0]));
        booth.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_the_gate_asks_of_everyone_is_shown_at_the_first_request()
    {
        await using var server = await FloodStand.ServeAsync();
        server.Service<GateState>().Bits = 18;
        var booth = await stand.AtPinAsync(server, 1, "fr");
        await booth.GivePinAsync(server.Contest.Codes[1].Pin);
        await booth.RecordedAsync();
        WorthOf(server, booth.Casts.ShouldHaveSingleItem()).ShouldBeGreaterThanOrEqualTo(18);
        booth.Requests.Count(request => request.Url.Contains("/assets/solver.", StringComparison.Ordinal)).ShouldBe(1);
        booth.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Browser_that_forbids_workers_does_the_work_in_the_page()
    {
        await using var server = await FloodStand.ServeAsync();
        server.Service<GateState>().Bits = 16;
        var booth = await BoothPage.NewAsync(stand.Browser, new BoothScreen());
        await booth.Page.AddInitScriptAsync("delete window.Worker");
        await booth.GoAsync(FloodStand.Link(server, 2));
        await booth.ChooseUpToPinAsync("Ben");
        await booth.GivePinAsync(server.Contest.Codes[2].Pin);
        await booth.RecordedAsync();
        WorthOf(server, booth.Casts.ShouldHaveSingleItem()).ShouldBeGreaterThanOrEqualTo(16);
    }

    [Fact]
    public async Task Vote_keeps_its_place_while_the_queue_is_full_and_is_recorded_when_there_is_room()
    {
        await using var server = await FloodStand.ServeAsync(limits => limits with { Waiting = 1 }, threads: 1);
        using var hold = new ManualResetEventSlim();
        using var held = new SemaphoreSlim(0);
        var crew = server.Service<CheckCrew>();
        var first = crew.RunAsync(Lane.Hall, 0, () => Held(held, hold));
        await held.WaitAsync(Cancel);
        var second = crew.RunAsync(Lane.Open, 30, () => Held(held, hold));

        var booth = await stand.AtPinAsync(server, 3);
        await booth.GivePinAsync(server.Contest.Codes[3].Pin);
        await booth.Page.GetByText("Many people are voting right now.").First.WaitForAsync();
        (await booth.Page.Locator("#live").InnerTextAsync()).ShouldContain("Your place is kept");
        hold.Set();
        await Task.WhenAll(first, second);
        await booth.RecordedAsync();
        booth.Casts.Distinct().ShouldHaveSingleItem();
        booth.Casts.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Code_of_which_a_ballot_is_being_checked_waits_for_its_turn_by_itself()
    {
        await using var server = await FloodStand.ServeAsync();
        var statement = JsonDocument.Parse(server.Ballot(4).Bytes).RootElement;
        Credential.TryParse(statement.GetProperty("credential").GetString()!, out var credential).ShouldBeTrue();
        var turns = server.Service<CredentialGate<Credential>>();
        turns.TryEnter(credential).ShouldBeTrue();

        var booth = await stand.AtPinAsync(server, 4);
        await booth.GivePinAsync(server.Contest.Codes[4].Pin);
        await booth.Page.GetByText("A vote with your code is being checked").First.WaitForAsync();
        turns.Leave(credential, TurnEnd.Harmless);
        await booth.RecordedAsync();
        booth.Casts.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reload_in_the_middle_of_waiting_goes_on_by_itself_and_leaves_one_ballot()
    {
        await using var server = await FloodStand.ServeAsync();
        var booth = await stand.AtPinAsync(server, 5);
        var away = true;
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            route => away ? route.AbortAsync("connectionreset") : route.ContinueAsync()
        );
        await booth.GivePinAsync(server.Contest.Codes[5].Pin);
        await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
        booth.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await booth.Page.ReloadAsync();
        await booth.ShowsAsync("casting");
        booth.Page.Url.ShouldNotContain("#");
        away = false;
        var receipt = await booth.RecordedAsync();

        booth.Casts.Select(WithoutWork).Distinct().ShouldHaveSingleItem();
        receipt.ShouldBe(TrackerOf(booth.Casts[0]));
        (await KeptAsync(booth.Page)).ShouldBe(0);
        booth.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Browser_that_was_ended_goes_on_when_the_voter_opens_the_link_again_but_shows_nobody_else_anything()
    {
        await using var server = await FloodStand.ServeAsync();
        var booth = await stand.AtPinAsync(server, 6);
        await booth.Page.Context.RouteAsync("**/api/stages/*/ballots", route => route.AbortAsync("connectionreset"));
        await booth.GivePinAsync(server.Contest.Codes[6].Pin);
        await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
        var context = booth.Page.Context;
        var other = await FloodStand.AnotherTabAsync(booth, FloodStand.Link(server, 7));
        await booth.Page.CloseAsync();
        await other.Locator("main[data-page=choice]").WaitForAsync();
        await context.UnrouteAsync("**/api/stages/*/ballots");

        var again = await context.NewPageAsync();
        await again.GotoAsync(FloodStand.Link(server, 6));
        await again.Locator("main[data-page=recorded]").WaitForAsync();
        (await again.Locator("#receipt-number").InnerTextAsync()).ShouldBe(TrackerOf(booth.Casts[0]));
        (await other.Locator("main").GetAttributeAsync("data-page")).ShouldBe("choice");
        (await KeptAsync(again)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_kept_while_a_vote_is_under_way_is_neither_code_nor_choice_nor_pin()
    {
        await using var server = await FloodStand.ServeAsync();
        var voter = server.Contest.Codes[8];
        var booth = await stand.AtPinAsync(server, 8);
        await booth.Page.RouteAsync("**/api/stages/*/ballots", route => route.AbortAsync("connectionreset"));
        await booth.GivePinAsync(voter.Pin);
        await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
        var kept = await booth.Page.EvaluateAsync<string>(
            "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"
        );
        kept.ShouldContain(TrackerOf(booth.Casts[0]));
        kept.ShouldNotContain(voter.Code);
        kept.ShouldNotContain(voter.Pin);
        kept.ShouldNotContain("Ben");
    }

    [Fact]
    public async Task Server_killed_while_the_vote_waits_gives_the_receipt_when_it_is_back()
    {
        var server = await DemoServer.StartAsync();
        var (address, folder) = (server.Address, server.DataFolder);
        try
        {
            var voter = server.Voters[0];
            var booth = await BoothPage.NewAsync(stand.Browser, new BoothScreen());
            await booth.GoAsync(server.BoothLink(voter));
            await booth.ChooseUpToPinAsync("Amara Okafor");
            await server.KillAsync();
            await booth.GivePinAsync(voter.Pin);
            await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
            await using var restarted = await DemoServer.StartAsync(folder, address);
            await booth.Page.Locator("main[data-page=recorded]").WaitForAsync(new() { Timeout = 90_000 });
            (await booth.Page.Locator("#receipt-number").InnerTextAsync()).ShouldBe(TrackerOf(booth.Casts[0]));
            booth.Casts.Count.ShouldBeGreaterThan(1);
            booth.ShouldHaveKeptSecret(voter);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Stage_that_closes_before_a_waiting_vote_is_taken_says_so_and_when_it_was_sent()
    {
        await using var server = await FloodStand.ServeAsync();
        var booth = await stand.AtPinAsync(server, 9);
        var away = true;
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            route => away ? route.AbortAsync("connectionreset") : route.ContinueAsync()
        );
        await booth.GivePinAsync(server.Contest.Codes[9].Pin);
        await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
        (await server.Officer.CloseAsync()).ShouldBe(OrderOutcome.Done);
        away = false;
        await booth.ShowsAsync("refused");
        var text = await booth.TextAsync();
        text.ShouldContain("voting closed before the server could take it. Your vote was not recorded.");
        text.ShouldContain("This page sent it for the first time on");
        await booth.Page.ShouldHoldAsync();
    }

    private static string Held(SemaphoreSlim begun, ManualResetEventSlim hold)
    {
        begun.Release();
        return hold.Wait(TimeSpan.FromMinutes(2)) ? "done" : "forgotten";
    }

    private static string WithoutWork(string request) => request[..16] + request[80..];

    private static int WorthOf(RunningServer server, string request)
    {
        var ballot = SHA256.HashData(Encoding.ASCII.GetBytes(request[194..]));
        return server.Service<SeedEpochs>().Worth(ballot, Convert.FromHexString(request[16..80]));
    }

    private static string TrackerOf(string request) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(request[194..]))).TrimEnd('=');

    private static Task<int> KeptAsync(Microsoft.Playwright.IPage page) =>
        page.EvaluateAsync<int>("localStorage.length + sessionStorage.length");
}
