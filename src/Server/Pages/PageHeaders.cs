namespace Hustings.Server.Pages;

/// <summary>The headers of our HTML pages (the booth has stricter ones of its own).</summary>
public static class PageHeaders
{
    /// <summary>No inline script or style, nothing from elsewhere, no embedding.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// Sets them. <c>same-origin</c> rather than <c>no-referrer</c>: with the latter a browser sends
    /// <c>Origin: null</c> with a form, and the console could not tell its own forms from foreign ones.
    /// </summary>
    public static void Apply(HttpResponse response)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
