using System.Text;
using System.Text.Json;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Server.Console;
using Hustings.Server.Contests;

namespace Hustings.Server.Officers;

/// <summary>Orders over HTTP: handing in, looking ahead, signing second, taking back (docs/spec/officers-api.md, "Orders").</summary>
public static class OrderEndpoints
{
    private const int LongestDefinition = 1024 * 1024;

    public static void MapOrders(this WebApplication app)
    {
        app.MapPost("/api/orders", SubmitAsync);
        app.MapPost("/api/orders/preview", PreviewAsync);
        app.MapGet("/api/orders/waiting", Waiting);
        app.MapPost("/api/orders/waiting/{hash}", SignAsync);
        app.MapDelete("/api/orders/waiting/{hash}", TakeBackAsync);
        app.MapPost("/api/definitions", DefineAsync);
        app.MapPost("/api/voted-lists", ListAsync);
    }

    /// <summary>How an answer is written.</summary>
    internal static IResult Answer(OrderAnswer answer, string? session = null) =>
        answer switch
        {
            OrderAnswer.Recorded recorded => OfficerRequest.Json(
                new
                {
                    status = "recorded",
                    height = recorded.Height,
                    hash = recorded.Hash,
                    session,
                }
            ),
            OrderAnswer.Waiting waiting => OfficerRequest.Json(
                new
                {
                    status = "waiting",
                    needs = waiting.Needs,
                    order = waiting.Order,
                },
                StatusCodes.Status202Accepted
            ),
            OrderAnswer.Refused refused => OfficerRequest.Refuse(refused.Fault),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };

    /// <summary>The order's own bytes, as they stand in the body.</summary>
    internal static byte[]? OrderBytes(JsonElement body) =>
        body.TryGetProperty("order", out var order) && order.ValueKind == JsonValueKind.Object
            ? Encoding.UTF8.GetBytes(order.GetRawText())
            : null;

    internal static IReadOnlyList<OrderSignature>? Signatures(JsonElement body) =>
        body.TryGetProperty("signatures", out var signatures) ? SignatureJson.Read(signatures) : null;

    private static async Task<IResult> SubmitAsync(HttpContext context, OrderDesk desk)
    {
        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (body is null)
            {
                return OfficerRequest.Refuse(fault!);
            }

            if (OrderBytes(body.RootElement) is not { } order || Signatures(body.RootElement) is not { } signatures)
            {
                return OfficerRequest.Refuse(OfficerFault.Malformed);
            }

            var invited = OfficerGuard.Session(context) is { Invited: true };
            return Answer(await desk.SubmitAsync(order, signatures, invited).ConfigureAwait(false));
        }
    }

    private static async Task<IResult> SignAsync(HttpContext context, OrderDesk desk, string hash)
    {
        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (body is null)
            {
                return OfficerRequest.Refuse(fault!);
            }

            return Signatures(body.RootElement) is { } signatures
                ? Answer(await desk.SignAsync(hash, signatures).ConfigureAwait(false))
                : OfficerRequest.Refuse(OfficerFault.Malformed);
        }
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, OrderDesk desk, ContestOffice office)
    {
        if (OfficerGuard.Session(context) is not { } session)
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (body is null || OrderBytes(body.RootElement) is not { } bytes)
            {
                return OfficerRequest.Refuse(fault ?? OfficerFault.Malformed);
            }

            var (order, facts, refused) = await desk.PreviewAsync(bytes, session.Officer).ConfigureAwait(false);
            return refused is not null
                ? OfficerRequest.Refuse(refused)
                : OfficerRequest.Json(
                    new
                    {
                        hash = order!.Hash,
                        consequences = Consequences.Of(office.State, order, facts!, office.Now),
                        signatures = office.State.SignaturesNeeded(order),
                    }
                );
        }
    }

    private static IResult Waiting(HttpContext context, ContestOffice office)
    {
        if (OfficerGuard.Session(context) is not { } session)
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        context.Response.Headers.CacheControl = "no-store";
        return OfficerRequest.Json(
            office.Store.ReadWaiting().Select(order => Describe(office, order, session.Officer))
        );
    }

    private static object Describe(ContestOffice office, WaitingOrder waiting, string reader)
    {
        var order = Chains.Order(waiting);
        var signed = SignatureJson.Read(waiting.Signatures).Select(signature => signature.Officer).ToList();
        var needs = office.State.SignaturesNeeded(order) - signed.Count;
        // Whoever is to count the same batch must not see what the first one counted.
        if (order.Details is OrderDetails.CountColumn entry && waiting.Proposer != reader)
        {
            return new
            {
                kind = RecordName.Of(order.Kind),
                stage = order.Stage,
                after = order.After,
                column = entry.Column,
                batch = entry.Batch,
                proposer = waiting.Proposer,
                signed,
                needs,
                time = waiting.Time,
            };
        }

        return new
        {
            kind = RecordName.Of(order.Kind),
            stage = order.Stage,
            order = new RawJson(waiting.Order),
            hash = waiting.Hash,
            proposer = waiting.Proposer,
            signed,
            needs,
            time = waiting.Time,
            consequences = Consequences.Of(office.State, order, ContestFacts.None, office.Now),
        };
    }

    private static async Task<IResult> TakeBackAsync(HttpContext context, OrderDesk desk, string hash)
    {
        if (!OfficerGuard.MayOrder(context))
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        var fault = await desk.TakeBackAsync(hash, OfficerGuard.Session(context)!.Officer).ConfigureAwait(false);
        return fault is null ? TypedResults.NoContent() : OfficerRequest.Refuse(fault);
    }

    // So is a list of rows.
    private static async Task<IResult> ListAsync(HttpContext context, ContestFiles files)
    {
        if (OfficerRights.Fault(context, OfficerRights.Documents) is { } forbidden)
        {
            return OfficerRequest.Refuse(forbidden);
        }

        if (await OfficerRequest.ReadAsync(context, RowList.MaxBytes).ConfigureAwait(false) is not { } bytes)
        {
            return OfficerRequest.Refuse(OfficerFault.TooLarge);
        }

        if (!RowList.TryRead(bytes, out var rows))
        {
            return OfficerRequest.Refuse(OfficerFault.NotCanonical);
        }

        if (rows[^1] >= files.Table.Rows)
        {
            return OfficerRequest.Refuse(OfficerFault.Of(OrderRefusal.UnknownRow));
        }

        try
        {
            return OfficerRequest.Json(new { list = files.KeepRows(bytes), rows = rows.Count });
        }
        catch (IOException)
        {
            return OfficerRequest.Refuse(OfficerFault.Storage);
        }
    }

    // A definition is handed in before an order can name it; it changes nothing by itself.
    private static async Task<IResult> DefineAsync(HttpContext context, ContestOffice office)
    {
        if (OfficerRights.Fault(context, OfficerRights.Documents) is { } forbidden)
        {
            return OfficerRequest.Refuse(forbidden);
        }

        if (await OfficerRequest.ReadAsync(context, LongestDefinition).ConfigureAwait(false) is not { } bytes)
        {
            return OfficerRequest.Refuse(OfficerFault.TooLarge);
        }

        if (
            ContestDefinition.TryRead(bytes, out var definition) != DocumentFault.None
            || definition!.Id != office.State.Definition.Id
        )
        {
            return OfficerRequest.Refuse(OfficerFault.NotCanonical);
        }

        try
        {
            await office.KnowAsync(definition).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return OfficerRequest.Refuse(OfficerFault.Storage);
        }

        return OfficerRequest.Json(new { definition = definition.Hash });
    }
}
