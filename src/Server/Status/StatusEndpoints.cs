using Hustings.Server.Pages;
using Hustings.Server.PublicFiles;
using Hustings.Server.Stages;

namespace Hustings.Server.Status;

/// <summary>The front page, the status page of a stage and of the stage in hand, and the accessibility statement.</summary>
public static class StatusEndpoints
{
    public static void AddStatus(this IServiceCollection services)
    {
        services.AddSingleton<StatusBoard>();
        services.AddSingleton<TrafficNews>();
    }

    public static void MapStatus(this WebApplication app)
    {
        app.MapPublicPage<FrontPage>("/");
        app.MapPublicPage<AccessibilityPage>("/accessibility");
        app.MapStagePage<StatusPage>("status");
        app.MapPublicPage<StatusPage>("/status");
        app.MapMethods(
            "/public/status.json",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, StageDirectory stages, StatusBoard board) =>
                PublicFile
                    .Json(StatusFile.Of(board.Of(stages.Current())).ToBytes(), PublicFile.Moving)
                    .WriteAsync(context)
        );
        app.MapGet("/status/{uuid}/pulse.json", Pulse.Of);
        app.MapGet(Pulse.Contest, Pulse.OfContest);
        app.MapFallback(NotFound.FallbackAsync);
        app.MapGet("/icon.svg", SiteIcon.WriteAsync);
    }
}
