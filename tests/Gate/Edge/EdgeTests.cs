using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests.Edge;

public sealed class EdgeTests : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private RunningEdge edge = null!;

    public async ValueTask InitializeAsync() => edge = await RunningEdge.StartAsync(time);

    public ValueTask DisposeAsync() => edge.DisposeAsync();

    [Fact]
    public async Task Hot_address_is_asked_for_work_and_goes_on_with_it_while_its_neighbour_notices_nothing()
    {
        for (var i = 0; i < RunningEdge.Limits.HotAfter + 1; i++)
        {
            (await edge.CastAsync("127.0.1.1", "bad")).ShouldBe(403);
        }

        (await edge.CastAsync("127.0.1.1", "good")).ShouldBe(429);
        (await edge.CastAsync("127.0.1.1", "also good", edge.Work("good"))).ShouldBe(429);
        (await edge.CastAsync("127.0.1.1", "good", edge.Work("good"))).ShouldBe(200);
        (await edge.CastAsync("127.0.1.2", "good")).ShouldBe(200);
    }

    [Fact]
    public async Task Accepted_ballots_keep_a_shared_address_open_beside_an_attacker()
    {
        (await edge.CastAsync("127.0.2.1", "good")).ShouldBe(200);
        for (var i = 0; i < RunningEdge.Limits.RefusalsPerAccepted + RunningEdge.Limits.HotAfter; i++)
        {
            (await edge.CastAsync("127.0.2.1", "bad")).ShouldBe(403);
        }

        (await edge.CastAsync("127.0.2.1", "good")).ShouldBe(200);
    }

    [Fact]
    public async Task Hot_address_still_gets_the_pages()
    {
        for (var i = 0; i < RunningEdge.Limits.HotAfter + 1; i++)
        {
            await edge.CastAsync("127.0.6.1", "bad");
        }

        (await edge.CastAsync("127.0.6.1", "good")).ShouldBe(429);
        (await edge.SendAsync("127.0.6.1", "GET /good HTTP/1.1\r\nHost: edge\r\nConnection: close\r\n\r\n")).ShouldBe(
            200
        );
    }

    [Fact]
    public async Task Refusals_that_honest_voters_meet_do_not_heat()
    {
        for (var i = 0; i < 50; i++)
        {
            (await edge.CastAsync("127.0.3.1", "wrong PIN")).ShouldBe(403);
        }
    }

    [Fact]
    public async Task Seeds_are_renewed_while_the_proxy_runs()
    {
        for (var i = 0; i < RunningEdge.Limits.HotAfter + 1; i++)
        {
            await edge.CastAsync("127.0.4.1", "bad");
        }

        var old = edge.Work("good");
        time.Advance(RunningEdge.Limits.SeedLife * (RunningEdge.Limits.Seeds + 1));
        (await edge.CastAsync("127.0.4.1", "good", edge.Work("good"))).ShouldBe(429);
        await edge.Map.RenewAsync(TestContext.Current.CancellationToken);

        (await edge.CastAsync("127.0.4.1", "good", old)).ShouldBe(429);
        (await edge.CastAsync("127.0.4.1", "good", edge.Work("good"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("GET {0} HTTP/1.1\r\nHost: edge\r\n\r\n", 405)]
    [InlineData("POST {0} HTTP/1.1\r\nHost: edge\r\n\r\n", 411)]
    [InlineData("POST {0} HTTP/1.1\r\nHost: edge\r\nContent-Length: 12481\r\n\r\n", 413)]
    [InlineData("POST {0} HTTP/1.1\r\nHost: edge\r\nContent-Length: 30000000\r\n\r\n", 413)]
    [InlineData("POST {0} HTTP/1.1\r\nHost: edge\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411)]
    [InlineData("POST {0} HTTP/1.1\r\nHost: edge\r\nContent-Length: 3\r\nContent-Encoding: gzip\r\n\r\nabc", 400)]
    [InlineData("POST {0} HTTP/1.1\r\nHost: edge\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400)]
    [InlineData(
        "POST {0} HTTP/1.1\r\nHost: edge\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        411
    )]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400)]
    public async Task Request_that_no_booth_makes_stops_at_the_edge(string request, int status) =>
        (
            await edge.SendAsync("127.0.5.1", request.Replace("{0}", RunningEdge.Stage, StringComparison.Ordinal))
        ).ShouldBe(status);
}
