using Hustings.Contest;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Server.Probes;
using Hustings.Server.Status;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Status;

/// <summary>What a worried member reads, for everything that can be the case.</summary>
public sealed class StatusAdviceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 21, 12, 0, TimeSpan.Zero);
    private static readonly ProbePicture Unmeasured = new(0, 0, 0, null);
    private static readonly ProbePicture AllThrough = new(24, 24, 3_200, Now.AddSeconds(-4));
    private static readonly ProbePicture SomeThrough = new(24, 9, 9_000, Now.AddSeconds(-4));
    private static readonly ProbePicture NoneThrough = new(24, 0, 0, Now.AddSeconds(-4));

    [Fact]
    public void Open_and_calm_says_that_voting_works_only_if_it_was_measured()
    {
        Said(Picture()).ShouldStartWith("Voting is open and works");
        var unmeasured = StatusAdvice.Of(Picture() with { Probes = Unmeasured });
        unmeasured.Sentence.ShouldBe(StatusWords.WhatToDo(StageState.Open));
        unmeasured.Sentence.En.ShouldNotContain("works");
        unmeasured.Measured!.En.ShouldContain("nothing is measured");
    }

    [Fact]
    public void Measurement_of_long_ago_or_of_two_votes_is_none()
    {
        foreach (var probes in (ProbePicture[])[AllThrough with { Last = Now.AddSeconds(-90) }, new(2, 2, 10, Now)])
        {
            StatusAdvice.Verdict(probes, Now).ShouldBe(ProbeVerdict.Unmeasured);
        }

        StatusAdvice.Verdict(new(100, 95, 10, Now), Now).ShouldBe(ProbeVerdict.Works);
        StatusAdvice.Verdict(new(100, 94, 10, Now), Now).ShouldBe(ProbeVerdict.Some);
    }

    [Fact]
    public void Attack_without_effect_says_in_how_many_seconds_a_vote_gets_through()
    {
        var advice = StatusAdvice.Of(Picture() with { Traffic = TrafficState.Attack });
        advice.Tone.ShouldBe(StatusTone.Care);
        advice.Sentence.En.ShouldBe(
            "Voting is open and works. Some people are attacking the site; your vote gets through within 4 seconds. You can leave the voting page open."
        );
        advice.Details.ShouldContain(AdviceWords.Recorded);
    }

    [Fact]
    public void Rush_is_no_attack()
    {
        var advice = StatusAdvice.Of(Picture() with { Traffic = TrafficState.Rush });
        advice.Tone.ShouldBe(StatusTone.Good);
        advice.Sentence.En.ShouldContain("Many people are voting");
        advice.Sentence.En.ShouldNotContain("attack");
    }

    [Fact]
    public void Failing_test_votes_are_said_with_their_figures_and_an_attack_only_where_one_was_seen()
    {
        var some = StatusAdvice.Of(Picture() with { Probes = SomeThrough });
        (some.Tone, some.Sentence.En.Contains("attack", StringComparison.Ordinal)).ShouldBe((StatusTone.Bad, false));
        some.Sentence.En.ShouldContain("9 of 24");
        var none = StatusAdvice.Of(Picture() with { Probes = NoneThrough, Traffic = TrafficState.Attack });
        none.Sentence.En.ShouldContain("none of 24");
        none.Sentence.En.ShouldContain("being attacked");
        none.Sentence.En.ShouldContain("not lost");
    }

    [Fact]
    public void Other_voting_page_than_announced_comes_before_everything_else_while_voting_is_open()
    {
        foreach (var probes in (ProbePicture[])[AllThrough, NoneThrough, Unmeasured])
        {
            Said(Picture() with { Files = FileState.Different, Probes = probes })
                .ShouldStartWith("Do not vote just now");
        }

        var before = Picture(StageState.Prepared) with { Files = FileState.Different };
        StatusAdvice.Of(before).Details.ShouldContain(AdviceWords.WrongPageBefore);
    }

    [Fact]
    public void Extension_is_told_with_both_times_and_the_reason_for_a_day()
    {
        var change = new ChangePicture(
            Now.AddMinutes(-5),
            Now.AddMinutes(28),
            Now.AddMinutes(58),
            new("The line was down.", "La ligne était coupée.")
        );
        var picture = Picture();
        var advice = StatusAdvice.Of(picture with { Stage = picture.Stage with { Change = change } });
        advice
            .Details[0]
            .En.ShouldBe(
                "Voting takes longer. It closes: 5:10\u00a0p.m. Toronto time. Before, it was to close: 4:40\u00a0p.m. Toronto time. Reason: The line was down."
            );
        var later = picture with { Time = Now.AddDays(2), Stage = picture.Stage with { Change = change } };
        StatusAdvice.Of(later).Details.ShouldNotContain(text => text.En.StartsWith("Voting takes longer"));
    }

    [Fact]
    public void Next_news_are_promised_only_where_a_time_is_known()
    {
        StatusAdvice.Of(Picture()).Next.En.ShouldContain("5:40\u00a0p.m. Toronto time");
        StatusAdvice.Of(Picture(StageState.Paused)).Next.En.ShouldContain("Nobody has said");
        var opening = Picture(StageState.Prepared);
        var opens = opening with { Stage = opening.Stage with { Opens = Now.AddHours(1) } };
        StatusAdvice.Of(opening).Next.En.ShouldContain("No time is set");
        StatusAdvice.Of(opens).Next.En.ShouldContain("5:12\u00a0p.m.");
    }

    [Fact]
    public void Everything_that_can_be_the_case_has_words_in_both_languages()
    {
        foreach (var picture in Everything())
        {
            var advice = StatusAdvice.Of(picture);
            foreach (var text in (Text?[])[advice.Sentence, advice.Next, advice.Measured, .. advice.Details])
            {
                if (text is not null)
                {
                    text.Fr.ShouldNotBe(text.En);
                    text.En.ShouldEndWith(".");
                    text.Fr.ShouldEndWith(".");
                }
            }

            var open = picture.Stage.State == StageState.Open;
            (advice.Measured is not null).ShouldBe(open);
        }
    }

    [Fact]
    public void Public_file_says_the_picture_as_it_is()
    {
        foreach (var picture in Everything())
        {
            var read = StatusFile.Read(StatusFile.Of(picture).ToBytes());
            read.ShouldNotBeNull();
            StatusAdvice.Of(read).Sentence.ShouldBe(StatusAdvice.Of(picture).Sentence);
            (read with { Incidents = picture.Incidents }).ShouldBe(picture);
        }

        foreach (
            var other in (string[])
                [
                    "",
                    "[]",
                    "{}",
                    "null",
                    "<html>",
                    """{"version":2}""",
                    """{"version":1,"picture":null,"advice":null}""",
                ]
        )
        {
            StatusFile.Read(System.Text.Encoding.UTF8.GetBytes(other)).ShouldBeNull(other);
        }
    }

    [Fact]
    public void Only_lanes_that_anybody_can_use_and_the_last_two_minutes_are_measured()
    {
        ProbeReading[] readings =
        [
            new(Now.AddMinutes(-3), Lane.Work, false, TimeSpan.Zero),
            new(Now.AddSeconds(-30), Lane.Hall, false, TimeSpan.Zero),
            new(Now.AddSeconds(-20), Lane.Open, true, TimeSpan.FromMilliseconds(1_234)),
            new(Now.AddSeconds(-10), Lane.Work, false, TimeSpan.FromSeconds(30)),
        ];
        ProbePicture.Of(readings, Now).ShouldBe(new(2, 1, 1_234, Now.AddSeconds(-10)));
    }

    private static IEnumerable<StatusPicture> Everything() =>
        from state in Enum.GetValues<StageState>()
        from traffic in Enum.GetValues<TrafficState>()
        from files in Enum.GetValues<FileState>()
        from probes in (ProbePicture[])[Unmeasured, AllThrough, SomeThrough, NoneThrough, new(5, 1, 100, Now)]
        select Picture(state) with
        {
            Traffic = traffic,
            Files = files,
            Probes = probes,
            Incidents = [Incident()],
        };

    private static IncidentPicture Incident() =>
        new(1, Now.AddHours(-1), Now.AddMinutes(-22), new("Over: since noon.", "Terminé\u00a0: depuis midi."));

    private static string Said(StatusPicture picture) => StatusAdvice.Of(picture).Sentence.En;

    private static StatusPicture Picture(StageState state = StageState.Open) =>
        new(
            Now,
            new("Leadership", "Direction"),
            "America/Toronto",
            new HelpLine("1 800 555-0100", new("9 to 5", "de 9 h à 17 h")),
            new("11111111111111", new("Round 1", "Tour 1"), state, null, Now.AddMinutes(88), null),
            TrafficState.Calm,
            AllThrough,
            FileState.Same,
            []
        );
}
