using System.Globalization;
using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Story;

/// <summary>The minutes as pages: <c>/minutes</c> is the newest page, <c>/minutes/1</c> the first.</summary>
public static class StoryEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddStory(this IServiceCollection services) => services.AddSingleton<StoryBook>();

    public static void MapStory(this WebApplication app)
    {
        app.MapMethods(
            "/minutes",
            Reading,
            (HttpContext context, StageDirectory stages, StoryBook book) =>
                PageRoutes.WriteAsync<MinutesPage>(context, "/minutes", stages.Current(), ("Page", book.Pages))
        );
        app.MapMethods("/minutes/{page}", Reading, PageAsync);
    }

    private static Task PageAsync(HttpContext context, StageDirectory stages, StoryBook book, string page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number >= 1
        && number <= book.Pages
            ? PageRoutes.WriteAsync<MinutesPage>(context, $"/minutes/{number}", stages.Current(), ("Page", number))
            : NotFound.WriteAsync(context, stages);
}
