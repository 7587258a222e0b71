using System.Net;
using System.Net.Sockets;
using Hustings.Contest.Orders;
using Hustings.EndToEnd.House;
using Hustings.Record.Minutes;
using Hustings.Server.Tests.Rounds;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hustings.EndToEnd.Console;

/// <summary>
/// Two officers run a round from their own browsers with their own passkeys, by the console alone: one at a laptop in English, one with a
/// phone in French and in the dark. A member's page stays open beside them.
/// </summary>
public sealed class TwoOfficers
{
    private static readonly string Web = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web");

    [Fact]
    public async Task Two_officers_enrol_open_extend_close_count_and_publish_a_round_through_the_console_alone()
    {
        int port = FreePort();
        var output = new StringWriter();
        await using var contest = await RoundsServer.StartFreshAsync(
            TimeProvider.System,
            Web,
            port,
            output,
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

        // The first officer, by the one-time link.
        string link = output
            .ToString()
            .Split('\n')
            .First(line => line.StartsWith("Officer link", StringComparison.Ordinal));
        string token = link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..].Trim();
        await rosa.Page.GotoAsync($"{address}/console/enter?lang=en#{token}");
        await rosa.Page.Locator("[data-need=passkey] a.button").ClickAsync();
        await rosa.MakePasskeyAsync("ro");
        await rosa.Page.WaitForURLAsync("**/console?done=enrolled**");
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

        // A slip is named beside its field, and nothing is ordered.
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
        await contest.Service<Hustings.Server.Contests.ContestWork>().DoAsync();
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
        await Expect(member.GetByText("Result", new() { Exact = false }).First).ToBeVisibleAsync();

        await rosa.Page.Locator("form[action^='/console/leave'] button").ClickAsync();
        await Expect(rosa.Page.Locator("h1")).ToHaveTextAsync("The console is locked");
        await rosa.SignInAsync("ro");
        rosa.Complaints.Concat(sam.Complaints).ShouldBeEmpty();
    }

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

    private static async Task CountAsync(IPage page, int ana, int ben, int chloe, int rejected)
    {
        await page.FillAsync("#ballots", $"{ana + ben + chloe + rejected}");
        await page.FillAsync("#votes-ana", $"{ana}");
        await page.FillAsync("#votes-ben", $"{ben}");
        await page.FillAsync("#votes-chloe", $"{chloe}");
        await page.FillAsync("#rejected", $"{rejected}");
    }

    // The definition names the origin before the server runs, so the port must be known before.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
