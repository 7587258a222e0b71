using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>The story that the minutes tell of an incident holds together, or the record does not verify.</summary>
public sealed class IncidentLawTests
{
    private static readonly Wording Words = new("Somebody floods the ballot box.", "Quelqu’un inonde l’urne.");

    [Fact]
    public void Whole_incident_with_its_members_turned_away_verifies() =>
        Fault(
                Incident(),
                Incident() with
                {
                    Phase = IncidentPhase.Grew,
                    Kinds = new([IncidentKind.Garbage, IncidentKind.Pages]),
                    Hostile = 9,
                },
                Ended(Incident() with { Kinds = new([IncidentKind.Garbage, IncidentKind.Pages]), Hostile = 9 }),
                Incident() with
                {
                    Phase = IncidentPhase.Returned,
                    Kinds = new([IncidentKind.Garbage, IncidentKind.Pages]),
                    Hostile = 10,
                },
                Ended(Incident() with { Kinds = new([IncidentKind.Garbage, IncidentKind.Pages]), Hostile = 11 }),
                Ended(Incident() with { Number = 4, Start = Start.AddMinutes(1) })
            )
            .ShouldBeNull();

    [Theory]
    [InlineData("counted from 1")]
    [InlineData("no kind")]
    [InlineData("future")]
    [InlineData("ended before it began")]
    [InlineData("or none in it")]
    [InlineData("more probes got through")]
    [InlineData("not noted")]
    public void First_note_of_an_incident_that_cannot_be_is_refused(string words)
    {
        var note = words switch
        {
            "counted from 1" => Incident() with { Number = 0 },
            "no kind" => Incident() with { Kinds = default },
            "future" => Incident() with { Start = Start.AddYears(1) },
            "ended before it began" => Ended(Incident()) with { End = Start.AddSeconds(-1) },
            "or none in it" => Incident() with { Phase = IncidentPhase.Closed },
            "more probes got through" => Incident() with { ProbesAccepted = 5 },
            _ => Incident() with { Phase = IncidentPhase.Grew },
        };

        Fault(note).ShouldNotBeNull().ShouldContain(words);
    }

    [Theory]
    [InlineData("another time")]
    [InlineData("a kind was taken back")]
    [InlineData("a figure fell")]
    [InlineData("began twice")]
    [InlineData("without having ended")]
    [InlineData("an earlier incident")]
    public void Later_note_that_takes_something_back_is_refused(string words)
    {
        var grown = Incident() with { Phase = IncidentPhase.Grew };
        var note = words switch
        {
            "another time" => grown with { Start = Start.AddSeconds(1) },
            "a kind was taken back" => grown with { Kinds = new([IncidentKind.Pages]) },
            "a figure fell" => grown with { PeakPerSecond = 4 },
            "began twice" => Incident(),
            "without having ended" => grown with { Phase = IncidentPhase.Returned },
            _ => grown with { Number = 1 },
        };

        Fault(Incident(), note).ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public void Ended_incident_does_not_go_on_and_does_not_end_twice()
    {
        Fault(Ended(Incident()), Incident() with { Phase = IncidentPhase.Grew })
            .ShouldNotBeNull()
            .ShouldContain("goes on");
        Fault(Ended(Incident()), Ended(Incident())).ShouldNotBeNull().ShouldContain("ended twice");
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("open", "was not closed")]
    [InlineData("many", "more members than the list")]
    [InlineData("late", "future")]
    [InlineData("twice", "second count")]
    public void Members_turned_away_are_counted_once_for_a_closing(string what, string? words)
    {
        var step = what == "open" ? "advance open" : "advance closed";
        Note.TurnedAway Note(ContestMaker m) =>
            new(
                "advance",
                what == "late" ? m.Now.AddHours(1) : m.Now,
                what == "many" ? 7 : 1,
                false,
                m.Now.AddHours(-1)
            );

        var fault = FaultAt(
            step,
            m =>
            {
                m.Note(Note(m));
                if (what == "twice")
                {
                    m.Note(Note(m));
                }
            }
        );

        if (words is null)
        {
            fault.ShouldBeNull();
        }
        else
        {
            fault.ShouldNotBeNull().ShouldContain(words);
        }
    }

    [Fact]
    public void Extension_on_a_proposal_without_a_policy_in_the_definition_is_refused() =>
        FaultAt(
                "round-1 open",
                m =>
                    m.Order(
                        OrderKind.Extend,
                        "round-1",
                        new OrderDetails.Extend([Channel.Remote], m.Now.AddHours(3), 5),
                        "ro",
                        "deputy"
                    )
            )
            .ShouldNotBeNull()
            .ShouldContain("no policy");

    private static readonly DateTimeOffset Start = new(2012, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static IncidentFigures Incident() =>
        new(3, IncidentPhase.Opened, Start, null, new([IncidentKind.Garbage]), 5, 8, 2, 1, 1, 4, 4, 900, 0);

    private static IncidentFigures Ended(IncidentFigures incident) =>
        incident with
        {
            Phase = IncidentPhase.Closed,
            End = Start.AddMinutes(2).AddSeconds(incident.Hostile),
        };

    private static string? Fault(params IncidentFigures[] notes) =>
        FaultAt(
            "advance open",
            m =>
            {
                foreach (var note in notes)
                {
                    m.Note(new Note.Incident(Words, note));
                }
            }
        );

    private static string? FaultAt(string at, Action<ContestMaker> act)
    {
        ContestReport? report = null;
        _ = new SampleContest(
            (maker, step) =>
            {
                if (step == at)
                {
                    report = ContestRecordVerifier.Verify(
                        maker.With(act),
                        new VerificationOptions { Workers = 1 },
                        TestContext.Current.CancellationToken
                    );
                }
            }
        );
        return report!.Failure?.Explanation;
    }
}
