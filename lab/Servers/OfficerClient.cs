using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Hustings.Contest;
using Hustings.Contest.Officers;
using Hustings.Contest.Orders;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Servers;

/// <summary>
/// The returning officer of a contest with one stage at the officers' interface (docs/spec/officers-api.md): enrols with the one-time
/// link, signs every order with a passkey in software, hands in decryptions.
/// </summary>
public sealed class OfficerClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly HttpClient http;
    private readonly PreparedContest contest;

    private OfficerClient(HttpClient http, PreparedContest contest)
    {
        this.http = http;
        this.contest = contest;
    }

    /// <summary>Enrols the officer if nobody is enrolled yet, else signs in.</summary>
    public static async Task<OfficerClient> EnterAsync(ServerProcess server, PreparedContest contest)
    {
        var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(30) };
        var client = new OfficerClient(http, contest);
        JsonNode now = await client.ContestAsync();
        bool enrolled = (bool)now["officers"]![0]!["enrolled"]!;
        JsonNode answer = enrolled ? await client.LogInAsync() : await client.EnrolAsync(now, server.OfficerToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)answer["session"]!);
        return client;
    }

    /// <summary>Freezes the roll and prepares the stage, as far as that is not done.</summary>
    public async Task PrepareAsync()
    {
        var table = contest.Issue.Table;
        await WhileAsync(
            "planned",
            async now =>
            {
                if (Offers(now, "freeze-roll"))
                {
                    await OrderAsync(
                        OrderKind.FreezeRoll,
                        null,
                        new OrderDetails.FreezeRoll(table.Hash, table.Members, table.Hash, table.Spares)
                    );
                }
                else if (Offers(now, "prepare"))
                {
                    string[] everybody = [.. contest.Definition.Candidates.Select(candidate => candidate.Id)];
                    await OrderAsync(OrderKind.Prepare, PreparedContest.StageId, new OrderDetails.Prepare(everybody));
                }
            }
        );
    }

    /// <summary>Opens the prepared stage.</summary>
    public Task OpenAsync() =>
        WhileAsync(
            "prepared",
            now =>
                OrderAsync(
                    OrderKind.Open,
                    PreparedContest.StageId,
                    new OrderDetails.Open((string)Stage(now)["fingerprint"]!)
                )
        );

    /// <summary>Closes, orders the count, and returns once the archive is written up to the encrypted tally.</summary>
    public async Task CloseAsync()
    {
        await WhileAsync("open", _ => OrderAsync(OrderKind.Close, PreparedContest.StageId, new OrderDetails.None()));
        await WhileAsync("closed", TallyAsync);
        await UntilAsync("counting", now => (bool)Stage(now)["tallyReady"]!);
    }

    public async Task<byte[]> EncryptedTallyAsync()
    {
        await UntilAsync("counting", now => (bool)Stage(now)["tallyReady"]!);
        using HttpResponseMessage answer = await http.GetAsync($"/api/stages/{contest.Uuid}/encrypted-tally");
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The stage as officers see it.</summary>
    public async Task<JsonNode> StateAsync()
    {
        using HttpResponseMessage answer = await http.GetAsync($"/api/stages/{contest.Uuid}");
        return await OkAsync(answer, "reading the stage");
    }

    /// <summary>Hands in one trustee's partial decryption and companion; owners count from 1.</summary>
    public async Task DecryptAsync(int owner, ReadOnlyMemory<byte> decryption)
    {
        using var content = new ReadOnlyMemoryContent(decryption);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await http.PostAsync(
            $"/api/stages/{contest.Uuid}/decryptions/{owner}",
            content
        );
        await OkAsync(answer, $"handing in decryption {owner}");
    }

    /// <summary>Waits for the count, publishes it, and waits until the archive is complete.</summary>
    public async Task PublishAsync()
    {
        await UntilAsync("counted", now => (string)Stage(now)["phase"]! is "counted" or "published");
        await WhileAsync(
            "counted",
            now =>
                OrderAsync(
                    OrderKind.Publish,
                    PreparedContest.StageId,
                    new OrderDetails.Publish((string)Stage(now)["account"]!)
                )
        );
        await UntilAsync("complete", now => (bool)Stage(now)["complete"]!);
    }

    public void Dispose() => http.Dispose();

    private Task TallyAsync(JsonNode now)
    {
        JsonNode log = Stage(now)["log"]!;
        var details = new OrderDetails.Tally(
            (int)log["height"]!,
            (string)log["head"]!,
            (int)Stage(now)["struck"]!,
            (string)now["voids"]!["head"]!
        );
        return OrderAsync(OrderKind.Tally, PreparedContest.StageId, details);
    }

    private static JsonNode Stage(JsonNode contest) => contest["stages"]![0]!;

    private static bool Offers(JsonNode contest, string kind) =>
        contest["next"]!.AsArray().Any(order => (string?)order!["kind"] == kind);

    private async Task WhileAsync(string phase, Func<JsonNode, Task> act)
    {
        DateTime end = DateTime.UtcNow + Patience;
        for (JsonNode now = await ContestAsync(); (string)Stage(now)["phase"]! == phase; now = await ContestAsync())
        {
            await act(now);
            await WaitAsync(end, phase, now);
        }
    }

    private async Task UntilAsync(string what, Func<JsonNode, bool> holds)
    {
        DateTime end = DateTime.UtcNow + Patience;
        for (JsonNode now = await ContestAsync(); !holds(now); now = await ContestAsync())
        {
            await WaitAsync(end, what, now);
        }
    }

    private static Task WaitAsync(DateTime end, string what, JsonNode now) =>
        DateTime.UtcNow < end
            ? Task.Delay(Pause)
            : throw new TimeoutException($"Waited too long ({what}): {now.ToJsonString()}");

    private async Task<JsonNode> ContestAsync()
    {
        using HttpResponseMessage answer = await http.GetAsync("/api/contest");
        return await OkAsync(answer, "reading the contest");
    }

    // After a lost answer the order may stand in the minutes; then the next look shows another phase, and nothing is sent again.
    private async Task OrderAsync(OrderKind kind, string? stage, OrderDetails details)
    {
        JsonNode now = await ContestAsync();
        using HttpResponseMessage answer = await PostAsync("/api/orders", Body(Order(now, kind, stage, details)));
        await OkAsync(answer, $"the order {kind}");
    }

    private Order Order(JsonNode now, OrderKind kind, string? stage, OrderDetails details) =>
        new(contest.Definition.Id, (string)now["head"]!, kind, stage, null, details);

    private JsonObject Body(Order order)
    {
        OrderSignature signature = contest.Officer.Sign(
            PreparedContest.OfficerId,
            order,
            contest.Definition.Origins[0],
            contest.Definition.RelyingParty
        );
        return new()
        {
            ["order"] = JsonNode.Parse(order.ToBytes()),
            ["signatures"] = new JsonArray(
                new JsonObject
                {
                    ["officer"] = signature.Officer,
                    ["authenticatorData"] = Base64Url.EncodeToString(signature.AuthenticatorData.Span),
                    ["clientData"] = Base64Url.EncodeToString(signature.ClientData.Span),
                    ["signature"] = Base64Url.EncodeToString(signature.Signature.Span),
                }
            ),
        };
    }

    private async Task<JsonNode> EnrolAsync(JsonNode now, string token)
    {
        SoftwarePasskey passkey = contest.Officer;
        JsonObject body = Body(
            Order(
                now,
                OrderKind.EnrolOfficer,
                null,
                new OrderDetails.EnrolOfficer(PreparedContest.OfficerId, passkey.Key, passkey.Credential)
            )
        );
        body["token"] = token;
        using HttpResponseMessage answer = await PostAsync("/api/officer/enrol", body);
        return await OkAsync(answer, "enrolling");
    }

    private async Task<JsonNode> LogInAsync()
    {
        using HttpResponseMessage asked = await PostAsync(
            "/api/officer/login/options",
            new() { ["officer"] = PreparedContest.OfficerId }
        );
        JsonNode options = await OkAsync(asked, "asking to sign in");
        OrderSignature made = contest.Officer.Sign(
            PreparedContest.OfficerId,
            Base64Url.DecodeFromChars((string)options["challenge"]!),
            contest.Definition.Origins[0],
            contest.Definition.RelyingParty
        );
        using HttpResponseMessage answer = await PostAsync(
            "/api/officer/login",
            new()
            {
                ["id"] = contest.Officer.Credential,
                ["response"] = new JsonObject
                {
                    ["authenticatorData"] = Base64Url.EncodeToString(made.AuthenticatorData.Span),
                    ["clientDataJSON"] = Base64Url.EncodeToString(made.ClientData.Span),
                    ["signature"] = Base64Url.EncodeToString(made.Signature.Span),
                },
            }
        );
        return await OkAsync(answer, "signing in");
    }

    // Nothing but the bytes that were signed may stand in the minutes, so characters are not escaped on the way.
    private async Task<HttpResponseMessage> PostAsync(string path, JsonObject body)
    {
        string json = body.ToJsonString(
            new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await http.PostAsync(path, content);
    }

    private static async Task<JsonNode> OkAsync(HttpResponseMessage answer, string what)
    {
        if (!answer.IsSuccessStatusCode)
        {
            string body = await answer.Content.ReadAsStringAsync();
            throw new HttpRequestException(
                $"{what} was answered with {(int)answer.StatusCode}: {body}",
                null,
                answer.StatusCode
            );
        }

        return await answer.Content.ReadFromJsonAsync<JsonNode>()
            ?? throw new InvalidDataException($"{what} was answered with nothing.");
    }
}
