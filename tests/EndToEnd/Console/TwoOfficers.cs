using System.Net;
using System.Net.Sockets;
using Hustings.Contest.Orders;
using Hustings.EndToEnd.House;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Tests.Rounds;
using Hustings.Server.Tests.Storage;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hustings.EndToEnd.Console;

/// <summary>
/// Two officers run a contest of rounds from their own browsers with their own passkeys, by the console alone: one at a laptop in English, one with a
/// phone in French and in the dark. A member's page stays open beside them.
/// </summary>
public sealed class TwoOfficers
{
    private static readonly string Web = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web");

    [Fact]
    public async Task Two_officers_run_a_contest_of_two_rounds_through_the_console_alone()
    {
        int port = FreePort();
        var output = new StringWriter();
        await using var contest = await RoundsServer.StartFreshAsync(
            TimeProvider.System,
            Web,
            port,
            output,
            null,
            OrderKind.Open,
            OrderKind.Extend,
            OrderKind.Publish
        );
        await using var browser = await Browser.StartAsync();
        string address = $"http://localhost:{port}";
        var rosa = await OfficerBrowser.OpenAsync(browser, address, "en", Laptop);
        var sam = await OfficerBrowser.OpenAsync(browser, address, "fr", Phone);
        IPage member = await browser.NewPageAsync();
        await member.GotoAsync($"{address}/?lang=en");

        await rosa.EnterAsync(output.ToString(), "ro");
        contest.Office.State.Officers.Keys.ShouldBe(["ro"]);

        // The second: their own passkey signs first, then the first officer's.
        await sam.GoAsync("/console/enrol");
        await sam.MakePasskeyAsync("deputy");
        string called = (await sam.Page.Locator("#call-sign").TextContentAsync())!;
        await Expect(rosa.Page.Locator("[data-need=waiting] a.button")).ToBeVisibleAsync();
        await rosa.Page.Locator("[data-need=waiting] a.button").ClickAsync();
        await Expect(rosa.Page.Locator("#call-sign")).ToHaveTextAsync(called);
        await rosa.Page.Locator("#sign").ClickAsync();
        await rosa.Page.WaitForURLAsync("**/console?done=recorded**");
        await Expect(sam.Page.Locator(".note.good a")).ToBeVisibleAsync();
        await sam.SignInAsync("deputy");

        await rosa.GiveAsync("freeze-roll", page => page.FillAsync("#roll", contest.TableHash));
        await rosa.GiveAsync("prepare/round-1");
        await Expect(rosa.Page.Locator("#desk-needs [data-need=step] a.button")).ToBeVisibleAsync();

        (await rosa.GiveAsync("open/round-1")).ShouldContain("Round 1 opens now");
        contest.Office.State.Stage("round-1")!.Step.ShouldBe(StagePhase.Prepared);
        (await sam.CosignAsync()).ShouldContain("ouvre maintenant");
        contest.Office.State.Stage("round-1")!.Step.ShouldBe(StagePhase.Open);
        await Expect(member.GetByText("Vote now").First).ToBeVisibleAsync();

        await contest.CastAsync("round-1", 0, 1, 1, 1, 2, 2, 3, 0);
        await Expect(rosa.Page.Locator("#voted")).ToContainTextAsync("7 of 60");
        await rosa.GoAsync("/console");
        await rosa.LookAsync("open");

        // The help desk sees whether and when, never how; the second attempt stands in the list.
        (await contest.SendBallotAsync("round-1", 0, 2)).ShouldNotContain("\"accepted\"");
        await sam.LookUpAsync("3", "round-2", "Prévu");
        await rosa.GoAsync("/console/figures");
        await Expect(rosa.Page.Locator("table[data-list=second-attempts] tbody tr")).ToHaveCountAsync(1);
        await rosa.Page.FillAsync("#filter-turnout", "Round 2");
        await Expect(rosa.Page.Locator("table[data-list=turnout] tbody tr:visible")).ToHaveCountAsync(1);
        IDownload saved = await rosa.Page.RunAndWaitForDownloadAsync(() =>
            rosa.Page.Locator(".list-tools button").First.ClickAsync()
        );
        saved.SuggestedFilename.ShouldBe("turnout.csv");
        await rosa.LookAsync("figures");
        string row = await rosa.Page.Locator("table[data-list=second-attempts] tbody td").First.InnerTextAsync();
        await rosa.LookUpAsync(row, "round-1", "Voted at");
        string half = (await rosa.Page.Locator("details .mono").First.TextContentAsync())!;
        await rosa.LookUpAsync(half[..12], "round-1", "Voted at");
        foreach (string page in (string[])["figures", "post", "officers"])
        {
            await sam.GoAsync($"/console/{page}");
            await sam.LookAsync(page);
        }

        // A slip is named beside its field, and nothing is ordered.
        await rosa.GoAsync("/console");
        await rosa.Page.Locator("#desk-orders a[href^='/console/orders/extend/round-1?']").ClickAsync();
        await rosa.Page.FillAsync("#reason-en", "Long queues at the doors.");
        await rosa.Page.FillAsync("#closes", "");
        await rosa.Page.Locator("form[data-part=form] button[type=submit]").ClickAsync();
        await Expect(rosa.Page.Locator("#closes-error")).ToBeVisibleAsync();
        await rosa.LookAsync("slip");

        // A time before the present end is refused in words.
        await rosa.Page.FillAsync("#closes", "2012-03-24T17:40");
        await rosa.Page.Locator("form[data-part=form] button[type=submit]").ClickAsync();
        await Expect(rosa.Page.Locator("[data-part=news] code")).ToHaveTextAsync("ends_too_early");
        await rosa.LookAsync("refused");

        var before = contest.Office.State.Stage("round-1")!.Ends;
        await rosa.Page.Locator("button[data-fill=closes]").Last.ClickAsync();
        (await rosa.FillAndSignAsync("extend")).ShouldContain("will stay open until");
        contest.Office.State.Stage("round-1")!.Ends.ShouldBe(before);
        await sam.GoAsync("/console");
        (await sam.CosignAsync()).ShouldContain("restera ouvert jusqu’à");
        contest.Office.State.Stage("round-1")!.Ends!.Value.ShouldBeGreaterThan(before!.Value.AddMinutes(29));
        await Expect(member.GetByText("Long queues at the doors.").First).ToBeVisibleAsync();

        await rosa.GiveByKeyboardAsync("close/round-1");
        contest.Office.State.Stage("round-1")!.PhaseAt(DateTimeOffset.UtcNow).ShouldBe(StagePhase.Closed);

        // Both count the paper; neither sees the other's figures.
        await rosa.GiveAsync("count-column/round-1", page => CountAsync(page, 12, 10, 7, 1));
        await sam.GoAsync("/console");
        await Expect(sam.Page.Locator("[data-need=count]")).ToBeVisibleAsync();
        (await sam.Page.ContentAsync()).ShouldNotContain("12 bulletins");
        await sam.Page.Locator("[data-need=count] a.button").ClickAsync();
        await sam.FillAndSignAsync("count", page => CountAsync(page, 12, 10, 7, 1));
        contest.Office.State.Stage("round-1")!.Batches.Count.ShouldBe(1);

        await rosa.GiveAsync("tally/round-1");
        await Expect(rosa.Page.Locator("[data-need=trustees]")).ToBeVisibleAsync();
        await contest.Service<ContestWork>().DoAsync();
        await contest.OpenTotalAsync("round-1");
        await Expect(rosa.Page.Locator("[data-need=step] a.button")).ToBeVisibleAsync();
        await rosa.LookAsync("counted");

        // One officer changes their mind before the other has signed.
        await rosa.GiveAsync("publish/round-1");
        await rosa.LookAsync("waits");
        await rosa.Page.Locator("[data-need=mine] button").ClickAsync();
        await Expect(rosa.Page.Locator(".note.good")).ToBeVisibleAsync();
        contest.Office.Store.ReadWaiting().ShouldBeEmpty();

        await sam.GiveAsync("publish/round-1");
        await rosa.CosignAsync();
        contest.Office.State.Stage("round-1")!.Step.ShouldBe(StagePhase.Published);
        await Expect(member.GetByText("Chloé Okonkwo-Tremblay").First).ToBeVisibleAsync();

        // The second round: paused and resumed, then the winner is declared.
        await rosa.GiveAsync("prepare/round-2");
        await Expect(rosa.Page.Locator("#desk-needs [data-need=step] a.button")).ToBeVisibleAsync();
        await sam.GiveAsync("open/round-2");
        await rosa.CosignAsync();
        await Expect(member.GetByText("Vote now: Round 2").First).ToBeVisibleAsync();
        await contest.CastAsync("round-2", 0, 1, 1, 1, 2, 2, 1, 2);
        await rosa.GiveAsync("pause/round-2", page => page.FillAsync("#reason-en", "A fire alarm in the hall."));
        await Expect(member.GetByText("A fire alarm in the hall.").First).ToBeVisibleAsync();
        await sam.GiveAsync("resume/round-2");
        await rosa.GiveAsync("close/round-2");
        await rosa.GiveAsync("count-column/round-2", page => CountAsync(page, 15, 13, null, 1, 1));
        await sam.GoAsync("/console");
        await sam.Page.Locator("[data-need=count] a.button").ClickAsync();
        await sam.FillAndSignAsync("count", page => CountAsync(page, 15, 13, null, 1, 1));
        await sam.GiveAsync("tally/round-2");
        await contest.Service<ContestWork>().DoAsync();
        await contest.OpenTotalAsync("round-2");
        await rosa.GiveAsync("publish/round-2");
        await sam.GoAsync("/console");
        await sam.CosignAsync();
        (await rosa.GiveAsync("declare")).ShouldContain("Ana Archer is declared the winner");
        await Expect(member.GetByText("Ana Archer is declared the winner").First).ToBeVisibleAsync();

        await rosa.Page.Locator("form[action^='/console/leave'] button").ClickAsync();
        await Expect(rosa.Page.Locator("h1")).ToHaveTextAsync("The console is locked");
        await rosa.SignInAsync("ro");
        rosa.Complaints.Concat(sam.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_that_speaks_of_another_order_than_the_officer_read_gets_no_signature()
    {
        int port = FreePort();
        var output = new StringWriter();
        await using var contest = await RoundsServer.StartFreshAsync(TimeProvider.System, Web, port, output);
        await using var browser = await Browser.StartAsync();
        var rosa = await OfficerBrowser.OpenAsync(browser, $"http://localhost:{port}", "en", Laptop);
        await rosa.EnterAsync(output.ToString(), "ro");

        // The words are harmless, the hash is another order's.
        string other = new('7', 64);
        await AnswerAsync(
            rosa.Page,
            "**/api/orders/preview",
            $$$"""{"hash":"{{{other}}}","consequences":{"en":"Fine.","fr":"Bien."},"signatures":1}"""
        );
        await rosa.GoAsync("/console/orders/announce");
        await rosa.Page.FillAsync("#reason-en", "Doors close at noon.");
        await rosa.Page.Locator("form[data-part=form] button[type=submit]").ClickAsync();
        await Expect(rosa.Page.Locator("[data-part=news] .bad")).ToContainTextAsync("another order");
        (await rosa.Page.Locator("#sign").CountAsync()).ShouldBe(0);

        // What waits is another order than its hash says.
        var waits = new Order(
            contest.Definition.Id,
            contest.Office.State.Head,
            OrderKind.Announce,
            null,
            null,
            new OrderDetails.Announce(new("Noon.", "Midi."))
        );
        await contest.Office.WriteAsync(sitting =>
        {
            sitting.Contest.Wait(new(waits.Hash, waits.ToBytes(), "deputy", "[]"u8.ToArray(), sitting.Time));
            return true;
        });
        string text = System
            .Text.Encoding.UTF8.GetString(waits.ToBytes())
            .Replace("Noon", "Never", StringComparison.Ordinal);
        await AnswerAsync(
            rosa.Page,
            "**/api/orders/waiting",
            $$$"""[{"order":{{{text}}},"hash":"{{{waits.Hash}}}","proposer":"deputy","needs":1,"consequences":{"en":"Fine.","fr":"Bien."}}]"""
        );
        await rosa.GoAsync($"/console/waiting/{waits.Hash}");
        await Expect(rosa.Page.Locator("[data-part=news] .bad")).ToContainTextAsync("another order");
        (await rosa.Page.Locator("#sign").CountAsync()).ShouldBe(0);
        contest.Office.State.Announcements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Extension_that_the_system_proposes_is_read_with_its_evidence_and_ordered()
    {
        int port = FreePort();
        var output = new StringWriter();
        var clock = new TestClock();
        await using var contest = await RoundsServer.StartFreshAsync(clock, Web, port, output, new(95, 30, 1, 1));
        await using var browser = await Browser.StartAsync();
        var rosa = await OfficerBrowser.OpenAsync(browser, $"http://localhost:{port}", "en", Laptop);
        await rosa.EnterAsync(output.ToString(), "ro");
        await rosa.GiveAsync("freeze-roll", page => page.FillAsync("#roll", contest.TableHash));
        await rosa.GiveAsync("prepare/round-1");
        await contest.Service<ContestWork>().DoAsync();
        await rosa.GiveAsync("open/round-1");
        var opened = clock.GetUtcNow();
        var closes = contest.Office.State.Stage("round-1")!.Windows[0].Closes!.Value;
        clock.Advance(TimeSpan.FromMinutes(25));
        for (int probe = 0; probe < 11 * 12; probe++)
        {
            contest
                .Service<ProbeLog>()
                .Take(
                    new(opened.AddMinutes(2).AddSeconds(5 * probe), Lane.Open, probe % 2 == 0, TimeSpan.FromSeconds(1))
                );
        }

        await rosa.GoAsync("/console");
        await rosa.LookAsync("proposal");
        (await rosa.CosignAsync("proposal")).ShouldContain("will stay open until");
        var standing = contest.Office.State.Stage("round-1")!;
        standing.Proposed.ShouldHaveSingleItem().Lost.ShouldBeInRange(11, 12);
        standing.Windows[0].Closes!.Value.ShouldBe(closes.AddMinutes(30 + standing.Proposed[0].Lost));
        rosa.Complaints.ShouldBeEmpty();
    }

    private static Task AnswerAsync(IPage page, string address, string body) =>
        page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "application/json", Body = body }));

    private static BrowserNewContextOptions Laptop =>
        new()
        {
            ViewportSize = new() { Width = 1280, Height = 800 },
            ColorScheme = ColorScheme.Light,
        };

    private static BrowserNewContextOptions Phone =>
        new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            ColorScheme = ColorScheme.Dark,
        };

    private static async Task CountAsync(IPage page, int ana, int ben, int? chloe, int rejected, int exhausted = 0)
    {
        await page.FillAsync("#ballots", $"{ana + ben + (chloe ?? 0) + rejected + exhausted}");
        await page.FillAsync("#votes-ana", $"{ana}");
        await page.FillAsync("#votes-ben", $"{ben}");
        if (chloe is { } votes)
        {
            await page.FillAsync("#votes-chloe", $"{votes}");
        }

        await page.FillAsync("#rejected", $"{rejected}");
        await page.FillAsync("#exhausted", $"{exhausted}");
    }

    // The definition names the origin before the server runs, so the port must be known before.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
