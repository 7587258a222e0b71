using System.Buffers;
using Hustings.Contest;
using Hustings.Server.Stages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hustings.Server.Console;

/// <summary>The officers' HTTP interface: what the console does, for programs (rehearsals, trustees' tools).</summary>
public static class OfficerInterface
{
    private const int LongestToken = 100;
    private const int LongestDecryption = 4 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/officer/session", EnterAsync);
        routes.MapGet("/api/stages/{uuid}", State);
        routes.MapPost("/api/stages/{uuid}/orders/{order}", OrderAsync);
        routes.MapGet("/api/stages/{uuid}/encrypted-tally", EncryptedTally);
        routes.MapPost("/api/stages/{uuid}/decryptions/{owner:int}", DecryptAsync);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, OfficerAccess access)
    {
        byte[]? body = await ReadAsync(context, LongestToken).ConfigureAwait(false);
        string token = body is null ? "" : System.Text.Encoding.UTF8.GetString(body).Trim();
        if (!access.TryEnter(token, out string session))
        {
            return Refuse(
                403,
                "link_spent",
                "This link was used already, or is not one of ours. Restart the server for a new one."
            );
        }

        context.Response.Cookies.Append(
            OfficerGuard.Cookie,
            session,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = OfficerGuard.IsSecure(context.Request),
                Path = "/",
            }
        );
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new { session });
    }

    private static IResult State(HttpContext context, StageDirectory stages, string uuid)
    {
        if (!OfficerGuard.IsOfficer(context))
        {
            return NotSignedIn();
        }

        context.Response.Headers.CacheControl = "no-store";
        return stages.TryGet(uuid, out StageDesk? desk) ? TypedResults.Json(Describe(desk)) : UnknownStage();
    }

    private static object Describe(StageDesk desk) =>
        new
        {
            uuid = desk.Info.Uuid,
            state = StageWords.Of(desk.State),
            registered = desk.Registered,
            accepted = desk.Accepted,
            voted = desk.Voted,
            attempts = desk.Attempts,
            tallyReady = desk.EncryptedTallyBytes is not null,
            decryptionOrder = desk.DecryptionOrder,
            trustees = desk.Decryptions.Select(t => new { owner = t.Owner, decrypted = t.DecryptedAt is not null }),
        };

    private static async Task<IResult> OrderAsync(HttpContext context, StageDirectory stages, string uuid, string order)
    {
        if (!OfficerGuard.MayOrder(context))
        {
            return NotSignedIn();
        }

        if (!stages.TryGet(uuid, out StageDesk? desk))
        {
            return UnknownStage();
        }

        return order switch
        {
            "open" => Answer(await desk.OpenAsync().ConfigureAwait(false), desk),
            "close" => Answer(await desk.CloseAsync().ConfigureAwait(false), desk),
            _ => Refuse(404, "unknown_order", "There is no such order."),
        };
    }

    private static IResult Answer(OrderOutcome outcome, StageDesk desk) =>
        outcome switch
        {
            OrderOutcome.Done or OrderOutcome.AlreadyDone => TypedResults.Json(Describe(desk)),
            OrderOutcome.NotPossible => Refuse(409, "not_possible", "This order is not possible in the stage's state."),
            _ => Refuse(503, "storage_unavailable", "The order could not be written to disk."),
        };

    // The encrypted tally is part of the public record: no session is needed.
    private static IResult EncryptedTally(StageDirectory stages, string uuid) =>
        !stages.TryGet(uuid, out StageDesk? desk) ? UnknownStage()
        : desk.EncryptedTallyBytes is { } bytes ? TypedResults.Bytes(bytes, "application/json")
        : Refuse(409, "not_ready", "The encrypted tally is written when the stage closes.");

    private static async Task<IResult> DecryptAsync(HttpContext context, StageDirectory stages, string uuid, int owner)
    {
        if (!OfficerGuard.MayOrder(context))
        {
            return NotSignedIn();
        }

        if (!stages.TryGet(uuid, out StageDesk? desk))
        {
            return UnknownStage();
        }

        byte[]? body = await ReadAsync(context, LongestDecryption).ConfigureAwait(false);
        if (body is null)
        {
            return Refuse(413, "body_too_large", "This is longer than any partial decryption.");
        }

        return await desk.AddPartialDecryptionAsync(owner, body).ConfigureAwait(false) switch
        {
            DecryptionOutcome.Accepted or DecryptionOutcome.Published or DecryptionOutcome.AlreadyPresent =>
                TypedResults.Json(Describe(desk)),
            DecryptionOutcome.UnknownTrustee => Refuse(404, "unknown_trustee", "There is no trustee with this number."),
            DecryptionOutcome.NotReady => Refuse(
                409,
                "not_ready",
                "The stage is not closed, or its tally is not written yet."
            ),
            DecryptionOutcome.Malformed => Refuse(
                400,
                "malformed",
                "This is not a partial decryption in canonical form."
            ),
            DecryptionOutcome.ProofInvalid => Refuse(400, "proof_invalid", "A decryption proof does not hold."),
            DecryptionOutcome.CompanionMissing => Refuse(
                400,
                "companion_missing",
                "The companion of the partial decryption is missing: it goes on the line after it."
            ),
            DecryptionOutcome.CompanionMalformed => Refuse(
                400,
                "companion_malformed",
                "What follows the partial decryption is not one companion in canonical form and a line feed."
            ),
            DecryptionOutcome.CompanionInvalid => Refuse(
                400,
                "companion_invalid",
                "The companion does not hold: a factor is wrong, or it was made for another trustee, tally or record."
            ),
            _ => Refuse(503, "storage_unavailable", "The decryption could not be written to disk."),
        };
    }

    /// <summary>The body, or null when it is longer than allowed.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContext context, int longest)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = longest + 1;
        }

        if (context.Request.ContentLength > longest)
        {
            return null;
        }

        System.IO.Pipelines.PipeReader reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > longest)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                byte[] bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static JsonHttpResult<OfficerRefusal> NotSignedIn() =>
        Refuse(403, "no_session", "No officer is signed in here, or the request came from another site.");

    private static JsonHttpResult<OfficerRefusal> UnknownStage() =>
        Refuse(404, "unknown_stage", "There is no such stage here.");

    private static JsonHttpResult<OfficerRefusal> Refuse(int status, string code, string message) =>
        TypedResults.Json(new OfficerRefusal("refused", code, message), statusCode: status);
}

/// <summary>Why an officer's request was refused: a code for programs, a sentence for people.</summary>
public sealed record OfficerRefusal(string Status, string Code, string Message);
