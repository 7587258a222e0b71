using System.Net.Http.Headers;
using System.Text.Json;
using Hustings.Server.Probes;

namespace Hustings.Cli.Probe;

/// <summary>
/// Hands in what a probe found. What could not be handed in is kept and goes with the next report: an outage is told afterwards, minute by
/// minute. Bounded: of a very long one the oldest readings are lost.
/// </summary>
public sealed class ProbeReporter(HttpClient http, ProbeSecrets secrets, string name, TimeProvider time)
{
    private const int MostKept = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly List<ProbeResult> kept = [];
    private FileFinding? files;
    private long sequence;

    public void Keep(ProbeResult result)
    {
        kept.Add(result);
        if (kept.Count > MostKept)
        {
            kept.RemoveAt(0);
        }
    }

    public void Keep(FileFinding finding) => files = finding;

    /// <summary>Hands in what is kept, the oldest first. Empty if all went well or nothing is kept; else what was wrong.</summary>
    public async Task<string> SendAsync(CancellationToken cancel)
    {
        while (kept.Count > 0 || files is not null)
        {
            var now = time.GetUtcNow();
            sequence = Math.Max(sequence + 1, now.ToUnixTimeMilliseconds());
            var results = kept.Take(ProbeReport.MostResults).ToList();
            var said = await PostAsync(new(name, sequence, now, results, files), cancel).ConfigureAwait(false);
            if (said.Length > 0)
            {
                return said;
            }

            kept.RemoveRange(0, results.Count);
            files = null;
        }

        return "";
    }

    private async Task<string> PostAsync(ProbeReport report, CancellationToken cancel)
    {
        var bytes = report.ToBytes();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, ProbeReport.Path) { Content = content };
        request.Headers.Add(ProbeReport.Header, Convert.ToHexStringLower(ProbeReport.Sign(secrets, bytes)));
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var answer = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? ""
                : Words(
                    await answer.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false),
                    (int)answer.StatusCode
                );
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "the server did not answer in time";
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return "the server could not be reached";
        }
    }

    private static string Words(string body, int status)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("message").GetProperty("en").GetString() ?? $"HTTP {status}";
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"HTTP {status}";
        }
    }
}
