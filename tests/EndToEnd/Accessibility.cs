using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Hustings.EndToEnd;

/// <summary>Holds a page in its present state against axe-core's rules.</summary>
public static class Accessibility
{
    public static async Task ShouldHoldAsync(this IPage page)
    {
        var result = await page.RunAxe();
        result
            .Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Select(n => n.Html))})")
            .ShouldBeEmpty($"axe-core on {page.Url}");
    }
}
