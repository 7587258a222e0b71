using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.Record.Minutes;
using Hustings.Server.Console;
using Hustings.Server.Tests.Contests;

namespace Hustings.Server.Tests.Officers;

/// <summary>What the officers' interface answered: the status, and the refusal's code if it has one.</summary>
internal sealed record OfficerAnswer(HttpStatusCode Status, string? Code, string Body);

/// <summary>Requests of officers' programs as bytes, right or wrong.</summary>
internal static class OfficerCalls
{
    /// <summary>Posts as the returning officer's program, with a session.</summary>
    public static async Task<OfficerAnswer> PostAsync(
        this SmallContest contest,
        string path,
        byte[] body,
        bool chunked = false
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new ByteArrayContent(body);
        request.Headers.TransferEncodingChunked = chunked;
        // Whoever waits for the word before sending hears the refusal of a long body, whatever the sockets hold.
        request.Headers.ExpectContinue = !chunked && body.Length > 64 * 1024;
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            contest.Service<OfficerAccess>().Begin("ro")
        );
        using var answer = await contest.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new(answer.StatusCode, Code(text), text);
    }

    /// <summary>What an officer's program reads, with a session or without.</summary>
    public static async Task<OfficerAnswer> GetAsync(this SmallContest contest, string path, string? officer = "ro")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (officer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                contest.Service<OfficerAccess>().Begin(officer)
            );
        }

        using var answer = await contest.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new(answer.StatusCode, Code(text), text);
    }

    public static Task<OfficerAnswer> PostAsync(this SmallContest contest, string path, JsonNode body) =>
        contest.PostAsync(path, Encoding.UTF8.GetBytes(body.ToJsonString()));

    /// <summary>An order's bytes, whatever they are, with signatures.</summary>
    public static byte[] Body(byte[] order, params OrderSignature[] signatures) =>
        [
            .. "{\"order\":"u8,
            .. order,
            .. ",\"signatures\":"u8,
            .. Encoding.UTF8.GetBytes(new JsonArray([.. signatures.Select(Json)]).ToJsonString()),
            .. "}"u8,
        ];

    public static JsonNode Json(OrderSignature made) =>
        new JsonObject
        {
            ["officer"] = made.Officer,
            ["authenticatorData"] = Base64Url.EncodeToString(made.AuthenticatorData.Span),
            ["clientData"] = Base64Url.EncodeToString(made.ClientData.Span),
            ["signature"] = Base64Url.EncodeToString(made.Signature.Span),
        };

    /// <summary>A sign-in as a browser sends it.</summary>
    public static JsonNode Login(string credential, OrderSignature made) =>
        new JsonObject
        {
            ["id"] = credential,
            ["response"] = new JsonObject
            {
                ["authenticatorData"] = Base64Url.EncodeToString(made.AuthenticatorData.Span),
                ["clientDataJSON"] = Base64Url.EncodeToString(made.ClientData.Span),
                ["signature"] = Base64Url.EncodeToString(made.Signature.Span),
            },
        };

    private static string? Code(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("code", out var code)
                ? code.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
