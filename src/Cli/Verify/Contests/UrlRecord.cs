using System.Net;
using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify.Contests;

/// <summary>Below a URL: each file is fetched when it is asked for.</summary>
/// <param name="folder">Ends in a stroke.</param>
internal sealed class UrlRecord(Uri folder, CancellationToken cancel) : IContestRecord, IDisposable
{
    private readonly HttpClient client = new();

    public Stream? Open(string path)
    {
        try
        {
            using HttpRequestMessage asked = new(HttpMethod.Get, new Uri(folder, path));
            using HttpResponseMessage answer = client.Send(asked, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return null;
            answer.EnsureSuccessStatusCode();
            using Stream body = answer.Content.ReadAsStream(cancel);
            return Spool.Copy(body);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"{new Uri(folder, path)} cannot be read: {e.Message}", e);
        }
    }

    public void Dispose() => client.Dispose();
}
