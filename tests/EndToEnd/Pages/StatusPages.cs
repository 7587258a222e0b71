using Hustings.Cli.Probe;
using Hustings.EndToEnd.House;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Incidents;
using Hustings.Server.Probes;
using Hustings.Server.Status;
using Hustings.Server.Tests.Rounds;
using Hustings.Server.Tests.Storage;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// The status page in every state that a worried member can find it in, and its static copy: axe-core finds nothing on a phone and on a desk, light and
/// dark, nothing is left untranslated, nothing scrolls sideways. HUSTINGS_SCREENSHOTS names a folder for pictures of them all.
/// </summary>
public sealed class StatusPages : IDisposable
{
    private readonly TestClock clock = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-status-");
    private readonly List<string> complaints = [];
    private readonly string web = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web");
    private IPage[] screens = [];
    private TrafficState traffic;
    private IReadOnlyList<Incident> incidents = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Status_page_and_its_static_copy_are_accessible_translated_and_narrow_in_every_state()
    {
        await using RoundsServer contest = await RoundsServer.StartAsync(clock, web);
        await using Browser browser = await Browser.StartAsync();
        screens =
        [
            await ScreenAsync(browser, ColorScheme.Light, 1280),
            await ScreenAsync(browser, ColorScheme.Dark, 320),
        ];
        await LookAsync(contest, "1-prepared", "Voting has not opened yet");

        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        await LookAsync(contest, "2-open-unmeasured", "nothing is measured");
        Probe(contest, accepted: 24, of: 24, seconds: 1);
        await LookAsync(contest, "3-calm", "Voting is open and works");
        Probe(contest, accepted: 24, of: 24, seconds: 1);
        traffic = TrafficState.Rush;
        await LookAsync(contest, "4-rush", "Many people are voting right now");
        Probe(contest, accepted: 24, of: 24, seconds: 1);
        Attack(over: false);
        await LookAsync(contest, "5-attack", "your vote gets through within a second");
        await MoveAsync(contest, TimeSpan.FromMinutes(3));
        Probe(contest, accepted: 13, of: 20, seconds: 9);
        await LookAsync(contest, "6-attack-with-effect", "13 of 20 test votes");
        await MoveAsync(contest, TimeSpan.FromMinutes(3));
        Probe(contest, accepted: 0, of: 20, seconds: 0);
        await LookAsync(contest, "7-attack-nothing-through", "none of 20 test votes");

        await MoveAsync(contest, TimeSpan.FromMinutes(3));
        Attack(over: true);
        Probe(contest, accepted: 24, of: 24, seconds: 2);
        await contest.OrderAsync(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote], clock.GetUtcNow().AddHours(5)),
            new("Attacks on the site", "Attaques contre le site")
        );
        await LookAsync(contest, "8-extended", "Voting takes longer");
        contest
            .Service<ProbeBoard>()
            .Take(
                new("toronto", 1, clock.GetUtcNow(), [], new(clock.GetUtcNow(), FileState.Different, ["/vote/"], ""))
            );
        await MoveAsync(contest, TimeSpan.FromSeconds(2));
        await LookAsync(contest, "9-other-page", "Do not vote just now");
        await MoveAsync(contest, TimeSpan.FromMinutes(20));
        await contest.OrderAsync(
            OrderKind.Pause,
            "round-1",
            new OrderDetails.None(),
            new("A fire alarm.", "Alarme d’incendie.")
        );
        await LookAsync(contest, "10-paused", "Voting is paused");
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await LookAsync(contest, "11-closed", "Voting has closed");
        complaints.ShouldBeEmpty();
    }

    // The server's page, and what a probe would publish at this moment while it reaches the server and while it does not.
    private async Task LookAsync(RoundsServer contest, string state, string words)
    {
        await MoveAsync(contest, TimeSpan.FromSeconds(2));
        string uuid = contest.Definition.Stages[0].Uuid;
        await LookAsync(state, words, language => $"{contest.Client.BaseAddress}status/{uuid}?lang={language}");

        DateTimeOffset now = clock.GetUtcNow();
        var view = new OutsideView(now);
        byte[] file = await contest.Client.GetByteArrayAsync(new Uri("/public/status.json", UriKind.Relative));
        StatusPicture said = StatusFile.Read(file).ShouldNotBeNull();
        view.Asked(said, now);
        foreach (ProbeReading reading in contest.Service<ProbeLog>().Recent)
        {
            view.Take(new ProbeResult(reading, 1, 0, ProbeProblem.None, ""));
        }

        var page = new StaticStatus(folder, new Uri("https://vote.example.org"), web);
        page.Write(view, now, TimeSpan.FromSeconds(10));
        await LookAsync($"{state}-static", words, Static);
        await MoveAsync(contest, TimeSpan.FromSeconds(30));
        view.Asked(null, now.AddSeconds(10));
        view.Asked(null, now.AddSeconds(20));
        page.Write(view, clock.GetUtcNow(), TimeSpan.FromSeconds(10));
        await LookAsync($"{state}-lost", "cannot be reached from here", Static);
    }

    private string Static(string language) => $"file://{folder.FullName}/{language}.html";

    private async Task LookAsync(string state, string words, Func<string, string> address)
    {
        List<IReadOnlyList<string>> texts = [];
        foreach (IPage page in screens)
        {
            (string language, string name) = page == screens[0] ? ("en", "desk-light") : ("fr", "phone-dark");
            await page.GotoAsync(address(language));
            await page.ShouldHoldAsync();
            texts.Add(await PageTexts.OfAsync(page));
            int width = await page.EvaluateAsync<int>(
                "Math.max(document.documentElement.scrollWidth, window.innerWidth)"
            );
            width.ShouldBe(page.ViewportSize!.Width, $"{state} scrolls sideways");
            if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } pictures)
            {
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(pictures, $"status-{state}-{name}.png"), FullPage = true }
                );
            }
        }

        string.Join(' ', texts[0]).ShouldContain(words);
        texts[0].Count.ShouldBeGreaterThan(5, state);
        texts[1].Intersect(texts[0]).ShouldBeEmpty($"untranslated in {state}");
    }

    private void Probe(RoundsServer contest, int accepted, int of, int seconds)
    {
        ProbeLog log = contest.Service<ProbeLog>();
        for (int number = 0; number < of; number++)
        {
            DateTimeOffset time = clock.GetUtcNow().AddSeconds(-number);
            Lane lane = number % 2 == 0 ? Lane.Work : Lane.Open;
            log.Take(new ProbeReading(time, lane, number < accepted, TimeSpan.FromSeconds(seconds)));
        }
    }

    // What detection says is said by this test: the watch looks first, and has nothing to look at until the clock moves again.
    private async Task MoveAsync(RoundsServer contest, TimeSpan by)
    {
        clock.Advance(by);
        await contest.Service<IncidentWatch>().TickAsync();
        (contest.Service<TrafficNews>().State, contest.Service<TrafficNews>().Incidents) = (traffic, incidents);
    }

    private void Attack(bool over)
    {
        DateTimeOffset start = clock.GetUtcNow().AddMinutes(-12);
        DateTimeOffset before = start.AddDays(-1);
        Incident first = Made(1, before, before.AddMinutes(19), AttackKind.SlowConnections) with { PeakSources = 3 };
        Incident second = Made(2, start, over ? start.AddMinutes(11) : null, AttackKind.Garbage, AttackKind.Pages) with
        {
            BallotsPutOff = 31,
            Probes = 60,
            ProbesAccepted = 58,
            SlowestProbe = TimeSpan.FromSeconds(3.4),
        };
        incidents = [first, second];
        traffic = over ? TrafficState.Calm : TrafficState.Attack;
    }

    private static Incident Made(int number, DateTimeOffset start, DateTimeOffset? end, params AttackKind[] kinds) =>
        new(
            number,
            start,
            end,
            kinds.ToHashSet(),
            1_240,
            84_012,
            310,
            512,
            0,
            0,
            0,
            TimeSpan.Zero,
            start,
            start,
            0,
            TimeSpan.Zero
        );

    private async Task<IPage> ScreenAsync(Browser browser, ColorScheme scheme, int width)
    {
        IPage page = await browser.NewPageAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = 720 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        // Pages follow the contest by themselves; here that would pull a page away while it is looked at.
        await page.RouteAsync("**/pulse.json", route => route.FulfillAsync(new() { Status = 204 }));
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }
}
