using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Hustings.Lab.Servers;

/// <summary>A returning officer at the console's interface: enters with the one-time link, gives orders, hands in decryptions.</summary>
public sealed class OfficerClient : IDisposable
{
    private readonly HttpClient http;
    private readonly string uuid;

    private OfficerClient(HttpClient http, string uuid)
    {
        this.http = http;
        this.uuid = uuid;
    }

    /// <summary>Spends the server's one-time link on a session.</summary>
    public static async Task<OfficerClient> EnterAsync(ServerProcess server, string uuid)
    {
        var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(30) };
        using var token = new StringContent(server.OfficerToken, Encoding.ASCII, "text/plain");
        using HttpResponseMessage answer = await http.PostAsync("/api/officer/session", token);
        JsonNode? body = await OkAsync(answer, "entering the console");
        string session = (string?)body?["session"] ?? throw new InvalidDataException("The session is missing.");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session);
        return new OfficerClient(http, uuid);
    }

    /// <summary>The stage as officers see it.</summary>
    public async Task<JsonNode> StateAsync()
    {
        using HttpResponseMessage answer = await http.GetAsync($"/api/stages/{uuid}");
        return await OkAsync(answer, "reading the stage") ?? throw new InvalidDataException("The stage is missing.");
    }

    public Task OpenAsync() => OrderAsync("open");

    /// <summary>Returns once the archive is written up to the encrypted tally.</summary>
    public Task CloseAsync() => OrderAsync("close");

    public async Task<byte[]> EncryptedTallyAsync()
    {
        using HttpResponseMessage answer = await http.GetAsync($"/api/stages/{uuid}/encrypted-tally");
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Hands in one trustee's partial decryption with its companion; owners count from 1.</summary>
    public async Task DecryptAsync(int owner, ReadOnlyMemory<byte> decryption)
    {
        using var content = new ReadOnlyMemoryContent(decryption);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await http.PostAsync($"/api/stages/{uuid}/decryptions/{owner}", content);
        await OkAsync(answer, $"handing in decryption {owner}");
    }

    public void Dispose() => http.Dispose();

    private async Task OrderAsync(string order)
    {
        using HttpResponseMessage answer = await http.PostAsync($"/api/stages/{uuid}/orders/{order}", null);
        await OkAsync(answer, $"the order to {order}");
    }

    private static async Task<JsonNode?> OkAsync(HttpResponseMessage answer, string what)
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

        return answer.Content.Headers.ContentType?.MediaType == "application/json"
            ? await answer.Content.ReadFromJsonAsync<JsonNode>()
            : null;
    }
}
