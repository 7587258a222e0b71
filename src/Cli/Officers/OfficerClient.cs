using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.Contest.Officers;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Cli.Officers;

/// <summary>An officer's requests to a server (docs/spec/officers-api.md).</summary>
/// <param name="Definition">As the server publishes it, held against the hash that it names.</param>
/// <param name="State">The answer of <c>/api/contest</c>.</param>
internal sealed record OfficerClient(HttpClient Http, ContestDefinition Definition, JsonElement State)
{
    /// <summary>Asks a server for the contest and the definition in force.</summary>
    public static async Task<OfficerClient> ConnectAsync(HttpClient http, CancellationToken cancel)
    {
        JsonElement state = await SendAsync(http, HttpMethod.Get, "/api/contest", null, cancel).ConfigureAwait(false);
        byte[] bytes = await http.GetByteArrayAsync("/public/definition.json", cancel).ConfigureAwait(false);
        if (
            ContestDefinition.TryRead(bytes.AsSpan().TrimEnd((byte)'\n'), out ContestDefinition? definition)
                != DocumentFault.None
            || definition!.Hash != Text(state, "definition")
        )
            throw OfficerRefusedException.Unreadable("The server’s definition is not the one that its state names.");
        return new(http, definition, state);
    }

    /// <summary>Hash of the last line of the minutes: what an order comes after.</summary>
    public string Head => Text(State, "head");

    public JsonElement Stage(string id)
    {
        foreach (JsonElement stage in State.GetProperty("stages").EnumerateArray())
        {
            if (Text(stage, "id") == id)
                return stage;
        }

        throw OfficerRefusedException.Misused($"There is no stage {id} in this contest.");
    }

    /// <summary>Signs in; later requests carry the session.</summary>
    public async Task LoginAsync(string officer, SoftwarePasskey passkey, CancellationToken cancel)
    {
        JsonObject who = new() { ["officer"] = officer };
        JsonElement options = await PostAsync("/api/officer/login/options", who, cancel).ConfigureAwait(false);
        byte[] challenge = Base64Url.DecodeFromChars(Text(options, "challenge"));
        OrderSignature made = passkey.Sign(officer, challenge, Definition.Origins[0], Definition.RelyingParty);
        JsonObject credential = new()
        {
            ["id"] = passkey.Credential,
            ["rawId"] = passkey.Credential,
            ["type"] = "public-key",
            ["response"] = new JsonObject
            {
                ["authenticatorData"] = Base64Url.EncodeToString(made.AuthenticatorData.Span),
                ["clientDataJSON"] = Base64Url.EncodeToString(made.ClientData.Span),
                ["signature"] = Base64Url.EncodeToString(made.Signature.Span),
            },
            ["clientExtensionResults"] = new JsonObject(),
        };
        JsonElement session = await PostAsync("/api/officer/login", credential, cancel).ConfigureAwait(false);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(session, "session"));
    }

    /// <summary>What the order would do; the server's hash of it must be ours.</summary>
    public async Task<(string En, string Fr, int Signatures)> PreviewAsync(Order order, CancellationToken cancel)
    {
        JsonElement answer = await PostAsync("/api/orders/preview", Body(order, null), cancel).ConfigureAwait(false);
        if (Text(answer, "hash") != order.Hash)
            throw OfficerRefusedException.Unreadable("The server speaks of another order than the one that was sent.");
        JsonElement words = answer.GetProperty("consequences");
        return (Text(words, "en"), Text(words, "fr"), answer.GetProperty("signatures").GetInt32());
    }

    /// <summary>Hands in the list of rows that an order is to name.</summary>
    public Task<JsonElement> HandInListAsync(byte[] list, CancellationToken cancel) =>
        PostAsync("/api/voted-lists", list, cancel);

    public Task<JsonElement> SubmitAsync(Order order, OrderSignature signature, CancellationToken cancel) =>
        PostAsync("/api/orders", Body(order, signature), cancel);

    /// <summary>The first officer, by the one-time link.</summary>
    public Task<JsonElement> EnrolAsync(
        string token,
        Order order,
        OrderSignature signature,
        CancellationToken cancel
    ) => PostAsync("/api/officer/enrol", Body(order, signature, token), cancel);

    public Task<JsonElement> WaitingAsync(CancellationToken cancel) =>
        SendAsync(Http, HttpMethod.Get, "/api/orders/waiting", null, cancel);

    public Task<JsonElement> SignWaitingAsync(string hash, OrderSignature signature, CancellationToken cancel) =>
        PostAsync(
            $"/api/orders/waiting/{hash}",
            new JsonObject { ["signatures"] = new JsonArray(Of(signature)) },
            cancel
        );

    public static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw OfficerRefusedException.Unreadable($"The server’s answer has no “{name}”.");

    // The server keeps the bytes of the order as they are sent, so they go in as they are signed.
    private static byte[] Body(Order order, OrderSignature? signature, string? token = null)
    {
        JsonObject rest = [];
        if (signature is not null)
            rest["signatures"] = new JsonArray(Of(signature));
        if (token is not null)
            rest["token"] = token;
        byte[] others = Encoding.UTF8.GetBytes(rest.ToJsonString());
        return rest.Count == 0
            ? [.. "{\"order\":"u8, .. order.ToBytes(), .. "}"u8]
            : [.. "{\"order\":"u8, .. order.ToBytes(), .. ","u8, .. others.AsSpan(1)];
    }

    private static JsonObject Of(OrderSignature signature) =>
        new()
        {
            ["officer"] = signature.Officer,
            ["authenticatorData"] = Base64Url.EncodeToString(signature.AuthenticatorData.Span),
            ["clientData"] = Base64Url.EncodeToString(signature.ClientData.Span),
            ["signature"] = Base64Url.EncodeToString(signature.Signature.Span),
        };

    private Task<JsonElement> PostAsync(string path, JsonObject body, CancellationToken cancel) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body.ToJsonString()), cancel);

    private Task<JsonElement> PostAsync(string path, byte[] body, CancellationToken cancel) =>
        SendAsync(Http, HttpMethod.Post, path, body, cancel);

    private static async Task<JsonElement> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        byte[]? body,
        CancellationToken cancel
    )
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        using HttpResponseMessage response = await http.SendAsync(request, cancel).ConfigureAwait(false);
        JsonElement answer;
        try
        {
            answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
        }
        catch (JsonException fault)
        {
            throw OfficerRefusedException.Unreadable(
                $"{path} answered {(int)response.StatusCode} and not in JSON: {fault.Message}"
            );
        }

        return response.IsSuccessStatusCode
            ? answer
            : throw new OfficerRefusedException(Text(answer, "code"), Text(answer.GetProperty("message"), "en"));
    }
}
