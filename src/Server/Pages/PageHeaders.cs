namespace Hustings.Server.Pages;

/// <summary>What our HTML pages add to the headers that every answer carries (Hosting/SecurityHeaders).</summary>
public static class PageHeaders
{
    public static void Apply(HttpResponse response) => response.ContentType = "text/html; charset=utf-8";
}
