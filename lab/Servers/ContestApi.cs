using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hustings.Lab.Servers;

/// <summary>Requests of officers and trustees (docs/spec/officers-api.md). Finds the server again after it was started anew.</summary>
public sealed class ContestApi(ServerProcess server) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // The server ends a connection that is idle for five seconds; an order must not be sent on one that is just being ended.
    private readonly HttpClient http = new(
        new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) }
    )
    {
        Timeout = TimeSpan.FromMinutes(10),
    };

    public ServerProcess Server => server;

    /// <summary>The contest as everybody may see it.</summary>
    public async Task<JsonNode> ContestAsync() => await GetAsync("/api/contest");

    public async Task<JsonNode> StageAsync(string id) =>
        (await ContestAsync())["stages"]!.AsArray().Single(stage => (string?)stage!["id"] == id)!;

    /// <summary>Looks at a stage again and again until something holds.</summary>
    /// <exception cref="TimeoutException">It did not within the patience.</exception>
    public async Task<JsonNode> WaitAsync(string stage, string what, Func<JsonNode, bool> holds, TimeSpan patience)
    {
        DateTime end = DateTime.UtcNow + patience;
        while (true)
        {
            JsonNode now = await StageAsync(stage);
            if (holds(now))
            {
                return now;
            }

            if (DateTime.UtcNow > end)
            {
                throw new TimeoutException($"{stage} is not {what} after {patience}: {now.ToJsonString()}");
            }

            await Task.Delay(Pause);
        }
    }

    public async Task<JsonNode> GetAsync(string path, string? session = null) =>
        JsonNode.Parse(await BytesAsync(path, session)) ?? throw new InvalidDataException($"{path} is empty.");

    public async Task<byte[]> BytesAsync(string path, string? session = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        return await SendAsync(request, session, path);
    }

    public Task<JsonNode> PostAsync(string path, JsonNode body, string? session = null) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body.ToJsonString()), session);

    public async Task<JsonNode> PostAsync(string path, ReadOnlyMemory<byte> body, string? session = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path))
        {
            Content = new ReadOnlyMemoryContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        byte[] answer = await SendAsync(request, session, path);
        return answer.Length == 0 ? new JsonObject() : JsonNode.Parse(answer)!;
    }

    public void Dispose() => http.Dispose();

    private Uri Address(string path) =>
        new(server.Address ?? throw new HttpRequestException("The server is down."), path);

    private async Task<byte[]> SendAsync(HttpRequestMessage request, string? session, string what)
    {
        if (session is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        }

        using HttpResponseMessage answer = await http.SendAsync(request);
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.IsSuccessStatusCode)
        {
            return body;
        }

        (string code, string message) = Reason(body);
        throw new RefusedException(answer.StatusCode, code, message, what);
    }

    private static (string Code, string Message) Reason(byte[] body)
    {
        try
        {
            JsonNode? refusal = JsonNode.Parse(body);
            return ((string?)refusal?["code"] ?? "", (string?)refusal?["message"]?["en"] ?? "");
        }
        catch (JsonException)
        {
            return ("", Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 200))));
        }
    }
}
