using Hustings.Gate.Detection;
using Hustings.Gate.Limits;
using Hustings.Record.Minutes;
using Hustings.Server.Incidents;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Incidents;

/// <summary>Which notes a day of attacks leaves in the minutes, in simulated time.</summary>
public sealed class IncidentNotesTests
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrafficReading Honest = new(25, 30, 20, 5, 0, 0, 0, 0, 0, 0);
    private static readonly TrafficReading Garbage = Honest with { Malformed = 5_000, Connections = 5_025 };
    private readonly AttackDetector detector = new(new GateLimits(), new DetectionLimits());
    private readonly List<(DateTimeOffset Time, IncidentFigures Figures)> written = [];
    private IncidentNotes notes = new();
    private int second;

    [Fact]
    public void Incident_is_noted_when_it_opens_when_it_shows_a_new_kind_and_when_it_ends()
    {
        Run(60, Honest);
        Run(60, Garbage);
        Run(60, Garbage with { Forged = 300 });
        Run(120, Honest);

        written
            .Select(note => note.Figures.Phase)
            .ShouldBe([IncidentPhase.Opened, IncidentPhase.Grew, IncidentPhase.Closed]);
        written[0].Time.ShouldBe(Noon.AddSeconds(70), "its first seconds show how big it is");
        written[0].Figures.Hostile.ShouldBe(11 * 5_000);
        written[1].Figures.Kinds.Items.ShouldBe([IncidentKind.Garbage, IncidentKind.Forgeries]);
        written[2].Figures.End.ShouldBe(Noon.AddSeconds(179));
    }

    [Fact]
    public void Attacker_who_comes_and_goes_all_day_cannot_fill_the_minutes()
    {
        var random = new Random(2012);
        for (var hours = 0; second < 86_400; hours++)
        {
            Run(random.Next(1, 30), random.Next(3) == 0 ? Garbage with { Forged = random.Next(500) } : Garbage);
            Run(random.Next(1, 2_400), Honest);
        }

        written.Count.ShouldBeGreaterThan(IncidentNotes.PerHour, "or nothing is tested");
        foreach (var (time, _) in written)
        {
            Within(time, TimeSpan.FromHours(1)).ShouldBeLessThanOrEqualTo(IncidentNotes.PerHour);
            Within(time, TimeSpan.FromDays(1)).ShouldBeLessThanOrEqualTo(IncidentNotes.PerDay);
        }

        // What had no room is not lost: the last note of all tells the whole sum.
        Run(2 * 86_400, Honest);
        written[^1].Figures.Phase.ShouldBe(IncidentPhase.Closed);
        written[^1].Figures.Number.ShouldBe(detector.Incidents.Count);
        written[^1].Figures.Hostile.ShouldBe(detector.Incidents[^1].Hostile);
    }

    [Fact]
    public void Notes_of_before_a_restart_are_not_written_again()
    {
        Run(60, Garbage);
        var before = written.Single();
        notes = new IncidentNotes();
        notes.Wrote(new Note.Incident(new("a", "b"), before.Figures), before.Time);

        Run(60, Garbage);
        written.Count.ShouldBe(1);

        Run(120, Honest);
        written[^1].Figures.Phase.ShouldBe(IncidentPhase.Closed);
    }

    private int Within(DateTimeOffset time, TimeSpan span) =>
        written.Count(note => note.Time <= time && note.Time > time - span);

    private void Run(int seconds, TrafficReading reading)
    {
        for (var end = second + seconds; second < end; second++)
        {
            var now = Noon.AddSeconds(second);
            detector.Take(now, reading);
            if (notes.Next(detector.Incidents, now) is { } figures)
            {
                written.Add((now, figures));
                notes.Wrote(new Note.Incident(new("a", "b"), figures), now);
            }
        }
    }
}
