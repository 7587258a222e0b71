using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Hustings.Server.Pages;

/// <summary>
/// Public pages, rendered at most once a second per page and language however many people ask: on the night of a
/// result everybody reloads at once. Keys come from our own routes and known stages, so the table stays small.
/// </summary>
public sealed class PublicPages(TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Page, string Language), Lazy<Task<Rendered>>> pages = new();

    /// <summary>Answers with the page, or 304 when the browser has this very page already.</summary>
    public async Task WriteAsync(HttpContext context, string page, string language, Func<Task<string>> render)
    {
        Rendered rendered = await FreshAsync((page, language), render).ConfigureAwait(false);
        HttpResponse response = context.Response;
        PageHeaders.Apply(response);
        response.Headers.CacheControl = "public, max-age=1";
        response.Headers.Vary = "Accept-Language";
        response.Headers.ETag = rendered.Tag;
        if (context.Request.Headers.IfNoneMatch == rendered.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentLength = rendered.Html.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(rendered.Html, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<Rendered> FreshAsync((string, string) key, Func<Task<string>> render)
    {
        Lazy<Task<Rendered>> Start() => new(async () => Seal(await render().ConfigureAwait(false)));
        Lazy<Task<Rendered>> slot = pages.GetOrAdd(key, _ => Start());
        if (slot.Value.IsFaulted || (slot.Value.IsCompletedSuccessfully && IsStale(slot.Value.Result)))
        {
            Lazy<Task<Rendered>> next = Start();

            // Whoever loses this exchange uses the winner's page.
            slot = pages.TryUpdate(key, next, slot) ? next : pages[key];
        }

        return await slot.Value.ConfigureAwait(false);
    }

    private bool IsStale(Rendered rendered) => time.GetElapsedTime(rendered.At) >= Freshness;

    private Rendered Seal(string html)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(html);
        return new Rendered(
            bytes,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..16])}\"",
            time.GetTimestamp()
        );
    }

    private sealed record Rendered(byte[] Html, string Tag, long At);
}
