using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Server.Contests;
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
        if (length > CastingHead.MaxRequest + TerminalLine.MaxLength)
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
        return services.GetRequiredService<StageDirectory>().TryGetBox(uuid, out var desk) && desk.IsPrepared
            ? await DecideAsync(desk, services, request).ConfigureAwait(false)
            : CastAnswer.Refused(Refusal.UnknownStage);
    }

    private static async Task<CastAnswer> DecideAsync(StageDesk desk, IServiceProvider services, byte[] sent)
    {
        var intake = desk.Parts.Intake;
        using var place = intake.Line.Enter();
        var arrived = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!TryChannel(services, desk, sent, out var channel, out var request, out var refusal))
        {
            return CastAnswer.Refused(refusal);
        }

        var checks = services.GetRequiredService<CheckCrew>();
        try
        {
            var step = intake.Look(request, channel, arrived);
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

    // A terminal's line in front of a request shows that it comes from the hall; everything else is remote.
    private static bool TryChannel(
        IServiceProvider services,
        StageDesk desk,
        byte[] sent,
        out Channel channel,
        out ReadOnlyMemory<byte> request,
        out Refusal refusal
    )
    {
        (channel, request, refusal) = (Channel.Remote, sent, default);
        if (!TerminalLine.Begins(sent))
        {
            return true;
        }

        if (TerminalLine.Read(sent) is not { } line)
        {
            refusal = Refusal.HeadMalformed;
            return false;
        }

        (channel, request, refusal) = (Channel.Hall, sent.AsMemory(line.Length), Refusal.TerminalUnknown);
        var terminals = desk.Terminals ?? services.GetRequiredService<ContestOffice>().State.Terminals;
        return terminals.TryGetValue(line.Terminal, out var key) && line.HoldsFor(key, desk.Info.Uuid, request.Span);
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
