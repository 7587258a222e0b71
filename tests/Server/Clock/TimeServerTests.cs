using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Hustings.Server.Clock;
using Hustings.Server.Tests.Contests;
using Hustings.Server.Tests.Storage;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Clock;

/// <summary>What a time server says is shown, and one that is silent or talks nonsense stops nothing.</summary>
public sealed class TimeServerTests
{
    [Fact]
    public async Task Offset_of_five_minutes_either_way_is_shown_in_the_contest()
    {
        foreach (var minutes in new[] { 5, -5 })
        {
            var clock = new TestClock();
            using var server = new LocalTime(request => Answer(request, clock.GetUtcNow().AddMinutes(minutes)));
            await using var contest = new SmallContest
            {
                Adjust = options => options with { TimeServer = server.Address },
            };
            await contest.StartAsync();

            using var shown = JsonDocument.Parse(
                await contest.Client.GetStringAsync(
                    new Uri("/api/contest", UriKind.Relative),
                    TestContext.Current.CancellationToken
                )
            );

            var said = shown.RootElement.GetProperty("clock");
            said.GetProperty("server").GetString().ShouldBe($"127.0.0.1:{server.Address.Port}");
            var offset = TimeSpan.FromMilliseconds(said.GetProperty("offsetMilliseconds").GetDouble());
            offset.TotalMinutes.ShouldBe(minutes, 0.1);
            var words = ClockCheck.Words(new("ts", TimeSpan.FromMinutes(minutes), TimeSpan.Zero));
            words.En.ShouldBe(minutes > 0 ? "300.0 seconds behind ts" : "300.0 seconds ahead of ts");
            words.Fr.ShouldBe(minutes > 0 ? "300,0 secondes de retard sur ts" : "300,0 secondes d’avance sur ts");
        }
    }

    [Fact]
    public async Task Server_without_a_usable_answer_gives_no_reading_and_a_reason_in_words()
    {
        var clock = new TestClock();
        byte[] Now(byte[] request) => Answer(request, clock.GetUtcNow());
        var cases = new Dictionary<string, Func<byte[], byte[]?>>(StringComparer.Ordinal)
        {
            ["silent"] = _ => null,
            ["empty"] = _ => [],
            ["garbage"] = _ => [.. Enumerable.Repeat((byte)0xff, 48)],
            ["short"] = request => Now(request)[..47],
            ["our own mode"] = request => With(Now(request), 0, (4 << 3) | 3),
            ["broadcast"] = request => With(Now(request), 0, (4 << 3) | 5),
            ["another question"] = request => With(Now(request), 24, 0x77),
            ["unsynchronised"] = request => With(Now(request), 0, (3 << 6) | (4 << 3) | 4),
            ["kiss of death"] = request => With(Now(request), 1, 0),
            ["stratum 16"] = request => With(Now(request), 1, 16),
            ["no time"] = request =>
            {
                var answer = Now(request);
                answer.AsSpan(40).Clear();
                return answer;
            },
        };

        await Task.WhenAll(
            cases.Select(async one =>
            {
                using var server = new LocalTime(one.Value);
                var problem = await Should.ThrowAsync<IOException>(
                    () => TimeServer.AskAsync(server.Address, clock, TestContext.Current.CancellationToken),
                    one.Key
                );
                problem.Message.ShouldStartWith(
                    $"The time server 127.0.0.1:{server.Address.Port} ",
                    Case.Sensitive,
                    one.Key
                );
            })
        );
    }

    [Fact]
    public async Task Contest_starts_without_an_answer_and_shows_no_offset()
    {
        using var silent = new LocalTime(_ => null);
        await using var contest = new SmallContest { Adjust = options => options with { TimeServer = silent.Address } };
        await contest.StartAsync();

        using var shown = JsonDocument.Parse(
            await contest.Client.GetStringAsync(
                new Uri("/api/contest", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );

        var clock = shown.RootElement.GetProperty("clock");
        clock.GetProperty("server").ValueKind.ShouldBe(JsonValueKind.Null);
        clock.GetProperty("offsetMilliseconds").ValueKind.ShouldBe(JsonValueKind.Null);
        contest
            .Service<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>()
            .OfType<ClockCheck>()
            .ShouldHaveSingleItem()
            .Problem.ShouldNotBeNull()
            .ShouldContain("no usable answer");
    }

    private static byte[] With(byte[] answer, int place, int value)
    {
        answer[place] = (byte)value;
        return answer;
    }

    // RFC 5905, figure 8: the question's transmit time comes back as the originate time.
    private static byte[] Answer(byte[] request, DateTimeOffset now)
    {
        var answer = new byte[48];
        answer[0] = (4 << 3) | 4;
        answer[1] = 2;
        request.AsSpan(40, 8).CopyTo(answer.AsSpan(24));
        var seconds = (uint)(now - new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds;
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(32), seconds);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(40), seconds);
        return answer;
    }

    /// <summary>A time server on this machine that answers every question as it is told to.</summary>
    private sealed class LocalTime : IDisposable
    {
        private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));

        public LocalTime(Func<byte[], byte[]?> answer)
        {
            Address = new("127.0.0.1", ((IPEndPoint)socket.Client.LocalEndPoint!).Port);
            _ = ServeAsync(answer);
        }

        public DnsEndPoint Address { get; }

        public void Dispose() => socket.Dispose();

        private async Task ServeAsync(Func<byte[], byte[]?> answer)
        {
            try
            {
                while (true)
                {
                    var question = await socket.ReceiveAsync();
                    if (answer(question.Buffer) is { } bytes)
                    {
                        await socket.SendAsync(bytes, question.RemoteEndPoint);
                    }
                }
            }
            catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
            {
                // The test is over.
            }
        }
    }
}
