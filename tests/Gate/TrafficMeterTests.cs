using System.Net;
using Hustings.Gate.Admission;
using Hustings.Gate.Detection;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class TrafficMeterTests
{
    private readonly TrafficMeter meter = new();

    [Fact]
    public void Everything_counted_is_in_the_next_reading_and_in_no_other()
    {
        meter.CountConnection();
        meter.CountPage();
        meter.CountAccepted();
        meter.CountMalformed(Sender(1), worked: false);
        meter.CountMalformed(Sender(1), worked: true);
        meter.CountForged(Sender(2), worked: true);
        meter.CountOtherRefused(Sender(3));
        meter.CountPutOff(Sender(3));
        meter.CountPutOff(Sender(3), asked: true);

        meter.Take().ShouldBe(new TrafficReading(1, 0, 1, 1, 2, 1, 2, 1, 2, 3, 1));
        meter.Take().ShouldBe(default);
    }

    [Fact]
    public void What_an_edge_saw_is_added()
    {
        meter.CountConnection();
        meter.AddEdge(clients: 5, turnedAway: 4, asked: 3, fromMemory: 2);

        meter.Take().ShouldBe(new TrafficReading(6, 0, 2, 0, 4, 0, 0, 0, 3, 0, 3));
    }

    [Fact]
    public void Waiting_connections_are_a_level_not_a_count()
    {
        meter.BeginWaiting();
        meter.BeginWaiting();
        meter.EndWaiting();

        meter.Take().OpenWithoutRequest.ShouldBe(1);
        meter.Take().OpenWithoutRequest.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_240)]
    [InlineData(200_000)]
    public void Senders_are_counted_to_two_percent_in_bounded_memory(int senders)
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < senders; i++)
            {
                meter.CountPutOff(Sender(i));
            }
        }

        var off = (senders / 50) + 1;
        meter.Take().Sources.ShouldBeInRange(senders - off, senders + off);
    }

    [Fact]
    public void Counting_from_many_threads_loses_nothing()
    {
        Parallel.For(0, 20_000, i => meter.CountForged(Sender(i % 7), worked: i % 2 == 0));

        var reading = meter.Take();
        (reading.Forged, reading.WorkFailing, reading.Sources).ShouldBe((20_000, 10_000, 7));
    }

    private static AddressKey Sender(int number) => AddressKey.Of(new IPAddress(0x7f00_0000L + number));
}
