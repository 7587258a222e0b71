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
        (incident.End!.Value - Noon).ShouldBeInRange(TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(40));
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

        Run(120, Honest);
        Run(10, Attack(AttackKind.Pages));

        detector.Incidents.Select(incident => incident.Number).ShouldBe([1, 2]);
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
            AttackKind.Connections => Honest with { Connections = 3_000 },
            AttackKind.SlowConnections => Honest with { OpenWithoutRequest = 5_000 },
            _ => Honest with { Pages = 20_000, Connections = 20_000 },
        };

    private int Run(int seconds, TrafficReading reading) =>
        Enumerable.Range(0, seconds).Count(_ => detector.Take(Noon.AddSeconds(second++), reading));
}
