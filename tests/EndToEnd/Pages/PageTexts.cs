using Microsoft.Playwright;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// Every piece of text of a page that somebody may read or hear, shown or hidden: text, labels and the title. Left out is
/// what says of itself that it is not to be translated, or that it is in another language.
/// </summary>
public static class PageTexts
{
    private const string Script = """
        () => {
          const own = document.documentElement.lang;
          const apart = (e) => e.closest('script, style, [translate="no"]') || (e.closest('[lang]')?.lang ?? own) !== own;
          const found = [document.title];
          const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) if (!apart(walk.currentNode.parentElement)) found.push(walk.currentNode.textContent);
          for (const e of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
            if (!apart(e)) for (const name of ['aria-label', 'title', 'alt', 'placeholder']) found.push(e.getAttribute(name) ?? '');
          return found.map((t) => t.replace(/\s+/g, ' ').trim()).filter((t) => /\p{L}{2}/u.test(t));
        }
        """;

    public static async Task<IReadOnlyList<string>> OfAsync(IPage page) => await page.EvaluateAsync<string[]>(Script);
}
