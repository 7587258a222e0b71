using System.Security.Cryptography;

namespace Hustings.Server.PublicFiles;

/// <summary>
/// A public answer: the same for everybody, with a tag by which caches and browsers ask whether it changed. Any page of any
/// origin may read it.
/// </summary>
internal sealed record PublicFile(ReadOnlyMemory<byte> Bytes, string ContentType, string CacheControl, string Tag)
{
    /// <summary>For what never changes.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <summary>For what changes while a stage runs: caches may answer for one second, then they ask.</summary>
    public const string Moving = "public, max-age=1";

    /// <summary>A file tagged by its content.</summary>
    public static PublicFile Of(ReadOnlyMemory<byte> bytes, string contentType, string cacheControl) =>
        new(bytes, contentType, cacheControl, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span)[..16])}\"");

    /// <summary>A JSON file.</summary>
    public static PublicFile Json(ReadOnlyMemory<byte> bytes, string cacheControl) =>
        Of(bytes, "application/json", cacheControl);

    /// <summary>Answers a GET or HEAD request, with 304 if the asker has this very content.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = CacheControl;
        response.Headers.ETag = Tag;
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(Bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
