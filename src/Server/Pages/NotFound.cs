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

    public static async Task WriteAsync(HttpContext context, StageDirectory stages)
    {
        string language = Tongue.Of(context.Request);
        var frame = new PageFrame(language, "/", stages.Current());
        string html = await context
            .RequestServices.GetRequiredService<PageWriter>()
            .RenderAsync<NotFoundPage>(("Frame", frame))
            .ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        PageHeaders.Apply(context.Response);
        await context.Response.WriteAsync(html, context.RequestAborted).ConfigureAwait(false);
    }
}
