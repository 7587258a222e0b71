using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>A stage through its life, as a voter meets it at each moment.</summary>
public sealed class BoothStages
{
    // Names that a careless page or serialiser would spoil.
    private const string Specification = """
        {
          "contest": { "en": "Board election", "fr": "Élection du conseil" },
          "title": { "en": "Two seats", "fr": "Deux sièges" },
          "question": { "en": "Who should join the board?", "fr": "Qui devrait siéger au conseil?" },
          "candidates": ["Ann \"Annie\" Archer", "Bo \\ Baker", "Chloé Côté 🗳", "<b>Dee</b> & Day", "Eli Émond"],
          "blank": true,
          "min": 0,
          "max": 2,
          "members": 3,
          "trustees": 1,
          "policy": "last",
          "opens": "2098-05-01T16:00:00Z",
          "closes": "2098-05-02T00:30:00Z",
          "timeZone": "America/Toronto",
          "help": { "phone": "1-800-555-0142", "hours": { "en": "8 a.m. to 9 p.m.", "fr": "de 8 h à 21 h" } }
        }
        """;

    [Fact]
    public async Task Voter_meets_a_stage_before_while_and_after_it_is_open()
    {
        await using var stage = await ServedContest.StartAsync(specification: Specification);
        await stage.EnterAsync();
        await using var browser = await Browser.StartAsync();
        var voter = stage.Voters[0];
        var booth = await BoothPage.NewAsync(browser, new BoothScreen());

        await booth.GoAsync(Link(stage, voter.Code));
        await booth.ShowsAsync("not_open");
        (await booth.TextAsync()).ShouldContain("Thursday, May 1, 2098, 12 noon Toronto time");
        (await booth.Page.Locator("footer").InnerTextAsync()).ShouldContain("1-800-555-0142");
        await booth.Page.ShouldHoldAsync();

        await stage.PostponeAsync(null, new DateTimeOffset(2098, 5, 2, 0, 30, 0, TimeSpan.Zero));
        await stage.OrderAsync("open");
        booth = await BoothPage.NewAsync(browser, new BoothScreen());
        await booth.GoAsync(Link(stage, voter.Code));
        await booth.ShowsAsync("choice");
        (await booth.TextAsync()).ShouldContain("You can vote again until voting closes.");
        (await booth.Page.Locator("header").InnerTextAsync()).ShouldContain("8:30");
        await booth.Page.ShouldHoldAsync();
        foreach (var line in new[] { 0, 1, 2 })
        {
            await booth.Page.Locator($"#choice-{line}").CheckAsync();
        }

        await booth.ContinueAsync();
        await booth.Page.GetByText("You chose 3. Choose 2 at most.").First.WaitForAsync();
        await booth.Page.Locator("#choice-1").UncheckAsync();
        await booth.ContinueAsync();
        await booth.ShowsAsync("review");
        (await booth.TextAsync()).ShouldContain("Chloé Côté 🗳");
        await booth.ContinueAsync();
        await booth.GivePinAsync(voter.Pin);
        var first = await booth.RecordedAsync();

        // The policy says that the last one counts: the same code votes again.
        booth = await BoothPage.NewAsync(browser, new BoothScreen());
        await booth.GoAsync(Link(stage, voter.Code));
        (await booth.VoteAsync("Blank vote", voter.Pin)).ShouldNotBe(first);

        // A code that is well-formed but of nobody in this contest.
        var late = await BoothPage.NewAsync(browser, new BoothScreen());
        await late.GoAsync(Link(stage, VotingCode.Generate(SodiumRandom.Instance)));
        await late.ChooseUpToPinAsync("Blank vote");
        await late.GivePinAsync(voter.Pin);
        await late.ShowsAsync("code");
        (await late.TextAsync()).ShouldContain("This code is not on the list for this vote");
        await late.Page.Locator("#code").FillAsync(stage.Voters[1].Code);
        await late.ContinueAsync();
        await late.ShowsAsync("choice");
        (await late.Page.GetByLabel("Blank vote").IsCheckedAsync()).ShouldBeTrue();
        await late.ContinueAsync();
        await late.ContinueAsync();
        await late.ShowsAsync("pin");

        // Voting closes while this voter stands before the last step.
        await stage.OrderAsync("close");
        await late.GivePinAsync(stage.Voters[1].Pin);
        await late.ShowsAsync("refused");
        (await late.HeadingAsync()).ShouldBe("Voting has closed");
        (await late.TextAsync()).ShouldContain("Your vote was not recorded.");
        await late.Page.ShouldHoldAsync();

        booth = await BoothPage.NewAsync(browser, new BoothScreen());
        await booth.GoAsync(Link(stage, voter.Code));
        await booth.ShowsAsync("closed");
        await booth.Page.ShouldHoldAsync();
        late.Complaints.ShouldBeEmpty();

        // An address with a slip in it.
        booth = await BoothPage.NewAsync(browser, new BoothScreen());
        await booth.GoAsync($"{stage.Address}/vote/{stage.Uuid}x?lang=en");
        await booth.ShowsAsync("unavailable");
        (await booth.HeadingAsync()).ShouldBe("There is no vote at this address");
    }

    private static string Link(ServedContest stage, string code) => $"{stage.Address}/vote/{stage.Uuid}?lang=en#{code}";
}
