using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Status;

/// <summary>The front page, the status page of a stage, and the accessibility statement.</summary>
public static class StatusEndpoints
{
    public static void MapStatus(this WebApplication app)
    {
        app.MapPublicPage<FrontPage>("/");
        app.MapPublicPage<AccessibilityPage>("/accessibility");
        app.MapStagePage<StatusPage>("status");
        app.MapGet("/status/{uuid}/pulse.json", Pulse.Of);
        app.MapGet(Pulse.Contest, Pulse.OfContest);
        app.MapFallback(NotFound.FallbackAsync);
        app.MapGet("/icon.svg", SiteIcon.WriteAsync);
    }
}
