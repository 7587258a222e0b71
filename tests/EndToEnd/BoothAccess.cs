using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>The booth for everybody: keyboard, screen reader, small screens, large targets.</summary>
[Collection(BoothTests.Name)]
public sealed class BoothAccess(BoothStand stand)
{
    [Fact]
    public async Task Vote_is_cast_with_the_keyboard_alone()
    {
        var voter = stand.NextVoter();
        var booth = await stand.NewPageAsync();
        await booth.GoAsync($"{stand.Server.Address}/vote/{stand.Server.Uuid}?lang=en");
        await booth.ShowsAsync("code");
        var keys = booth.Page.Keyboard;

        await TabToAsync(booth, "code");
        await keys.TypeAsync(voter.Code);
        await keys.PressAsync("Enter");
        await booth.ShowsAsync("choice");
        (await FocusAsync(booth)).ShouldBe("heading");
        await TabToAsync(booth, "choice-0");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await booth.ShowsAsync("review");
        (await FocusAsync(booth)).ShouldBe("heading");
        (await booth.TextAsync()).ShouldContain("Benoît Tremblay");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await booth.ShowsAsync("pin");
        await TabToAsync(booth, "pin");
        await keys.TypeAsync(voter.Pin);
        await keys.PressAsync("Enter");
        await booth.RecordedAsync();
        (await FocusAsync(booth)).ShouldBe("heading");
    }

    [Theory]
    [InlineData(false, "en")]
    [InlineData(true, "fr")]
    public async Task Every_page_holds_against_axe_and_fits_a_small_screen(bool dark, string language)
    {
        var voter = stand.NextVoter();
        var booth = await stand.NewPageAsync(new BoothScreen(320, 568, dark));
        var seen = new List<string>();
        async Task Look(string page)
        {
            await booth.ShowsAsync(page);
            await booth.Page.ShouldHoldAsync();
            await ShouldFitAsync(booth);
            seen.Add(page);
        }

        await booth.GoAsync($"{stand.Server.Address}/vote/{stand.Server.Uuid}?lang={language}");
        await Look("code");
        await booth.ContinueAsync();
        await booth.Page.Locator("#problem").WaitForAsync();
        await Look("code");
        await booth.Page.Locator("#code").FillAsync(voter.Code);
        await booth.ContinueAsync();
        await Look("choice");
        await booth.ContinueAsync();
        await booth.Page.Locator("#problem").WaitForAsync();
        await Look("choice");
        await booth.ChooseAsync("Amara Okafor");
        await booth.ContinueAsync();
        await Look("review");
        await booth.ContinueAsync();
        await Look("pin");
        await booth.GivePinAsync("1234");
        await booth.Page.Locator("#problem").WaitForAsync();
        await Look("pin");

        var hold = new TaskCompletionSource();
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            async route =>
            {
                await hold.Task;
                await route.ContinueAsync();
            }
        );
        await booth.GivePinAsync(voter.Pin);
        await Look("casting");
        hold.SetResult();
        await Look("recorded");
        booth.Complaints.ShouldBeEmpty();
        seen.Distinct().ShouldBe(["code", "choice", "review", "pin", "casting", "recorded"]);
    }

    [Fact]
    public async Task Problem_takes_the_focus_and_leads_to_the_field()
    {
        var booth = await stand.OpenAsync(stand.NextVoter());
        await booth.ChooseUpToPinAsync("Amara Okafor");
        await booth.GivePinAsync("12");
        await booth.Page.Locator("#problem").WaitForAsync();
        (await FocusAsync(booth)).ShouldBe("problem");
        (await booth.Page.TitleAsync()).ShouldStartWith("Error: ");
        await booth.Page.Locator("#problem a").ClickAsync();
        (await FocusAsync(booth)).ShouldBe("pin");
        (await booth.Page.Locator("#pin").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        booth.Page.Url.ShouldNotContain("#");
    }

    [Fact]
    public async Task Choice_shows_in_forced_colours()
    {
        var booth = await stand.OpenAsync(stand.NextVoter(), screen: new BoothScreen(ForcedColours: true));
        await booth.ShowsAsync("choice");
        await booth.ChooseAsync("Amara Okafor");
        var borders = await booth.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.option')].map((o) => getComputedStyle(o).borderTopWidth)"
        );
        borders[0].ShouldNotBe(borders[1]);
    }

    internal static async Task ShouldFitAsync(BoothPage booth)
    {
        (await booth.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        var small = await booth.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll("button, a[href]:not(.skip), input:not([type=radio]), .option label")]
              .filter((e) => e.getBoundingClientRect().height < 47.5)
              .map((e) => e.outerHTML)
            """
        );
        small.ShouldBeEmpty();
    }

    private static async Task TabToAsync(BoothPage booth, string id)
    {
        for (var i = 0; i < 20 && await FocusAsync(booth) != id; i++)
        {
            await booth.Page.Keyboard.PressAsync("Tab");
        }

        (await FocusAsync(booth)).ShouldBe(id);
        var ring = await booth.Page.EvaluateAsync<bool>(
            """
            [document.activeElement, document.activeElement.parentElement]
              .some((e) => getComputedStyle(e).outlineStyle === "solid" && parseFloat(getComputedStyle(e).outlineWidth) >= 3)
            """
        );
        ring.ShouldBeTrue($"{id} shows where the keyboard is");
    }

    private static Task<string> FocusAsync(BoothPage booth) =>
        booth.Page.EvaluateAsync<string>("document.activeElement.id");
}
