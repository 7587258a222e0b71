using System.Text.RegularExpressions;
using Hustings.EndToEnd.House;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hustings.EndToEnd.Journeys;

/// <summary>
/// What issue 1 promises: a newcomer starts the demo, votes in a browser, closes voting, sees the result, and checks the
/// whole record with a verifier that we did not write.
/// </summary>
public class NewcomerJourney
{
    [Fact]
    public async Task A_newcomer_votes_closes_sees_the_result_and_checks_the_record_with_two_programs()
    {
        await using DemoServer demo = await DemoServer.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        IPage voter = await browser.NewPageAsync();

        string first = await VoteFromDemoPageAsync(voter, demo, 0, "Benoît Tremblay");
        string second = await VoteFromDemoPageAsync(voter, demo, 1, "Benoît Tremblay");
        string third = await VoteFromDemoPageAsync(voter, demo, 2, "Blank vote");
        new[] { first, second, third }.Distinct().Count().ShouldBe(3);

        // A page that was open before voting closed goes on to the result without anybody touching it.
        IPage reader = await browser.NewPageAsync();
        await reader.GotoAsync($"{demo.Address}/results/{demo.Uuid}");
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no result yet");

        await CloseAsync(await browser.NewPageAsync(), demo);
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Result", new() { Timeout = 20_000 });
        await Expect(reader.Locator(".lead"))
            .ToHaveTextAsync(new Regex("Benoît Tremblay has the most votes: 2\\svotes of 2 valid votes"));
        await Expect(reader.Locator("table").First.Locator("tbody tr").First)
            .ToHaveTextAsync(new Regex("Benoît Tremblay\\s*2\\s*100.0%"));
        await reader.ShouldHoldAsync();

        await CheckMyBallotAsync(reader, first);
        await reader.GoBackAsync();
        await CheckRecordAsync(reader, demo);
    }

    private static async Task<string> VoteFromDemoPageAsync(IPage page, DemoServer demo, int index, string option)
    {
        await page.GotoAsync(demo.DemoPage);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Voter {index + 1}", Exact = true }).ClickAsync();
        string receipt = await page.VoteAsync(option, demo.Voters[index].Pin);

        // The code was in the address, and is gone from it.
        page.Url.ShouldNotContain(demo.Voters[index].Code);
        return receipt;
    }

    private static async Task CloseAsync(IPage officer, DemoServer demo)
    {
        await officer.EnterConsoleAsync(demo.OfficerLink);
        officer.Url.ShouldNotContain(demo.OfficerLink[(demo.OfficerLink.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        await Expect(officer.Locator("#facts")).ToContainTextAsync("3 of 60 members have voted");
        await officer.ShouldHoldAsync();
        await officer.GetByRole(AriaRole.Link, new() { Name = "Close voting" }).ClickAsync();
        await Expect(officer.Locator("main")).ToContainTextAsync("This cannot be undone");
        await officer.ShouldHoldAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Close voting for good" }).ClickAsync();
        await Expect(officer.GetByText("Voting has closed.", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task CheckMyBallotAsync(IPage page, string receipt)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Check that my ballot is in it" }).ClickAsync();
        await page.GetByLabel("Receipt number").FillAsync($" {receipt[..20]} {receipt[20..]}= ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my ballot" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your ballot is in the box." }))
            .ToBeVisibleAsync();
        await Expect(page.Locator("[data-step] [data-yes]:visible")).ToHaveCountAsync(4);
        await page.ShouldHoldAsync();
    }

    private static async Task CheckRecordAsync(IPage page, DemoServer demo)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Download the record" }).ClickAsync()
        );
        download.SuggestedFilename.ShouldBe($"{demo.Uuid}.bel");
        IDownload proofs = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Download the trustees’ proofs" }).ClickAsync()
        );
        proofs.SuggestedFilename.ShouldBe($"{demo.Uuid}.companions.jsonl");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-record-");
        try
        {
            string record = Path.Combine(folder.FullName, download.SuggestedFilename);
            await download.SaveAsAsync(record);

            (int theirs, string said) = await Command.RunAsync(
                Repository.BeleniosTool,
                "election",
                "verify",
                "--dir",
                folder.FullName
            );
            theirs.ShouldBe(0, said);
            said.ShouldContain("all checks passed");

            await proofs.SaveAsAsync(Path.Combine(folder.FullName, proofs.SuggestedFilename));
            (int ours, said) = await Command.RunAsync("dotnet", Repository.Program, "verify", record);
            ours.ShouldBe(0, said);
            said.ShouldContain("VALID");
            said.ShouldNotContain("INVALID");
            said.ShouldContain("Each trustee's opening was proven");

            (int whole, said) = await Command.RunAsync(
                "dotnet",
                Repository.Program,
                "verify",
                $"{demo.Address}/public"
            );
            whole.ShouldBe(0, said);
            said.ShouldContain("order_signature");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
