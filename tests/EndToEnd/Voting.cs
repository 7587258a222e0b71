using Microsoft.Playwright;

namespace Hustings.EndToEnd;

/// <summary>Votes in the booth as a person does: reads, clicks, types.</summary>
public static class Voting
{
    /// <summary>
    /// Goes from the choice to "Your vote has been recorded" and returns the receipt number. The page stands at the
    /// booth's first page, opened from a voter's link; <paramref name="option"/> is the label of the choice.
    /// </summary>
    public static async Task<string> VoteAsync(this IPage page, string option, string pin)
    {
        await page.GetByLabel(option, new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review my choice" }).ClickAsync();
        await page.GetByText("You have not voted yet").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "This is my choice" }).ClickAsync();
        await page.Locator("#pin").FillAsync(pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cast my vote" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Your vote has been recorded") }).WaitForAsync();
        return (await page.Locator("#receipt-number").TextContentAsync())!.Trim();
    }

    /// <summary>Opens the console by its link and waits until it is there.</summary>
    public static async Task EnterConsoleAsync(this IPage page, string officerLink)
    {
        await page.GotoAsync(officerLink);
        await page.GetByRole(AriaRole.Heading, new() { Name = "What needs you" }).WaitForAsync();
    }
}
