using Hustings.Server.Pages;

namespace Hustings.Server.Screen;

/// <summary>The big screen of the hall and of television: <c>/screen</c> follows the stage in hand, <c>/screen/{uuid}</c> stays with one.</summary>
public static class ScreenEndpoints
{
    public static void MapScreen(this WebApplication app)
    {
        app.MapPublicPage<ScreenPage>("/screen");
        app.MapStagePage<ScreenPage>("screen");
    }
}
