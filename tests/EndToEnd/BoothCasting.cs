using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>A vote on its way: from the link to the receipt, and all that can happen between.</summary>
[Collection(BoothTests.Name)]
public sealed partial class BoothCasting(BoothStand stand)
{
    private const string Candidate = "Benoît Tremblay";

    [Fact]
    public async Task Vote_from_a_link_is_recorded_and_its_receipt_number_is_found_in_the_record()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ShowsAsync("choice");
        booth.Page.Url.ShouldNotContain("#");

        await booth.ChooseAsync(Candidate);
        await booth.ContinueAsync();
        await booth.ShowsAsync("review");
        (await booth.HeadingAsync()).ShouldBe("You have not voted yet.");
        (await booth.TextAsync()).ShouldContain(Candidate);
        await booth.ContinueAsync();
        await booth.ShowsAsync("pin");
        await booth.GivePinAsync(voter.Pin);
        var receipt = await booth.RecordedAsync();

        (await booth.HeadingAsync()).ShouldMatch(@"^Your vote has been recorded at .+\.$");
        (await booth.TextAsync()).ShouldContain("You are done.");
        booth.Casts.Count.ShouldBe(1);
        booth.ShouldHaveKeptSecret(voter);
        booth.Complaints.ShouldBeEmpty();

        await booth
            .Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Check that my vote is in the box" })
            .ClickAsync();
        await booth.Page.Locator("[data-outcome=found]:visible").WaitForAsync();
        (await booth.Page.Locator("#receipt").InputValueAsync()).ShouldBe(receipt);
    }

    [Fact]
    public async Task Code_leaves_the_address_bar_and_the_history_at_once_and_nothing_is_kept_in_storage()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.VoteAsync(Candidate, voter.Pin);
        booth.Page.Url.ShouldNotContain("#");
        var kept = await booth.Page.EvaluateAsync<string>(
            """
            async () => JSON.stringify([
              { ...localStorage }, { ...sessionStorage }, document.cookie, history.state,
              (await indexedDB.databases()).length, (await caches.keys()).length,
            ])
            """
        );
        kept.ShouldBe("""[{},{},"",{"page":"pin"},0,0]""");

        await booth.Page.ReloadAsync();
        await booth.ShowsAsync("code");
        (await booth.Page.Locator("#code").InputValueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_typed_without_dashes_and_with_spaces_is_taken()
    {
        var voter = stand.NextVoter();
        var booth = await stand.NewPageAsync();
        await booth.GoAsync($"{stand.Server.Address}/vote/{stand.Server.Uuid}");
        await booth.ShowsAsync("code");
        await booth.Page.Locator("#code").FillAsync($"  {voter.Code.Replace('-', ' ')} ");
        await booth.ContinueAsync();
        await booth.VoteAsync(Candidate, voter.Pin[..4] + " " + voter.Pin[4..]);
        booth.ShouldHaveKeptSecret(voter);
    }

    [Fact]
    public async Task Code_with_a_character_that_cannot_be_names_its_group_and_sends_nothing()
    {
        var voter = stand.NextVoter();
        var booth = await stand.NewPageAsync();
        await booth.GoAsync($"{stand.Server.Address}/vote/{stand.Server.Uuid}");
        await booth.ShowsAsync("code");
        var wrong = voter.Code[..13] + "0" + voter.Code[14..];
        await booth.Page.Locator("#code").FillAsync(wrong);
        await booth.ContinueAsync();
        await booth.Page.Locator("#problem").WaitForAsync();
        (await booth.Page.Locator("#problem").InnerTextAsync()).ShouldContain($"third group: {wrong[13..18]}");
        (await booth.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("problem");

        // One character exchanged for another that may be: only the check character can tell.
        var swapped = voter.Code[..^1] + (voter.Code[^1] == 'A' ? 'B' : 'A');
        await booth.Page.Locator("#code").FillAsync(swapped);
        await booth.ContinueAsync();
        await booth.Page.GetByText("This is not a voting code").First.WaitForAsync();
        booth.Casts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_pin_is_asked_again_with_the_tries_left_and_the_same_ballot_goes_out_newly_sealed()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ChooseUpToPinAsync(Candidate);
        await booth.GivePinAsync(voter.Pin == "00000000" ? "11111111" : "00000000");
        await booth.Page.Locator("#problem").WaitForAsync();
        (await booth.Page.Locator("#problem").InnerTextAsync()).ShouldContain("You have 4 tries left.");
        await booth.GivePinAsync(voter.Pin);
        await booth.RecordedAsync();

        booth.Casts.Count.ShouldBe(2);
        booth.Casts[1][194..].ShouldBe(booth.Casts[0][194..]);
        booth.Casts[1][..194].ShouldNotBe(booth.Casts[0][..194]);
        booth.ShouldHaveKeptSecret(voter);
    }

    [Fact]
    public async Task Five_wrong_pins_lock_the_code_and_the_page_says_whom_to_ask()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ChooseUpToPinAsync(Candidate);
        for (var i = 1; i <= 4; i++)
        {
            await booth.GivePinAsync($"{(int.Parse(voter.Pin) + i) % 100_000_000:00000000}");
            await booth.Page.Locator("#problem").WaitForAsync();
        }

        await booth.GivePinAsync($"{(int.Parse(voter.Pin) + 5) % 100_000_000:00000000}");
        await booth.ShowsAsync("refused");
        (await booth.HeadingAsync()).ShouldBe("This code is locked");
    }

    [Fact]
    public async Task Request_lost_on_its_way_is_sent_again_with_the_same_bytes()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        var before = await stand.AcceptedAsync();
        var attempts = 0;
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            route => ++attempts == 1 ? route.AbortAsync("connectionreset") : route.ContinueAsync()
        );
        await booth.ChooseUpToPinAsync(Candidate);
        await booth.GivePinAsync(voter.Pin);
        await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
        await booth.RecordedAsync();
        booth.Casts.Count.ShouldBe(2);
        booth.Casts[1].ShouldBe(booth.Casts[0]);
        (await stand.AcceptedAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Answer_lost_on_its_way_back_leaves_one_ballot_in_the_box_and_one_receipt()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        var before = await stand.AcceptedAsync();
        var lost = "";
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            async route =>
            {
                if (lost.Length > 0)
                {
                    await route.ContinueAsync();
                    return;
                }

                // The server takes the ballot; its answer never arrives.
                var answer = await route.FetchAsync();
                lost = await answer.TextAsync();
                await route.AbortAsync("connectionreset");
            }
        );
        var receipt = await booth.VoteAsync(Candidate, voter.Pin);
        lost.ShouldContain($"\"tracker\":\"{receipt}\"");
        booth.Casts.Count.ShouldBe(2);
        booth.Casts[1].ShouldBe(booth.Casts[0]);
        (await stand.AcceptedAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Busy_server_is_explained_in_words_and_the_page_goes_on_by_itself()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        var attempts = 0;
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            route =>
                ++attempts <= 2
                    ? route.FulfillAsync(
                        new()
                        {
                            Status = 503,
                            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
                            Body = """{"status":"refused","code":"busy","message":{"en":"","fr":""}}""",
                        }
                    )
                    : route.ContinueAsync()
        );
        await booth.ChooseUpToPinAsync(Candidate);
        await booth.GivePinAsync(voter.Pin);
        await booth.Page.GetByText("Many people are voting right now.").First.WaitForAsync();
        (await booth.Page.Locator("#live").InnerTextAsync()).ShouldContain("Your place is kept");
        await booth.RecordedAsync();
        booth.Casts.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Phone_that_loses_its_network_sends_the_vote_by_itself_when_it_is_back()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ChooseUpToPinAsync(Candidate);
        await booth.Page.Context.SetOfflineAsync(true);
        await booth.GivePinAsync(voter.Pin);
        await booth.Page.GetByText("You seem to be offline.").First.WaitForAsync();
        await booth.Page.Context.SetOfflineAsync(false);
        await booth.RecordedAsync();
    }

    [Fact]
    public async Task Second_vote_with_the_same_code_is_told_that_the_first_one_counts()
    {
        var voter = stand.NextVoter();
        await (await stand.OpenAsync(voter)).VoteAsync(Candidate, voter.Pin);
        var before = await stand.AcceptedAsync();
        var again = await stand.OpenAsync(voter);
        await again.ChooseUpToPinAsync("Blank vote");
        await again.GivePinAsync(voter.Pin);
        await again.ShowsAsync("refused");
        (await again.HeadingAsync()).ShouldBe("This code has already voted");
        (await stand.AcceptedAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Back_and_forward_lose_nothing_and_cannot_take_back_a_recorded_vote()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ChooseUpToPinAsync(Candidate);
        await booth.Page.Locator("#back").ClickAsync();
        await booth.ShowsAsync("review");
        await booth.Page.GoBackAsync();
        await booth.ShowsAsync("choice");
        (await booth.Page.GetByLabel(Candidate).IsCheckedAsync()).ShouldBeTrue();
        booth.Page.Url.ShouldNotContain("#");
        await booth.Page.GoForwardAsync();
        await booth.Page.GoForwardAsync();
        await booth.ShowsAsync("pin");
        await booth.GivePinAsync(voter.Pin);
        var receipt = await booth.RecordedAsync();
        await booth.Page.GoBackAsync();
        (await booth.RecordedAsync()).ShouldBe(receipt);
    }

    [Fact]
    public async Task Back_from_a_code_that_came_by_link_shows_the_code()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ShowsAsync("choice");
        await booth.Page.Locator("#back").ClickAsync();
        await booth.ShowsAsync("code");
        (await booth.Page.Locator("#code").InputValueAsync()).ShouldBe(voter.Code);
    }

    [Fact]
    public async Task French_is_spoken_from_the_first_page_to_the_last()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter, "fr");
        await booth.ShowsAsync("choice");
        (await booth.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("fr");
        (await booth.HeadingAsync()).ShouldBe("Qui devrait être notre prochaine présidente ou prochain président?");
        await booth.ChooseAsync("Vote blanc");
        await booth.ContinueAsync();
        await booth.ShowsAsync("review");
        (await booth.HeadingAsync()).ShouldBe("Vous n’avez pas encore voté.");

        // To English and back: nothing is lost.
        await booth.Page.Locator("#language").ClickAsync();
        (await booth.HeadingAsync()).ShouldBe("You have not voted yet.");
        await booth.Page.Locator("#language").ClickAsync();
        (await booth.TextAsync()).ShouldContain("Vote blanc");
        await booth.ContinueAsync();
        await booth.GivePinAsync(voter.Pin);
        await booth.RecordedAsync();
        (await booth.HeadingAsync()).ShouldStartWith("Votre vote a été enregistré à ");
        (await booth.TextAsync()).ShouldContain("C’est fait.");
    }

    [Fact]
    public async Task Receipt_is_saved_as_a_file_that_says_nothing_about_the_choice()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        var receipt = await booth.VoteAsync(Candidate, voter.Pin);
        var download = await booth.Page.RunAndWaitForDownloadAsync(() =>
            booth.Page.GetByText("Save the receipt").ClickAsync()
        );
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        text.ShouldContain(receipt);
        text.ShouldContain($"{stand.Server.Address}/check/{stand.Server.Uuid}");
        text.ShouldNotContain(Candidate);
        text.ShouldNotContain(voter.Code);
        SignatureLine().IsMatch(text).ShouldBeTrue();
    }

    [GeneratedRegex("Signature: [0-9a-f]{128}\r\n")]
    private static partial Regex SignatureLine();
}
