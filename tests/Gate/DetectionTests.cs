using Hustings.Gate.Detection;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class DetectionTests
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrafficReading Nothing = default;
    private readonly AttackDetector detector = new(new GateLimits(), new DetectionLimits());
    private int second;

    [Fact]
    public void Rush_of_honest_voters_is_a_rush_and_no_incident()
    {
        Run(300, Nothing with { Connections = 250, Accepted = 220, OtherRefused = 5, Pages = 500, PutOff = 20 });

        detector.State.ShouldBe(TrafficState.Rush);
        detector.Incidents.ShouldBeEmpty();
    }

    [Fact]
    public void Voters_who_mistype_their_PIN_are_no_attack()
    {
        Run(300, Nothing with { Accepted = 10, OtherRefused = 90, Connections = 100 });

        detector.Incidents.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AttackKind.Garbage)]
    [InlineData(AttackKind.Forgeries)]
    [InlineData(AttackKind.WorkInflation)]
    [InlineData(AttackKind.Unworked)]
    [InlineData(AttackKind.Connections)]
    [InlineData(AttackKind.SlowConnections)]
    [InlineData(AttackKind.Pages)]
    public void Each_kind_of_attack_opens_an_incident_within_ten_seconds(AttackKind kind)
    {
        Run(60, Honest);
        detector.Incidents.ShouldBeEmpty();

        Run(10, Attack(kind));

        detector.State.ShouldBe(TrafficState.Attack);
        detector.Open!.Kinds.ShouldContain(kind);
    }

    [Fact]
    public void Incident_ends_after_a_quiet_minute_with_its_last_hostile_second()
    {
        Run(30, Attack(AttackKind.Garbage));
        Run(59, Honest);
        detector.Open.ShouldNotBeNull();

        Run(20, Honest);

        detector.State.ShouldBe(TrafficState.Calm);
        var incident = detector.Incidents.ShouldHaveSingleItem();
        incident.Start.ShouldBe(Noon);
        (incident.End!.Value - Noon).ShouldBe(TimeSpan.FromSeconds(29));
        incident.PeakPerSecond.ShouldBe(5_000);
        incident.Hostile.ShouldBe(150_000);
        incident.PeakSources.ShouldBe(10_240);
    }

    [Fact]
    public void Attack_that_pauses_is_one_incident_and_one_that_returns_later_is_two()
    {
        Run(10, Attack(AttackKind.Garbage));
        Run(40, Honest);
        Run(10, Attack(AttackKind.Forgeries));
        detector.Incidents.Count.ShouldBe(1);
        detector.Open!.Kinds.ShouldBe([AttackKind.Garbage, AttackKind.Forgeries], ignoreOrder: true);

        Run(3_600, Honest);
        Run(10, Attack(AttackKind.Pages));

        detector.Incidents.Select(incident => incident.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public void Attack_that_comes_and_goes_is_one_incident_that_returned_and_ends_later_each_time()
    {
        for (var burst = 0; burst < 40; burst++)
        {
            Run(10, Attack(AttackKind.Garbage));
            Run(110, Honest);
        }

        var incident = detector.Incidents.ShouldHaveSingleItem();
        incident.Start.ShouldBe(Noon);
        incident.Hostile.ShouldBe(40 * 50_000);
        incident.Returns.ShouldBe(1, "after the first return two quiet minutes are asked for, and there were none");
        Run(120, Honest);
        detector.Open.ShouldBeNull();
    }

    [Fact]
    public void Pulse_of_one_second_in_every_minute_is_one_incident_as_long_as_it_goes_on()
    {
        for (var burst = 0; burst < 30; burst++)
        {
            Run(1, Attack(AttackKind.Garbage));
            Run(64, Honest);
        }

        detector.Incidents.ShouldHaveSingleItem().Hostile.ShouldBe(30 * 5_000);
    }

    [Fact]
    public void Flood_that_is_turned_away_before_it_is_looked_at_does_not_end_its_incident()
    {
        Run(10, Attack(AttackKind.Garbage));
        Run(300, Honest with { PutOff = 5_000, Asked = 5_000, Connections = 5_025, Sources = 3_000 });

        var incident = detector.Open.ShouldNotBeNull();
        detector.State.ShouldBe(TrafficState.Attack);
        incident.Hostile.ShouldBeGreaterThan(1_000_000);
        incident.Kinds.ShouldContain(AttackKind.Unworked);
    }

    [Fact]
    public void Ballots_that_are_put_off_do_not_hide_those_that_fail()
    {
        Run(20, Honest with { Malformed = 100, PutOff = 5_000, Sources = 2_000 });

        detector.Open.ShouldNotBeNull().Kinds.ShouldBe([AttackKind.Garbage]);
    }

    [Fact]
    public void Voters_who_cannot_get_through_are_an_incident_though_the_server_sees_nothing()
    {
        Run(60, Honest);
        for (var probe = 0; probe < 6; probe++)
        {
            Run(5, Nothing);
            detector.Take(new ProbeReading(Noon.AddSeconds(second), Lane.Open, false, TimeSpan.FromSeconds(1)));
        }

        Run(1, Nothing);
        detector.Open.ShouldNotBeNull().Kinds.ShouldBe([AttackKind.Unreachable]);

        for (var probe = 0; probe < 60; probe++)
        {
            Run(5, Honest);
            detector.Take(new ProbeReading(Noon.AddSeconds(second), Lane.Open, true, TimeSpan.FromSeconds(1)));
        }

        detector.Open.ShouldBeNull();
    }

    [Fact]
    public void Failing_probes_of_the_hall_say_nothing_about_voters_at_home()
    {
        for (var probe = 0; probe < 20; probe++)
        {
            Run(3, Honest);
            detector.Take(new ProbeReading(Noon.AddSeconds(second), Lane.Hall, false, TimeSpan.FromSeconds(1)));
        }

        detector.Incidents.ShouldBeEmpty();
    }

    [Fact]
    public void Reading_that_stands_for_several_seconds_is_no_peak()
    {
        Run(10, Attack(AttackKind.Garbage));
        second += 4;
        Run(1, Attack(AttackKind.Garbage) with { Malformed = 25_000 });

        detector.Open!.PeakPerSecond.ShouldBe(5_000);
        detector.Open.Hostile.ShouldBe(75_000);
    }

    [Fact]
    public void Incident_that_lasts_when_the_server_is_stopped_is_closed_after_the_start_with_what_was_seen()
    {
        Run(30, Attack(AttackKind.Garbage));
        var stored = detector.Open!;
        var after = new AttackDetector(new GateLimits(), new DetectionLimits());

        after.Restore([stored], Noon.AddSeconds(330));
        after.Open.ShouldNotBeNull();
        for (var i = 0; i < 59; i++)
        {
            after.Take(Noon.AddSeconds(331 + i), Honest).ShouldBeFalse();
        }

        after.Take(Noon.AddSeconds(390), Honest).ShouldBeTrue();
        var closed = after.Incidents.ShouldHaveSingleItem();
        closed.End.ShouldBe(Noon.AddSeconds(29));
        closed.Unwatched.ShouldBe(TimeSpan.FromSeconds(301));
        closed.Hostile.ShouldBe(150_000);
    }

    [Fact]
    public void Attack_that_went_on_over_a_restart_is_one_incident()
    {
        Run(30, Attack(AttackKind.Garbage));
        var after = new AttackDetector(new GateLimits(), new DetectionLimits());
        after.Restore([detector.Open!], Noon.AddSeconds(60));

        for (var i = 0; i < 30; i++)
        {
            after.Take(Noon.AddSeconds(61 + i), Attack(AttackKind.Garbage)).ShouldBeFalse();
        }

        after.Open!.Number.ShouldBe(1);
        after.Open.Hostile.ShouldBe(300_000);
    }

    [Fact]
    public void Effect_on_honest_voters_is_what_probes_met()
    {
        Run(10, Attack(AttackKind.Garbage));
        foreach (var (accepted, took) in new[] { (true, 1), (true, 7), (false, 30) })
        {
            detector.Take(new ProbeReading(Noon, Lane.Work, accepted, TimeSpan.FromSeconds(took)));
        }

        var incident = detector.Open!;
        (incident.Probes, incident.ProbesAccepted).ShouldBe((3, 2));
        incident.SlowestProbe.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void News_are_told_once()
    {
        Run(60, Honest).ShouldBe(0);
        Run(60, Attack(AttackKind.Garbage)).ShouldBe(1);
        Run(200, Honest).ShouldBe(1);
    }

    private static TrafficReading Honest =>
        Nothing with
        {
            Accepted = 5,
            Pages = 20,
            Connections = 25,
            OpenWithoutRequest = 30,
        };

    private static TrafficReading Attack(AttackKind kind) =>
        kind switch
        {
            AttackKind.Garbage => Honest with { Malformed = 5_000, Connections = 5_025, Sources = 10_240 },
            AttackKind.Forgeries => Honest with { Forged = 500, Connections = 525 },
            AttackKind.WorkInflation => Honest with { Forged = 100, WorkFailing = 100, Connections = 125 },
            AttackKind.Unworked => Honest with { PutOff = 300, Asked = 300, Connections = 325 },
            AttackKind.Connections => Honest with { Connections = 3_000 },
            AttackKind.SlowConnections => Honest with { OpenWithoutRequest = 5_000 },
            _ => Honest with { Pages = 30_000, Connections = 30_000 },
        };

    private int Run(int seconds, TrafficReading reading) =>
        Enumerable.Range(0, seconds).Count(_ => detector.Take(Noon.AddSeconds(second++), reading));
}
