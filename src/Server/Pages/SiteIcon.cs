namespace Hustings.Server.Pages;

/// <summary>A ballot going into a box, for the browser's tab; it stays readable on light and dark tabs.</summary>
public static class SiteIcon
{
    private const string Svg =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1d3f72"/><path d="M9 4h14v12H9z" fill="#fff"/><path d="m12 9 3 3 5-5" fill="none" stroke="#1d3f72" stroke-width="2.5"/><path d="M4 16h24v10H4z" fill="#fff"/><path d="M8 19h16" stroke="#1d3f72" stroke-width="2.5"/></svg>""";

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "image/svg+xml";
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return context.Response.WriteAsync(Svg, context.RequestAborted);
    }
}
