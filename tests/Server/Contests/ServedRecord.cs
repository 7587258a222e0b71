using System.Net;
using Hustings.Verification.Contests;

namespace Hustings.Server.Tests.Contests;

/// <summary>A contest's record as anyone can fetch it from a running server.</summary>
public sealed class ServedRecord(HttpClient client) : IContestRecord
{
    public Stream? Open(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/public/{path}");
        using var answer = client.Send(request);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        var bytes = new MemoryStream();
        answer.Content.ReadAsStream().CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
