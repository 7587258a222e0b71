using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Server.Contests;
using Microsoft.AspNetCore.Http.Features;

namespace Hustings.Server.Officers;

/// <summary>How the officers' interface reads bodies and writes answers (docs/spec/officers-api.md).</summary>
internal static class OfficerRequest
{
    /// <summary>Bytes of a body that is JSON, at most.</summary>
    public const int LongestJson = 64 * 1024;

    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Json<T>(T content, int status = StatusCodes.Status200OK) =>
        TypedResults.Json(content, Format, statusCode: status);

    public static IResult Refuse(OfficerFault fault) =>
        TypedResults.Json(
            new
            {
                status = "refused",
                code = fault.Code,
                message = fault.Message,
            },
            Format,
            statusCode: fault.Status
        );

    /// <summary>The body as JSON, or the fault that is answered.</summary>
    public static async Task<(JsonDocument? Body, OfficerFault? Fault)> JsonAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await ReadAsync(context, LongestJson).ConfigureAwait(false) is not { } bytes)
        {
            return (null, OfficerFault.TooLarge);
        }

        try
        {
            var document = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (document, null);
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // Answered below like every other body that is none.
        }

        return (null, OfficerFault.Malformed);
    }

    /// <summary>A text field; null if there is none.</summary>
    public static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The body, or null when it is longer than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context, int longest)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = longest + 1L;
        }

        if (context.Request.ContentLength > longest)
        {
            return null;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > longest)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
