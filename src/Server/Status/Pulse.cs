using Hustings.Contest;
using Hustings.Server.Stages;

namespace Hustings.Server.Status;

/// <summary>
/// <c>/status/{uuid}/pulse.json</c>: a few bytes that change when a page has news, so that open pages need not be
/// fetched again to find out (web/pages/live.ts).
/// </summary>
public static class Pulse
{
    public static IResult Of(HttpContext context, StageDirectory stages, string uuid)
    {
        if (!stages.TryGet(uuid, out StageDesk? desk))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=1";
        return TypedResults.Json(
            new
            {
                state = StageWords.Of(desk.State),
                accepted = desk.Accepted,
                decrypted = desk.Decryptions.Count(t => t.DecryptedAt is not null),
            }
        );
    }
}
