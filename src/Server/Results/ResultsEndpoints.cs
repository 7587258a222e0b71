using Hustings.Server.Pages;

namespace Hustings.Server.Results;

/// <summary>The result page and "check my ballot".</summary>
public static class ResultsEndpoints
{
    public static void MapResults(this WebApplication app)
    {
        app.MapPublicPage<ResultsOverview>("/results");
        app.MapStagePage<ResultsPage>("results");
        app.MapStagePage<CheckPage>("check");
    }
}
