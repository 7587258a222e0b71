using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Hustings.EndToEnd;

/// <summary>Holds a page in its present state against axe-core's rules.</summary>
public static class Accessibility
{
    public static async Task ShouldHoldAsync(this IPage page)
    {
        // Our pages hold no frames. For pages that do, RunAxe puts the results of all frames together in a new page of its own, which costs
        // more than the rest of the look.
        page.Frames.Count.ShouldBe(1, page.Url);
#pragma warning disable CS0618 // Obsolete, "use with caution": the caution is the line above.
        var result = await page.RunAxeLegacy();
#pragma warning restore CS0618
        result
            .Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(" | ", v.Nodes.Select(n => n.Html))})")
            .ShouldBeEmpty($"axe-core on {page.Url}");
    }
}
