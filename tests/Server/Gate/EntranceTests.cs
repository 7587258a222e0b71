using System.Net;
using System.Net.Sockets;
using System.Text;
using Hustings.Gate.Detection;
using Hustings.Gate.Edge;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>Who the sender is, and what a listener takes at all.</summary>
public sealed class EntranceTests
{
    private const string Someone = "203.0.113.5";

    [Fact]
    public async Task Address_that_an_edge_names_is_the_sender_and_only_the_last_one()
    {
        await using var server = await OpenAsync();
        using var edge = Client(server.Addresses[1]);
        for (var i = 0; i <= GateServer.Limits.HotAfter; i++)
        {
            using var refused = await PostAsync(edge, server, server.Stranger(), $"198.51.100.9, {Someone}");
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            refused.Headers.Contains(HaproxyConfig.HeatHeader).ShouldBeTrue();
        }

        (await StatusAsync(edge, server, server.Request(0), Someone)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await StatusAsync(edge, server, server.Request(0), "198.51.100.9")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(edge, server, server.Request(1), "")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Address_that_a_stranger_names_is_not_believed_and_he_learns_nothing_of_heat()
    {
        await using var server = await OpenAsync();
        for (var i = 0; i <= GateServer.Limits.HotAfter; i++)
        {
            using var refused = await PostAsync(server.Client, server, server.Stranger(), $"203.0.113.{i}");
            refused.Headers.Contains(HaproxyConfig.HeatHeader).ShouldBeFalse();
        }

        (await StatusAsync(server.Client, server, server.Request(0), "203.0.113.200")).ShouldBe(
            HttpStatusCode.TooManyRequests
        );
    }

    [Theory]
    [InlineData("Content-Length: 3\r\nContent-Encoding: gzip", "abc", "400")]
    [InlineData("Transfer-Encoding: chunked", "0\r\n\r\n", "411")]
    [InlineData("", "", "411")]
    [InlineData("Content-Length: 3\r\nContent-Length: 4", "abcd", "400")]
    [InlineData("Content-Length: 30000000", "", "413")]
    [InlineData("Content-Length: 99999999999", "", "413")]
    public async Task Request_that_no_booth_makes_is_refused_and_the_connection_closed(
        string headers,
        string body,
        string status
    )
    {
        await using var server = await GateServer.OpenAsync();
        server.Service<TrafficMeter>().Take();

        var answer = await Inventory.UnchangedAsync(server, () => RawAsync(server, headers, body));

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public async Task Slow_sender_is_cut_off_and_holds_no_check_thread()
    {
        await using var server = await GateServer.OpenAsync(
            GateServer.Limits with
            {
                WholeRequest = TimeSpan.FromSeconds(3),
            },
            threads: 1
        );
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        var head = $"POST {server.CastPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n";
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);

        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
        // However it hangs up, nothing more comes.
        (await ToTheEndAsync(slow)).ShouldNotContain("200");
        server.Service<TrafficMeter>().OpenWithoutRequest.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Requests_for_pages_and_connections_are_counted()
    {
        await using var server = await GateServer.OpenAsync();
        var meter = server.Service<TrafficMeter>();
        meter.Take();
        using var idle = new TcpClient();
        await idle.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        using var client = Client(server.Address);
        await client.GetStringAsync(
            new Uri(server.PublicPath + "/stage.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        var reading = meter.Take();
        (reading.Connections, reading.Pages, reading.OpenWithoutRequest).ShouldBe((2, 1, 1));
    }

    private static Task<RunningServer> OpenAsync() =>
        RunningServer.OpenAsync(adjust: options =>
            options with
            {
                Gate = GateServer.Limits,
                EdgeUrls = ["http://127.0.0.1:0"],
            }
        );

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    private static async Task<HttpStatusCode> StatusAsync(
        HttpClient client,
        RunningServer server,
        byte[] request,
        string forwarded
    )
    {
        using var response = await PostAsync(client, server, request, forwarded);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        RunningServer server,
        byte[] request,
        string forwarded
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, server.CastPath)
        {
            Content = new ByteArrayContent(request),
        };
        if (forwarded.Length > 0)
        {
            message.Headers.Add("X-Forwarded-For", forwarded);
        }

        return await client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static async Task<string> RawAsync(RunningServer server, string headers, string body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        var lines = headers.Length > 0 ? headers + "\r\n" : "";
        var request = $"POST {server.CastPath} HTTP/1.1\r\nHost: x\r\n{lines}\r\n{body}";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        return await ToTheEndAsync(client);
    }

    private static async Task<string> ToTheEndAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var text = new StringBuilder();
        try
        {
            var buffer = new char[1024];
            for (int read; (read = await reader.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0; )
            {
                text.Append(buffer, 0, read);
            }
        }
        catch (IOException e)
            when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // How a server hangs up on half a request is its own business.
        }

        return text.ToString();
    }
}
