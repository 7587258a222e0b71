using Hustings.Contest;
using Hustings.Record.Json;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hustings.Server.Status;

/// <summary>
/// A few bytes that change when a page has news, so that open pages need not be fetched again to find out (web/pages/live.ts):
/// <c>/status/{uuid}/pulse.json</c> for a stage, <c>/pulse.json</c> for the contest. A page is loaded anew when <c>state</c> differs
/// from its own; with anything else its live parts are replaced.
/// </summary>
public static class Pulse
{
    /// <summary>Address of the contest's pulse.</summary>
    public const string Contest = "/pulse.json";

    public static IResult Of(
        HttpContext context,
        StageDirectory stages,
        ContestOffice office,
        StatusBoard board,
        string uuid
    )
    {
        if (!stages.TryGet(uuid, out StageDesk? desk))
        {
            return TypedResults.NotFound();
        }

        return Answer(
            context,
            StageWords.Of(desk.State),
            desk.Accepted,
            Decrypted(desk),
            office.State.Height,
            board.Beat(desk)
        );
    }

    public static IResult OfContest(HttpContext context, StageDirectory stages, ContestOffice office) =>
        Answer(
            context,
            State(office, office.Now),
            stages.All.Sum(desk => desk.Accepted),
            stages.All.Sum(Decrypted),
            office.State.Height,
            ""
        );

    /// <summary>Where all stages stand, in one word.</summary>
    public static string State(ContestOffice office, DateTimeOffset now) =>
        string.Join('.', office.State.Stages.Select(stage => RecordName.Of(stage.PhaseAt(now))));

    private static int Decrypted(StageDesk desk) => desk.Decryptions.Count(trustee => trustee.DecryptedAt is not null);

    private static JsonHttpResult<Beat> Answer(
        HttpContext context,
        string state,
        int accepted,
        int decrypted,
        int minutes,
        string advice
    )
    {
        context.Response.Headers.CacheControl = "public, max-age=1";
        return TypedResults.Json(new Beat(state, accepted, decrypted, minutes, advice));
    }

    private sealed record Beat(string State, int Accepted, int Decrypted, int Minutes, string Advice);
}
