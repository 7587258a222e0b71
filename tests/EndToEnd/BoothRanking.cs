using System.Text;
using Hustings.EndToEnd.House;
using Hustings.Record;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>A ranking without dragging, on a phone and on a desk, and the ballot that comes of it.</summary>
[Collection(BoothTests.Name)]
public sealed class BoothRanking(BoothStand stand)
{
    private static readonly BoothScreen Phone = new(360, 740);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rankings_made_in_Chromium_are_accepted_by_the_reference_tool()
    {
        var vote = NewVote();
        var folder = Directory.CreateTempSubdirectory("hustings-ranking-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{StagedVote.Uuid}.bel"), vote.Archive(), Cancel);
            foreach (var order in new[] { [2, 0, 1], [1], Array.Empty<int>() })
            {
                var booth = await vote.OpenAsync(stand, Phone);
                foreach (var candidate in order)
                    await booth.Page.Locator($"#rank-{candidate}").ClickAsync();
                if (order.Length == 0)
                    await booth.Page.Locator("#blank").CheckAsync();
                await CastAsync(booth);
                var text = booth.Casts.ShouldHaveSingleItem()[194..];

                Ballot
                    .TryRead(Encoding.UTF8.GetBytes(text), vote.Election, out var ballot)
                    .ShouldBe(DocumentFault.None);
                ballot!.SignatureHolds().ShouldBeTrue();
                ballot.ProofsHold(vote.Election).ShouldBeTrue();
                var (exitCode, output) = await VerifyAsync(folder, text);
                exitCode.ShouldBe(0, output);

                // The tool would also notice: the ranking's own proof changed by one digit.
                var at = text.IndexOf("\"response\":\"", StringComparison.Ordinal) + 12;
                var changed = text[..at] + (text[at] == '1' ? '2' : '1') + text[(at + 1)..];
                (await VerifyAsync(folder, changed)).ExitCode.ShouldNotBe(0);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Names_are_ranked_by_tapping_by_numbers_and_by_buttons_and_reviewed_in_words()
    {
        var booth = await NewVote().OpenAsync(stand, Phone);
        await booth.ShowsAsync("choice");
        await booth.Page.Locator("#rank-1").ClickAsync();
        (await SaidAsync(booth)).ShouldBe("Brian Topp is now your 1st choice.");
        await booth.Page.Locator("#rank-0").ClickAsync();
        (await SaidAsync(booth)).ShouldBe("Thomas Mulcair is now your 2nd choice.");
        await booth.Page.Locator("#place-3").FillAsync("2");
        (await OrderAsync(booth)).ShouldBe(["1 Brian Topp", "2 Romeo Saganash", "3 Thomas Mulcair"]);
        (await booth.Page.Locator("#place-0").InputValueAsync()).ShouldBe("3");
        await booth.Page.Locator("#up-0").ClickAsync();
        (await SaidAsync(booth)).ShouldBe("Thomas Mulcair is now your 2nd choice.");
        (await FocusAsync(booth)).ShouldBe("up-0");
        await booth.Page.Locator("#remove-1").ClickAsync();
        (await SaidAsync(booth)).ShouldBe("Brian Topp is no longer ranked.");
        (await FocusAsync(booth)).ShouldBe("remove-0");
        await booth.Page.Locator("#rank-3").ClickAsync();
        (await SaidAsync(booth)).ShouldBe("Romeo Saganash is no longer ranked.");
        await booth.Page.Locator("#rank-2").ClickAsync();
        await booth.ContinueAsync();

        await booth.ShowsAsync("review");
        var review = (await booth.TextAsync()).ReplaceLineEndings(" ");
        review.ShouldContain("You have not voted yet.");
        review.ShouldMatch(@"1st choice\s+Thomas Mulcair\s+2nd choice\s+Niki <i>Ashton</i>");
        review.ShouldContain("Not ranked: Brian Topp, Romeo Saganash.");
        await booth.Page.Locator("#back").ClickAsync();
        await booth.ShowsAsync("choice");
        (await OrderAsync(booth)).ShouldBe(["1 Thomas Mulcair", "2 Niki <i>Ashton</i>"]);
        booth.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ranking_is_made_with_the_keyboard_alone()
    {
        var booth = await NewVote().OpenAsync(stand);
        await booth.ShowsAsync("choice");
        var keys = booth.Page.Keyboard;
        await TabToAsync(booth, "rank-1");
        await keys.PressAsync("Enter");
        await TabToAsync(booth, "place-2");
        await keys.TypeAsync("1");
        await keys.PressAsync("Enter"); // a number is given, nothing is sent
        (await OrderAsync(booth)).ShouldBe(["1 Niki <i>Ashton</i>", "2 Brian Topp"]);
        await TabToAsync(booth, "down-2");
        await keys.PressAsync("Space");
        (await SaidAsync(booth)).ShouldBe("Niki <i>Ashton</i> is now your 2nd choice.");
        // At the end of the list the button does nothing, and keeps the focus.
        await keys.PressAsync("Space");
        (await FocusAsync(booth)).ShouldBe("down-2");
        await CastAsync(booth);
    }

    [Fact]
    public async Task Numbers_with_a_gap_or_out_of_range_are_said_and_never_sent()
    {
        var booth = await NewVote().OpenAsync(stand);
        await booth.ShowsAsync("choice");
        await booth.ContinueAsync();
        await ProblemAsync(booth, "Rank at least one candidate first.");
        await booth.Page.Locator("#place-0").FillAsync("9");
        (await booth.TextAsync()).ShouldContain("Type a number from 1 to 4, or leave it empty.");
        await booth.Page.Locator("#place-0").FillAsync("1");
        await booth.Page.Locator("#place-1").FillAsync("3");
        await booth.ContinueAsync();
        await ProblemAsync(booth, "Nobody is your 2nd choice, but someone comes after.");
        await booth.Page.GetByRole(AriaRole.Button, new() { Name = "Close the gaps" }).ClickAsync();
        (await OrderAsync(booth)).ShouldBe(["1 Thomas Mulcair", "2 Brian Topp"]);
        await booth.Page.Locator("#rank-2").ClickAsync();
        await booth.Page.Locator("#rank-3").ClickAsync();
        await booth.ContinueAsync();
        await ProblemAsync(booth, "You ranked 4. Rank 3 at most.");
        await booth.Page.Locator("#rank-3").ClickAsync();
        await booth.Page.Locator("#blank").CheckAsync();
        await booth.ContinueAsync();
        await ProblemAsync(booth, "A blank vote stands alone.");
        await booth.Page.Locator("#blank").UncheckAsync();
        await booth.ContinueAsync();
        await booth.ShowsAsync("review");
    }

    [Theory]
    [InlineData(320, 568, true, "fr")]
    [InlineData(360, 740, false, "en")]
    [InlineData(1280, 800, false, "fr")]
    public async Task Ranking_pages_hold_against_axe_and_fit_the_screen(
        int width,
        int height,
        bool dark,
        string language
    )
    {
        var booth = await NewVote().OpenAsync(stand, new BoothScreen(width, height, dark), language);
        await booth.ShowsAsync("choice");
        await booth.Page.Locator(".photo").First.WaitForAsync();
        (await booth.Page.Locator(".photo").CountAsync()).ShouldBe(2);
        await booth.Page.Locator("#about-0").ClickAsync();
        (await booth.TextAsync()).ShouldContain(language == "en" ? "Housing first." : "Le logement d’abord.");
        await LookAsync(booth);
        await booth.Page.Locator("#rank-2").ClickAsync();
        await booth.Page.Locator("#place-0").FillAsync("4");
        await booth.ContinueAsync();
        await booth.Page.Locator("#problem").WaitForAsync();
        await LookAsync(booth);
        await booth.Page.Locator("#place-0").FillAsync("2");
        await booth.ContinueAsync();
        await booth.ShowsAsync("review");
        await LookAsync(booth);
        booth.Complaints.ShouldBeEmpty();
    }

    private static StagedVote NewVote() => new(Question.NonHomomorphic("Who should lead?", StagedVote.Names));

    private static async Task LookAsync(BoothPage booth)
    {
        await booth.Page.ShouldHoldAsync();
        (await booth.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        var small = await booth.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll("button, a[href]:not(.skip), summary, input[type=text], .option label")]
              .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 47.5)
              .map((e) => e.outerHTML)
            """
        );
        small.ShouldBeEmpty();
    }

    private static async Task CastAsync(BoothPage booth)
    {
        await booth.ContinueAsync();
        await booth.ShowsAsync("review");
        await booth.ContinueAsync();
        await booth.GivePinAsync("01234567");
        await booth.RecordedAsync();
    }

    private static async Task<(int ExitCode, string Output)> VerifyAsync(string folder, string ballot)
    {
        var file = Path.Combine(folder, "ballot.json");
        await File.WriteAllTextAsync(file, ballot, Cancel);
        return await Command.RunAsync(
            Repository.BeleniosTool,
            ["election", "verify-ballot", "--dir", folder, "--uuid", StagedVote.Uuid, "--ballot", file]
        );
    }

    private static async Task ProblemAsync(BoothPage booth, string text)
    {
        await booth.Page.Locator("#problem").GetByText(text).WaitForAsync();
        (await FocusAsync(booth)).ShouldBe("problem");
        booth.Casts.ShouldBeEmpty();
    }

    private static async Task TabToAsync(BoothPage booth, string id)
    {
        for (var i = 0; i < 40 && await FocusAsync(booth) != id; i++)
            await booth.Page.Keyboard.PressAsync("Tab");
        (await FocusAsync(booth)).ShouldBe(id);
    }

    private static Task<string> FocusAsync(BoothPage booth) =>
        booth.Page.EvaluateAsync<string>("document.activeElement.id");

    private static Task<string> SaidAsync(BoothPage booth) => booth.Page.Locator("#live").InnerTextAsync();

    private static async Task<string[]> OrderAsync(BoothPage booth) =>
        [.. await booth.Page.Locator(".order-name").AllInnerTextsAsync()];
}
