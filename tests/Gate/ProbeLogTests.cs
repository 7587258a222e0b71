using Hustings.Gate.Detection;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class ProbeLogTests
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly ProbeLog log = new();

    [Fact]
    public void Minutes_are_kept_by_lane_with_the_slowest_that_got_through()
    {
        log.Take(Probe(1, Lane.Open, true, 2));
        log.Take(Probe(59, Lane.Open, false, 30));
        log.Take(Probe(59, Lane.Work, true, 1));
        log.Take(Probe(60, Lane.Open, true, 5));

        log.Minutes(Noon, Noon.AddHours(1))
            .ShouldBe([
                new(Noon, Lane.Work, 1, 1, TimeSpan.FromSeconds(1)),
                new(Noon, Lane.Open, 2, 1, TimeSpan.FromSeconds(2)),
                new(Noon.AddMinutes(1), Lane.Open, 1, 1, TimeSpan.FromSeconds(5)),
            ]);
        log.Minutes(Noon.AddMinutes(1), Noon.AddMinutes(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Readings_and_changed_minutes_are_told_once()
    {
        log.Take(Probe(0, Lane.Open, true, 1));

        log.TakeUntold().ShouldHaveSingleItem();
        log.TakeUntold().ShouldBeEmpty();
        log.TakeChanged().ShouldHaveSingleItem().Probes.ShouldBe(1);
        log.TakeChanged().ShouldBeEmpty();
    }

    [Fact]
    public void Minutes_of_before_a_restart_go_on()
    {
        log.Restore([new(Noon, Lane.Open, 11, 10, TimeSpan.FromSeconds(3))]);
        log.TakeChanged().ShouldBeEmpty();

        log.Take(Probe(30, Lane.Open, true, 1));

        log.Minutes(Noon, Noon.AddMinutes(1)).ShouldBe([new(Noon, Lane.Open, 12, 11, TimeSpan.FromSeconds(3))]);
    }

    [Fact]
    public void Whoever_hands_in_probes_without_end_fills_no_memory()
    {
        for (var i = 0; i < 60_000; i++)
        {
            log.Take(Probe(60 * i, Lane.Open, true, 1));
        }

        log.Minutes(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Count.ShouldBe(40_320);
        log.Recent.Count.ShouldBe(1_000);
        log.TakeUntold().Count.ShouldBe(1_000);
    }

    private static ProbeReading Probe(int second, Lane lane, bool accepted, int took) =>
        new(Noon.AddSeconds(second), lane, accepted, TimeSpan.FromSeconds(took));
}
