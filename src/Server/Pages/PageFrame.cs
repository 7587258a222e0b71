using Hustings.Contest;
using Hustings.Server.Stages;

namespace Hustings.Server.Pages;

/// <summary>
/// What every page needs to know about where it stands: language, its own path (for the language switch),
/// and the stage that the header, the footer's help and the links speak of.
/// </summary>
public sealed record PageFrame(string Language, string Path, StageDesk Desk, DateTimeOffset Now)
{
    /// <summary>The frame of the page that a request asks for.</summary>
    public static PageFrame Of(HttpContext context, StageDesk desk) =>
        new(
            Tongue.Of(context.Request),
            context.Request.Path,
            desk,
            context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()
        );

    public StageInfo Stage => Desk.Info;

    /// <summary>The words in the page's language.</summary>
    public string Say(Text text) => text.In(Language);

    /// <summary>A link within the site that keeps the language.</summary>
    public string To(string path) => $"{path}?lang={Language}";

    /// <summary>A link to a page of this stage.</summary>
    public string ToStage(string page) => To($"/{page}/{Stage.Uuid}");

    /// <summary>What an open page watches for news.</summary>
    public string Pulse => $"/status/{Stage.Uuid}/pulse.json";

    /// <summary>A public file of this stage (see <c>docs/spec/casting.md</c>).</summary>
    public string PublicFile(string name) => $"/public/stages/{Stage.Uuid}/{name}";
}
