using Hustings.Record;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>What officers order while somebody has the booth open: it is said plainly, and nothing that was given is lost.</summary>
[Collection(BoothTests.Name)]
public sealed class BoothNews(BoothStand stand)
{
    private const string Reason =
        """{"en":"The hall’s connection was slow.","fr":"La connexion de la salle était lente."}""";

    private static readonly BoothScreen Phone = new(360, 740);

    [Fact]
    public async Task Voting_that_is_extended_says_so_within_ten_seconds_and_leaves_what_is_being_typed()
    {
        var vote = NewVote();
        var booth = await vote.OpenAsync(stand, Phone);
        await booth.ChooseUpToPinAsync(StagedVote.Names[1]);
        await booth.Page.Locator("#pin").PressSequentiallyAsync("0123");
        await booth.Page.Keyboard.PressAsync("ArrowLeft");

        Extend(vote);
        // Nobody touches the page: it looks by itself.
        await booth.Page.Locator("#news.unread").WaitForAsync(new() { Timeout = 30_000 });

        const string Said =
            "Voting now ends at 5:40 p.m. Toronto time (it was 4:30 p.m.). Reason: The hall’s connection was slow.";
        Plain(await booth.Page.Locator("#live").InnerTextAsync()).ShouldBe(Said);
        Plain(await booth.Page.Locator("#news").InnerTextAsync())
            .ReplaceLineEndings(" ")
            .ShouldContain("(it was 4:30 p.m.");
        Plain(await booth.Page.Locator("header").InnerTextAsync()).ShouldContain("5:40 p.m.");
        await booth.Page.Keyboard.TypeAsync("9");
        (await booth.Page.Locator("#pin").InputValueAsync()).ShouldBe("01293");
        await booth.Page.ShouldHoldAsync();

        await booth.Page.Locator("#news button").ClickAsync();
        (await booth.Page.Locator("#news.unread").CountAsync()).ShouldBe(0);
        (await booth.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("news");

        // And to whoever comes only now, in French.
        var late = await vote.OpenAsync(stand, Phone, "fr");
        await late.ShowsAsync("choice");
        (await late.TextAsync()).ShouldContain(
            "Le scrutin prend désormais fin à 17 h 40, heure de Toronto (au lieu de 16 h 30"
        );
        booth.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Paused_vote_is_not_sent_and_goes_on_with_the_choice_kept()
    {
        var vote = NewVote();
        var booth = await vote.OpenAsync(stand, Phone);
        await booth.ChooseUpToPinAsync(StagedVote.Names[0]);
        vote.Set("state", "\"paused\"");
        vote.Refusal = "stage_paused";

        // The pause reaches the ballot before it reaches the page.
        await booth.GivePinAsync("01234567");
        await booth.ShowsAsync("refused");
        (await booth.HeadingAsync()).ShouldBe("Voting is paused");
        (await booth.TextAsync()).ShouldContain("Your vote was not recorded.");
        await booth.Page.ShouldHoldAsync();

        var other = await vote.OpenAsync(stand, Phone);
        await other.ChooseUpToPinAsync(StagedVote.Names[1]);
        (await other.TextAsync()).ShouldContain("Voting is paused. You can leave this page open.");
        await other.GivePinAsync("01234567");
        await other.Page.Locator("#problem").WaitForAsync();
        other.Casts.ShouldBeEmpty();
        await other.Page.ShouldHoldAsync();

        vote.Set("state", "\"open\"");
        vote.Refusal = null;
        foreach (var waiting in new[] { booth, other })
        {
            await StagedVote.LookAsync(waiting);
            await waiting.Page.Locator("#news").GetByText("Voting is open again.").WaitForAsync();
            await waiting.ShowsAsync("pin");
            await waiting.GivePinAsync("01234567");
            await waiting.RecordedAsync();
        }
    }

    [Fact]
    public async Task Vote_that_closes_under_the_voters_hands_says_that_nothing_was_sent_and_can_open_again()
    {
        var vote = NewVote();
        var booth = await vote.OpenAsync(stand, Phone);
        await booth.ChooseUpToPinAsync(StagedVote.Names[0]);
        vote.Set("state", "\"closed\"");
        await StagedVote.LookAsync(booth);
        await booth.ShowsAsync("closed");
        (await booth.TextAsync()).ShouldContain("You have not voted on this page");
        await booth.Page.ShouldHoldAsync();

        vote.Set("state", "\"open\"");
        Extend(vote);
        await StagedVote.LookAsync(booth);
        await booth.ShowsAsync("choice");
        (await booth.TextAsync()).ShouldContain("Voting is open again.");
        (await booth.Page.Locator("#choice-0").IsCheckedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Hall_before_home_waits_and_says_for_what()
    {
        var vote = NewVote();
        vote.Set(
            "windows",
            """[{"channel":"hall","opens":null,"closes":"2099-03-24T20:30:00Z"},{"channel":"remote","opens":"2099-03-24T20:30:00Z","closes":null}]"""
        );
        vote.SentAt = "Tue, 24 Mar 2099 20:00:00 GMT";
        var booth = await vote.OpenAsync(stand, Phone);
        await booth.ShowsAsync("not_open");
        (await booth.TextAsync()).ShouldContain("Members in the hall vote first");
        (await booth.TextAsync()).ShouldContain("4:30 p.m. Toronto time");
        await booth.Page.ShouldHoldAsync();
        vote.SentAt = "Tue, 24 Mar 2099 20:30:00 GMT";
        await StagedVote.LookAsync(booth);
        await booth.ShowsAsync("choice");
        (await booth.TextAsync()).ShouldContain("This holds for all ways to vote together: online and in the hall.");
    }

    [Theory]
    [InlineData("voided_post", "Your postal ballot has arrived")]
    [InlineData("code_void", "This code is no longer valid")]
    [InlineData("channel_closed", "You cannot vote here at the moment")]
    public async Task Refusal_of_a_contest_has_its_own_page(string code, string heading)
    {
        var vote = NewVote();
        vote.Refusal = code;
        var booth = await vote.OpenAsync(stand, Phone);
        await booth.ChooseUpToPinAsync(StagedVote.Names[0]);
        await booth.GivePinAsync("01234567");
        await booth.ShowsAsync("refused");
        (await booth.HeadingAsync()).ShouldBe(heading);
        (await booth.TextAsync()).ShouldContain("was not recorded.");
        await booth.Page.ShouldHoldAsync();
    }

    [Fact]
    public async Task Candidates_have_their_photos_and_statements_and_a_withdrawal_is_said()
    {
        var booth = await NewVote().OpenAsync(stand, Phone);
        await booth.ShowsAsync("choice");
        await booth.Page.Locator(".photo").First.WaitForAsync();
        (await booth.TextAsync()).ShouldContain("Has withdrawn from the race.");
        (await booth.Page.GetByText("Housing first.").IsVisibleAsync()).ShouldBeFalse();
        await booth.Page.Locator("#about-0").ClickAsync();
        (await booth.Page.GetByText("Housing first.").IsVisibleAsync()).ShouldBeTrue();
        await booth.Page.ShouldHoldAsync();
        (await booth.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        booth.Complaints.ShouldBeEmpty();
    }

    private static StagedVote NewVote() => new(new Question("Who should lead?", StagedVote.Names, 1, 1, Blank: true));

    private static void Extend(StagedVote vote)
    {
        vote.Set("closes", "\"2099-03-24T21:40:00Z\"");
        vote.Set(
            "change",
            $$"""{"time":"2099-03-24T20:20:00Z","from":"2099-03-24T20:30:00Z","to":"2099-03-24T21:40:00Z","reason":{{Reason}}}"""
        );
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
