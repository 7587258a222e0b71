using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Flood;

/// <summary>
/// Every state of a vote on its way as a voter meets it: axe-core finds nothing, it fits a phone of 320 px, in both languages, light and
/// dark. HUSTINGS_SCREENSHOTS names a folder for pictures of them all.
/// </summary>
public sealed class WaitingPages(FloodStand stand) : IClassFixture<FloodStand>
{
    private const string Ballots = "**/api/stages/*/ballots";

    [Theory]
    [InlineData("en", 320, false)]
    [InlineData("fr", 320, true)]
    [InlineData("fr", 1280, false)]
    [InlineData("en", 1280, true)]
    public async Task Every_state_of_a_waiting_vote_is_accessible_and_narrow(string language, int width, bool dark)
    {
        await using var server = await FloodStand.ServeAsync();
        var screen = new BoothScreen(width, width < 600 ? 700 : 900, dark);
        var booth = await stand.AtPinAsync(server, 0, language, screen);
        booth.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        (int Status, string Code) answer = (503, "busy");
        await booth.Page.RouteAsync(Ballots, route => AnswerAsync(route, answer));
        async Task Look(string state, string english, string french)
        {
            var text = booth.Page.GetByText(language == "en" ? english : french);
            await text.First.WaitForAsync(new() { Timeout = 120_000 });
            await booth.Page.ShouldHoldAsync();
            await BoothAccess.ShouldFitAsync(booth);
            await KeepPictureAsync(booth.Page, $"booth-{state}-{language}-{width}-{(dark ? "dark" : "light")}");
        }

        await booth.GivePinAsync(server.Contest.Codes[0].Pin);
        await booth.Page.Locator("#pass-summary").WaitForAsync(new() { Timeout = 120_000 });
        await Look("busy", "Many people are voting", "Beaucoup de gens votent");

        await booth.Page.Locator("#pass-summary").ClickAsync();
        await booth.Page.Locator("#pass").FillAsync("K7QM-2X9F-TBC3");
        await booth.Page.Locator("#pass").PressAsync("Enter");
        await booth.Page.Locator("#problem").WaitForAsync();
        await Look("pass-wrong", "This is not a pass", "Ce n’est pas un laissez-passer");

        answer = (403, "pass_invalid");
        await booth.Page.Locator("#pass").FillAsync("k7qm 2x9f tbc2");
        await booth.Page.Locator("#pass").PressAsync("Enter");
        await Look("pass-refused", "This pass is not right", "Ce laissez-passer n’est pas le bon");
        booth.Casts[^1].ShouldNotStartWith("hustings-pass");
        booth.Casts.ShouldContain(cast => cast.StartsWith("hustings-pass/1 K7QM2X9FTBC2\n"));

        answer = (429, "work_required");
        await Look("working", "Your device solves a small task", "Votre appareil résout un petit calcul");

        answer = (429, "one_at_a_time");
        await booth.Page.ReloadAsync();
        await Look("taken", "A vote with your code is being checked", "Un vote avec votre code est en cours");

        answer = (0, "");
        await booth.Page.ReloadAsync();
        await Look("lost", "The answer did not come through", "La réponse ne nous est pas parvenue");

        var hold = new TaskCompletionSource();
        await booth.Page.RouteAsync(
            "**/stage.json",
            route => hold.Task.ContinueWith(_ => route.ContinueAsync()).Unwrap()
        );
        await booth.Page.ReloadAsync();
        await Look("resumed", "You do not have to do anything", "Vous n’avez rien à faire");
        hold.SetResult();

        await booth.Page.Locator("#stop").ClickAsync();
        await booth.ShowsAsync("stopped");
        await Look("stopped", "Your vote is no longer being sent", "Votre vote n’est plus en cours d’envoi");

        await booth.Page.UnrouteAsync(Ballots);
        await booth.Page.Locator("main .button").First.ClickAsync();
        await booth.RecordedAsync();
        booth.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pass_that_is_being_typed_stays_in_its_field_while_the_page_goes_on_sending()
    {
        await using var server = await FloodStand.ServeAsync();
        var booth = await stand.AtPinAsync(server, 1);
        await booth.Page.RouteAsync(Ballots, route => route.AbortAsync("connectionreset"));
        await booth.GivePinAsync(server.Contest.Codes[1].Pin);
        await booth.Page.Locator("#pass-summary").ClickAsync(new() { Timeout = 120_000 });
        await booth.Page.Locator("#pass").PressSequentiallyAsync("k7qm");
        var sent = booth.Casts.Count;
        while (booth.Casts.Count < sent + 2)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await booth.Page.Locator("#pass").PressSequentiallyAsync("-2x9f");
        (await booth.Page.Locator("#pass").InputValueAsync()).ShouldBe("k7qm-2x9f");
        (await booth.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("pass");
    }

    [Fact]
    public async Task Phone_too_slow_for_the_work_goes_without_and_is_told()
    {
        await using var server = await FloodStand.ServeAsync();
        // So much that no device can: to this browser its own is too slow.
        server.Service<Gate.GateState>().Bits = 32;
        var booth = await stand.AtPinAsync(server, 2, screen: new BoothScreen(320, 568));
        var away = true;
        await booth.Page.RouteAsync(
            Ballots,
            route => away ? route.AbortAsync("connectionreset") : route.ContinueAsync()
        );
        await booth.GivePinAsync(server.Contest.Codes[2].Pin);
        await booth
            .Page.GetByText("by a way that is kept open for such devices")
            .WaitForAsync(new() { Timeout = 120_000 });
        await booth.Page.ShouldHoldAsync();
        await KeepPictureAsync(booth.Page, "booth-slow-en-320-light");
        away = false;
        await booth.RecordedAsync();
        booth.Casts[^1][16..80].ShouldBe(new string('0', 64));
    }

    // A pass is refused to whoever sends one only.
    private static Task AnswerAsync(IRoute route, (int Status, string Code) answer)
    {
        var passed = route.Request.PostData!.StartsWith("hustings-pass/1 ", StringComparison.Ordinal);
        var (status, code) = answer.Code == "pass_invalid" && !passed ? (503, "busy") : answer;
        return status == 0
            ? route.AbortAsync("connectionreset")
            : route.FulfillAsync(
                new()
                {
                    Status = status,
                    Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
                    Body = $$"""{"status":"refused","code":"{{code}}","message":{"en":"","fr":""},"bits":23}""",
                }
            );
    }

    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
