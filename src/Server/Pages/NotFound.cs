using Hustings.Contest;
using Hustings.Server.Stages;

namespace Hustings.Server.Pages;

/// <summary>The page for an address that leads nowhere.</summary>
public static class NotFound
{
    public static readonly Text Title = new("There is no page here", "Il n’y a pas de page ici");
    public static readonly Text What = new(
        "Check the address. The contest’s front page leads everywhere.",
        "Vérifiez l’adresse. La page d’accueil du scrutin mène partout."
    );
    public static readonly Text Front = new("To the front page", "Vers la page d’accueil");

    // Programs ask these; a page would only confuse them.
    private static readonly string[] NotForPeople = ["/api", "/public", "/assets"];

    /// <summary>Every address that nothing else answers.</summary>
    public static Task FallbackAsync(HttpContext context, StageDirectory stages)
    {
        bool reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (reads && !NotForPeople.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            return WriteAsync(context, stages);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public static async Task WriteAsync(HttpContext context, StageDirectory stages)
    {
        // Whatever the address, it is one page: a flood of made-up addresses renders it once a second.
        const string Page = "/not-found";
        var services = context.RequestServices;
        var frame = PageFrame.Of(context, stages.Current()) with { Path = Page };
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        await services
            .GetRequiredService<PublicPages>()
            .WriteAsync(
                context,
                Page,
                frame.Language,
                () => services.GetRequiredService<PageWriter>().RenderAsync<NotFoundPage>(("Frame", frame))
            )
            .ConfigureAwait(false);
    }
}
