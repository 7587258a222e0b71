using Hustings.Gate.Detection;
using Hustings.Gate.Extensions;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class ExtensionTests
{
    private static readonly DateTimeOffset Opened = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = Opened.AddHours(1);

    [Fact]
    public void Lost_minutes_plus_thirty_are_proposed_with_their_evidence()
    {
        var probes = Enumerable
            .Range(0, 720)
            .Select(i => Probe(Opened.AddSeconds(5 * i), accepted: i is < 120 or >= 240 || i % 2 == 0));

        var proposal = ExtensionProposal.Of(ExtensionPolicy.Default, probes, Opened, Closes, ordered: 0)!;

        proposal
            .Lost.Select(minute => minute.Start)
            .ShouldBe(Enumerable.Range(10, 10).Select(m => Opened.AddMinutes(m)));
        proposal.Lost.ShouldAllBe(minute => minute.Probes == 12 && minute.Accepted == 6);
        proposal.By.ShouldBe(TimeSpan.FromMinutes(40));
        proposal.Closes.ShouldBe(Closes.AddMinutes(40));
    }

    [Fact]
    public void Nothing_lost_is_nothing_proposed() =>
        Of([Probe(Opened, true), Probe(Opened.AddMinutes(5), true)]).ShouldBeNull();

    [Fact]
    public void Nothing_is_proposed_more_often_than_the_policy_allows() =>
        ExtensionProposal
            .Of(ExtensionPolicy.Default, [Probe(Opened, false)], Opened, Closes, ordered: 1)
            .ShouldBeNull();

    [Fact]
    public void Probes_before_opening_and_after_closing_count_for_nothing() =>
        Of([Probe(Opened.AddSeconds(-1), false), Probe(Closes, false)]).ShouldBeNull();

    [Fact]
    public void Reserved_lanes_do_not_extend_what_the_public_could_use() =>
        Of([new ProbeReading(Opened, Lane.Hall, false, TimeSpan.Zero)]).ShouldBeNull();

    [Theory]
    [InlineData(95, false)]
    [InlineData(94, true)]
    public void Minute_is_lost_below_the_share_and_not_at_it(int accepted, bool lost) =>
        (Of(Enumerable.Range(0, 100).Select(i => Probe(Opened.AddMilliseconds(i), i < accepted))) is not null).ShouldBe(
            lost
        );

    private static ExtensionProposal? Of(IEnumerable<ProbeReading> probes) =>
        ExtensionProposal.Of(ExtensionPolicy.Default, probes, Opened, Closes, ordered: 0);

    private static ProbeReading Probe(DateTimeOffset time, bool accepted) =>
        new(time, Lane.Work, accepted, TimeSpan.FromSeconds(1));
}
