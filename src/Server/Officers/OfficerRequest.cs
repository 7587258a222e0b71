using System.Buffers;
using System.IO.Pipelines;
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

        return Object(bytes) is { } document ? (document, null) : (null, OfficerFault.Malformed);
    }

    /// <summary>Reads a JSON object whose every text can be read; null for anything else.</summary>
    public static JsonDocument? Object(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (!IsText(bytes.Span))
            {
                return null;
            }

            var document = JsonDocument.Parse(bytes, new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
            // No JSON, or nested deeper than anything that belongs here.
        }

        return null;
    }

    // Bytes that are no UTF-8, and lone surrogates written as escapes, pass the parser and throw only where a field is read.
    private static bool IsText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
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
            // The rest is not read, so nothing can follow on this connection, and the client has to know.
            context.Response.Headers.Connection = "close";
            return null;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            }
            catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                // A body without an announced length grew past the limit; left alone, this would be a 413 without a name.
                return null;
            }

            if (read.Buffer.Length > longest)
            {
                // Left unread, it would break the connection before the refusal is sent.
                reader.AdvanceTo(read.Buffer.End);
                context.Response.Headers.Connection = "close";
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
