using Hustings.Server.Tests.Rounds;
using Microsoft.Playwright;
using Shouldly;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// Somebody who knows nothing of Hustings comes to the contest's page after two rounds. Each question must be answered, in words that stand on the page
/// without opening anything, within two clicks on links whose words lead there.
/// </summary>
internal static class StrangersQuestions
{
    private static readonly (string Question, string[] Clicks, string[] Answers)[] All =
    [
        (
            "how round 2 differed from round 1",
            ["All rounds side by side"],
            [
                "How votes moved from round 1 to round 2",
                "Votes in each round",
                "Change of the base since the round before",
            ]
        ),
        (
            "how round 2 differed from round 1, in figures",
            ["See the result: Round 2"],
            ["Since round 1", "How votes moved from round 1 to round 2"]
        ),
        ("why somebody left", [], ["had the fewest votes"]),
        ("why somebody left, with the table", ["See the result: Round 1"], ["had the fewest votes", "Votes counted"]),
        (
            "whether the record was checked",
            ["Was the record checked"],
            ["Was the record checked?", "checked every ballot before it entered the box", "./hustings verify"]
        ),
    ];

    public static async Task ShouldBeAnsweredAsync(RoundsServer contest, IPage page)
    {
        foreach (var (question, clicks, answers) in All)
        {
            clicks.Length.ShouldBeLessThanOrEqualTo(2, question);
            await page.GotoAsync($"{contest.Client.BaseAddress}?lang=en");
            foreach (var words in clicks)
            {
                await page.GetByRole(AriaRole.Main)
                    .GetByRole(
                        AriaRole.Link,
                        new() { NameRegex = new($"^{words}", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }
                    )
                    .First.ClickAsync();
                await page.WaitForLoadStateAsync();
            }

            var read = await page.EvaluateAsync<string>("document.querySelector('main').innerText");
            foreach (var answer in answers)
            {
                read.ShouldContain(answer, Case.Insensitive, $"{question}: not on {page.Url}");
            }
        }
    }
}
