using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Server.Hosting;
using Hustings.Server.Stages;

namespace Hustings.Server.Casting;

/// <summary>
/// <c>POST /api/stages/{uuid}/ballots</c> (<c>docs/spec/casting.md</c>): one request, one path, no state between requests,
/// so that a gate can stand in front of it.
/// </summary>
public static class CastingEndpoint
{
    public static void AddCasting(this IServiceCollection services)
    {
        services.AddSingleton<CheckCrew>();
        services.AddSingleton<CastCounters>();
        services.AddSingleton<CastAccount>();
        services.AddSingleton<LaneClaims>();
        services.AddSingleton<CastingPath>();
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

    /// <summary>Whether a request is one to cast, whatever is wrong with it.</summary>
    public static bool IsCasting(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.Path.Value is { } path
        && path.StartsWith("/api/stages/", StringComparison.OrdinalIgnoreCase)
        && path.EndsWith("/ballots", StringComparison.OrdinalIgnoreCase);

    private static async Task CastAsync(HttpContext context, string uuid)
    {
        // A ballot may come from a booth on another origin. No cookie plays a part here, so any page may read the answer;
        // text/plain without headers of one's own needs no question beforehand (no pre-flight).
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = "no-store";
        if (NoRequest(context.Request) is { } status)
        {
            context.RequestServices.GetRequiredService<CastAccount>().CountNoRequest(context);
            context.Response.StatusCode = status;
            context.Response.Headers.Connection = "close";
            return;
        }

        if (await AnswerAsync(context, uuid, (int)context.Request.ContentLength!).ConfigureAwait(false) is { } answer)
        {
            await WriteAsync(context, answer).ConfigureAwait(false);
        }
    }

    // One length, no encoding, no chunks: there is one way to write a request down, and a small one.
    private static int? NoRequest(HttpRequest request) =>
        request.ContentLength is not { } length ? StatusCodes.Status411LengthRequired
        : request.Headers.ContentEncoding.Count > 0 || request.Headers.TransferEncoding.Count > 0
            ? StatusCodes.Status400BadRequest
        : length > int.MaxValue ? StatusCodes.Status413PayloadTooLarge
        : null;

    // Null: the client went away, or was too slow, before the whole request was here.
    private static async Task<CastDecision?> AnswerAsync(HttpContext context, string uuid, int length)
    {
        var services = context.RequestServices;
        if (length > CastingHead.MaxRequest + TerminalLine.MaxLength)
        {
            // What is still on its way is not waited for.
            context.Response.Headers.Connection = "close";
            return new(CastAnswer.Refused(Refusal.BodyTooLarge));
        }

        var options = services.GetRequiredService<ServerOptions>();
        var mark = context.Mark();
        mark?.Await();
        byte[]? request;
        try
        {
            request = await WholeRequest
                .ReadAsync(context, (int)length, options.Gate, options.Time)
                .ConfigureAwait(false);
        }
        finally
        {
            mark?.Arrived();
        }

        if (request is null)
        {
            context.Abort();
            return null;
        }

        var stages = services.GetRequiredService<StageDirectory>();
        if (!stages.TryGetBox(uuid, out var desk) || !desk.IsPrepared)
        {
            return new(CastAnswer.Refused(Refusal.UnknownStage));
        }

        var decision = await services
            .GetRequiredService<CastingPath>()
            .DecideAsync(desk, request, Gate.Sender.Of(context))
            .ConfigureAwait(false);
        return decision with { Probe = desk == stages.Probe };
    }

    private static async Task WriteAsync(HttpContext context, CastDecision decision)
    {
        var services = context.RequestServices;
        var response = context.Response;
        services.GetRequiredService<CastAccount>().Count(context, decision);
        var answer = decision.Answer;
        byte[] body;
        if (answer.Receipt is { } receipt)
        {
            body = CastJson.Accepted(receipt);
        }
        else
        {
            response.StatusCode = RefusalWords.For(answer.Refusal).HttpStatus;
            body =
                answer.Refusal == Refusal.WorkRequired
                    ? CastJson.WorkRequired(services.GetRequiredService<LaneClaims>().BitsAsked)
                    : CastJson.Refused(answer.Refusal, answer.Remaining);
            if (RetryAfter(answer.Refusal) is { } seconds)
            {
                response.Headers.RetryAfter = seconds;
            }
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static string? RetryAfter(Refusal refusal) =>
        refusal switch
        {
            Refusal.WorkRequired => "1",
            Refusal.Busy => "2",
            Refusal.StorageUnavailable => "5",
            Refusal.OneAtATime => "10",
            _ => null,
        };
}
