using Hustings.Gate.Detection;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

/// <summary>Many drawn days, honest and hostile, in simulated time: what is called an attack and what is not.</summary>
public sealed class DetectionPropertyTests
{
    private const int Days = 200;
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Honest_rush_of_any_size_with_typos_strangers_and_idle_connections_is_never_an_attack()
    {
        for (var seed = 0; seed < Days; seed++)
        {
            var random = new Random(seed);
            var detector = new AttackDetector(new GateLimits(), new DetectionLimits());
            var peak = random.Next(1, 1_000);
            for (var second = 0; second < 300; second++)
            {
                detector.Take(Noon.AddSeconds(second), Honest(random, peak));
            }

            detector.Incidents.ShouldBeEmpty($"day {seed}, up to {peak} ballots a second");
        }
    }

    [Fact]
    public void Attack_that_is_worth_a_quarter_of_the_rush_around_it_is_found_within_fifteen_seconds()
    {
        for (var seed = 0; seed < Days; seed++)
        {
            var random = new Random(seed);
            var detector = new AttackDetector(new GateLimits(), new DetectionLimits());
            var peak = random.Next(1, 500);
            var rate = Math.Max(30, (2 * peak / 5) + random.Next(500));
            var begins = random.Next(30, 200);
            DateTimeOffset? found = null;
            for (var second = 0; second < 300; second++)
            {
                var reading = Honest(random, peak);
                if (second >= begins)
                {
                    reading = reading with
                    {
                        Forged = reading.Forged + rate,
                        Connections = reading.Connections + rate,
                        Sources = reading.Sources + random.Next(1, rate),
                    };
                }

                detector.Take(Noon.AddSeconds(second), reading);
                found ??= detector.Open?.LastSeen;
            }

            (found - Noon.AddSeconds(begins))
                .ShouldNotBeNull($"day {seed}: {rate} under {peak}")
                .ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(15), $"day {seed}");
            (detector.Incidents[0].Start - Noon.AddSeconds(begins))
                .Duration()
                .ShouldBeLessThan(TimeSpan.FromSeconds(11));
        }
    }

    [Fact]
    public void Few_machines_that_fail_are_found_under_any_rush()
    {
        for (var seed = 0; seed < Days; seed++)
        {
            var random = new Random(seed);
            var detector = new AttackDetector(new GateLimits(), new DetectionLimits());
            for (var second = 0; second < 60; second++)
            {
                // Accepted alone: so that senders who were refused are the attacker's.
                detector.Take(
                    Noon.AddSeconds(second),
                    new TrafficReading(
                        500,
                        100,
                        2_000,
                        400 + random.Next(400),
                        60,
                        0,
                        0,
                        3,
                        0,
                        3 + random.Next(1, 9),
                        0
                    )
                );
            }

            detector.Open.ShouldNotBeNull().Kinds.ShouldContain(AttackKind.Garbage);
        }
    }

    [Fact]
    public void Whatever_arrives_incidents_follow_one_another_and_none_is_ever_shortened()
    {
        for (var seed = 0; seed < Days; seed++)
        {
            var random = new Random(seed);
            var detector = new AttackDetector(new GateLimits(), new DetectionLimits());
            var now = Noon;
            var news = 0;
            Incident? before = null;
            for (var step = 0; step < 2_000; step++)
            {
                now = now.AddSeconds(random.Next(1, 4));
                var reading = random.Next(3) switch
                {
                    0 => Honest(random, 100),
                    1 => Honest(random, 10) with { Malformed = random.Next(10_000), Sources = random.Next(3_000) },
                    _ => default,
                };
                // Half of the time nothing but silence, so that incidents end.
                news += detector.Take(now, step / 200 % 2 == 0 ? reading : default) ? 1 : 0;
                if (detector.Incidents is [.., var newest])
                {
                    if (before?.Number == newest.Number)
                    {
                        newest.Start.ShouldBe(before.Start);
                        newest.Hostile.ShouldBeGreaterThanOrEqualTo(before.Hostile);
                        newest.Kinds.IsSupersetOf(before.Kinds).ShouldBeTrue();
                    }

                    newest.LastHostile.ShouldBeLessThanOrEqualTo(now);
                    (newest.End ?? now).ShouldBeGreaterThanOrEqualTo(newest.Start);
                    before = newest;
                }
            }

            detector.Incidents.Select(one => one.Number).ShouldBe(Enumerable.Range(1, detector.Incidents.Count));
            detector.Incidents.Zip(detector.Incidents.Skip(1)).ShouldAllBe(pair => pair.First.End < pair.Second.Start);
            news.ShouldBeLessThan(60, $"day {seed}");
        }
    }

    // A booth polls, some connections stay unused, some people are not on this list or mistype, some wait.
    private static TrafficReading Honest(Random random, int peak)
    {
        var ballots = random.Next(peak + 1);
        var strangers = ballots * random.Next(6) / 100;
        var mistyped = ballots * random.Next(40) / 100;
        var waiting = ballots * random.Next(100) / 100;
        var asked = waiting * random.Next(100) / 100;
        var visitors = (2 * ballots) + random.Next(10);
        return new(
            visitors * (2 + random.Next(2)),
            visitors * random.Next(8),
            visitors * (4 + random.Next(10)),
            ballots - strangers - mistyped,
            0,
            strangers,
            strangers / 2,
            mistyped,
            waiting,
            strangers + mistyped + waiting,
            asked
        );
    }
}
