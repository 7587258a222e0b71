using Hustings.Gate.Detection;
using Hustings.Gate.Extensions;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class ExtensionTests
{
    private static readonly DateTimeOffset Opened = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProposalStage Stage = new(Opened, Opened.AddHours(1), 0, 0);

    [Fact]
    public void Lost_minutes_plus_thirty_are_proposed_with_their_evidence()
    {
        var proposal = Of(Enumerable.Range(0, 60).Select(m => Minute(m, m is < 10 or >= 20 ? 12 : 6)))!;

        proposal
            .Lost.Select(minute => minute.Start)
            .ShouldBe(Enumerable.Range(10, 10).Select(m => Opened.AddMinutes(m)));
        proposal.Lost.ShouldAllBe(minute => minute.Probes == 12 && minute.Accepted == 6);
        proposal.By.ShouldBe(TimeSpan.FromMinutes(40));
        proposal.Closes.ShouldBe(Stage.Closes.AddMinutes(40));
    }

    [Fact]
    public void Nothing_lost_is_nothing_proposed() => Of([Minute(0, 12), Minute(5, 12)]).ShouldBeNull();

    [Fact]
    public void Nothing_is_proposed_more_often_than_the_policy_allows() =>
        Of([Minute(0, 0)], stage: Stage with { Ordered = 1 }).ShouldBeNull();

    [Fact]
    public void Minute_that_was_made_up_for_counts_no_second_time()
    {
        var twice = ExtensionPolicy.Default with { Most = 2 };
        ProbeMinute[] minutes = [Minute(3, 0), Minute(4, 0), Minute(70, 0)];
        var extended = new ProposalStage(Opened, Opened.AddMinutes(92), 1, 2);

        Of(minutes, twice, extended, now: Opened.AddMinutes(80))!
            .Lost.ShouldHaveSingleItem()
            .Start.ShouldBe(Opened.AddMinutes(70));
        Of(minutes[..2], twice, extended, now: Opened.AddMinutes(80)).ShouldBeNull();
    }

    [Fact]
    public void Minutes_before_opening_and_after_closing_and_the_one_that_is_not_over_count_for_nothing()
    {
        Of([Minute(-1, 0), Minute(60, 0)]).ShouldBeNull();
        Of([Minute(10, 0)], now: Opened.AddMinutes(10).AddSeconds(59)).ShouldBeNull();
        Of([Minute(10, 0)], now: Opened.AddMinutes(11)).ShouldNotBeNull();
    }

    [Fact]
    public void Reserved_lanes_do_not_extend_what_the_public_could_use() =>
        Of([new ProbeMinute(Opened, Lane.Hall, 12, 0, TimeSpan.Zero)]).ShouldBeNull();

    [Fact]
    public void Lanes_of_the_public_are_one_minute_together()
    {
        ProbeMinute[] minutes =
        [
            Minute(0, 0) with
            {
                Probes = 1,
            },
            Minute(0, 19) with
            {
                Probes = 19,
                Lane = Lane.Work,
            },
        ];

        Of(minutes).ShouldBeNull("19 of 20 are 95 percent");
    }

    [Fact]
    public void Nothing_is_proposed_that_would_be_over_already() =>
        Of([Minute(0, 0)], now: Stage.Closes.AddMinutes(31)).ShouldBeNull();

    [Theory]
    [InlineData(95, false)]
    [InlineData(94, true)]
    public void Minute_is_lost_below_the_share_and_not_at_it(int accepted, bool lost) =>
        (Of([Minute(0, accepted) with { Probes = 100 }]) is not null).ShouldBe(lost);

    private static ExtensionProposal? Of(
        IEnumerable<ProbeMinute> minutes,
        ExtensionPolicy? policy = null,
        ProposalStage? stage = null,
        DateTimeOffset? now = null
    ) => ExtensionProposal.Of(policy ?? ExtensionPolicy.Default, minutes, stage ?? Stage, now ?? Opened.AddHours(1));

    private static ProbeMinute Minute(int minute, int accepted) =>
        new(Opened.AddMinutes(minute), Lane.Open, 12, accepted, TimeSpan.FromSeconds(1));
}
