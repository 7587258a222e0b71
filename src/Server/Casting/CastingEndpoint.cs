using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Server.Stages;

namespace Hustings.Server.Casting;

/// <summary>
/// <c>POST /api/stages/{uuid}/ballots</c> (<c>docs/spec/casting.md</c>): one request, one path, no state between requests,
/// so that a gate can stand in front of it.
/// </summary>
public static class CastingEndpoint
{
    private const string RetryBusy = "2";
    private const string RetryStorage = "5";

    public static void AddCasting(this IServiceCollection services)
    {
        services.AddSingleton<CheckCrew>();
        services.AddSingleton<CastCounters>();
    }

    public static void MapCasting(this WebApplication app)
    {
        const string Path = "/api/stages/{uuid}/ballots";
        app.MapPost(Path, CastAsync);
        // Whatever takes the addresses that nobody else takes does not get this one.
        app.Map(
            Path,
            (HttpContext context) =>
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = HttpMethods.Post;
            }
        );
    }

    private static async Task CastAsync(HttpContext context, string uuid)
    {
        // A ballot may come from a booth on another origin. No cookie plays a part here, so any page may read the answer;
        // text/plain without headers of one's own needs no question beforehand (no pre-flight).
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.ContentLength is not { } length)
        {
            context.Response.StatusCode = StatusCodes.Status411LengthRequired;
            context.Response.Headers.Connection = "close";
            return;
        }

        if (await AnswerAsync(context, uuid, length).ConfigureAwait(false) is { } answer)
        {
            await WriteAsync(context, answer).ConfigureAwait(false);
        }
    }

    // Null: the client went away before the whole request was here.
    private static async Task<CastAnswer?> AnswerAsync(HttpContext context, string uuid, long length)
    {
        if (length > CastingHead.MaxRequest)
        {
            // What is still on its way is not waited for.
            context.Response.Headers.Connection = "close";
            return CastAnswer.Refused(Refusal.BodyTooLarge);
        }

        var request = new byte[(int)length];
        try
        {
            await context.Request.Body.ReadExactlyAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            context.Abort();
            return null;
        }

        var services = context.RequestServices;
        return services.GetRequiredService<StageDirectory>().TryGet(uuid, out var desk)
            ? await DecideAsync(desk.Intake, services, request).ConfigureAwait(false)
            : CastAnswer.Refused(Refusal.UnknownStage);
    }

    private static async Task<CastAnswer> DecideAsync(BallotIntake intake, IServiceProvider services, byte[] request)
    {
        using var place = intake.Line.Enter();
        var arrived = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var checks = services.GetRequiredService<CheckCrew>();
        try
        {
            var step = intake.Look(request, Channel.Remote, arrived);
            if (step is IntakeStep.ToCheck toCheck)
            {
                if (checks.TryRun(() => intake.Check(toCheck)) is not { } check)
                {
                    return CastAnswer.Refused(Refusal.Busy);
                }

                step = await check.ConfigureAwait(false);
            }

            return await intake.SettleAsync(step).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return CastAnswer.Refused(Refusal.StorageUnavailable);
        }
    }

    private static async Task WriteAsync(HttpContext context, CastAnswer answer)
    {
        var counters = context.RequestServices.GetRequiredService<CastCounters>();
        var response = context.Response;
        byte[] body;
        if (answer.Receipt is { } receipt)
        {
            counters.CountAccepted();
            body = CastJson.Accepted(receipt);
        }
        else
        {
            counters.CountRefused(answer.Refusal);
            response.StatusCode = RefusalWords.For(answer.Refusal).HttpStatus;
            body = CastJson.Refused(answer.Refusal, answer.Remaining);
            if (answer.Refusal is Refusal.Busy or Refusal.StorageUnavailable)
            {
                response.Headers.RetryAfter = answer.Refusal == Refusal.Busy ? RetryBusy : RetryStorage;
            }
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
