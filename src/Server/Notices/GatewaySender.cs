using System.Text;
using System.Text.Json;

namespace Hustings.Server.Notices;

/// <summary>Hands text messages to an SMS gateway over HTTP, one request each. It follows no redirection: that would take the number elsewhere.</summary>
internal sealed class GatewaySender : INoticeSender
{
    private readonly GatewayWay way;
    private readonly TimeSpan patience;
    private readonly TimeProvider time;
    private readonly HttpClient client;

    public GatewaySender(GatewayWay way, TimeSpan patience, TimeProvider time)
    {
        this.way = way;
        this.patience = patience;
        this.time = time;
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<NoticeFailure?> SendAsync(Notice notice)
    {
        if (notice.To.Phone is not ['+', ..] || notice.To.Phone.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return NoticeFailure.NoAddress;
        }

        using var request = new HttpRequestMessage(new HttpMethod(way.Method), way.Url)
        {
            Content = new StringContent(Fill(notice), Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new(way.ContentType) { CharSet = "utf-8" };
        foreach (var (name, value) in way.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            using var answer = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            return Kind((int)answer.StatusCode);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return NoticeFailure.TimedOut;
        }
        catch (HttpRequestException)
        {
            return NoticeFailure.Unreachable;
        }
    }

    public void Dispose() => client.Dispose();

    // One pass over the template: what a member's data holds is never looked at as a place to fill.
    private string Fill(Notice notice)
    {
        var places = GatewayWay.Places(notice);
        var body = new StringBuilder();
        for (var at = 0; at < way.Body.Length; )
        {
            var place = places.FirstOrDefault(one => Stands(one.Name, at));
            body.Append(place.Name is null ? way.Body[at].ToString() : Escape(place.Value));
            at += place.Name?.Length ?? 1;
        }

        return body.ToString();

        bool Stands(string name, int at) => string.CompareOrdinal(way.Body, at, name, 0, name.Length) == 0;
    }

    private string Escape(string value) =>
        way.ContentType == GatewayWay.Json ? JsonEncodedText.Encode(value).ToString() : Uri.EscapeDataString(value);

    private static NoticeFailure? Kind(int status) =>
        status switch
        {
            >= 200 and < 300 => null,
            401 or 403 or 407 => NoticeFailure.NotAllowed,
            408 or 429 or >= 500 => NoticeFailure.Busy,
            404 or 410 or 422 => NoticeFailure.AddressRefused,
            _ => NoticeFailure.Refused,
        };
}
