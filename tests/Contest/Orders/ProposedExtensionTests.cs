using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Orders;

/// <summary>An extension that says it follows a proposal is held to the policy; any other is the officers' own business.</summary>
public sealed class ProposedExtensionTests
{
    private static readonly ExtensionDefinition Policy = new(95, 30, 1, 2);
    private static readonly ContestFacts Facts = new() { LostMinutes = 11 };
    private readonly SampleContest sample = SampleContest.WithFirstRound(
        StagePhase.Open,
        SampleContest.Definition with
        {
            Extensions = Policy,
        }
    );

    private DateTimeOffset Closes =>
        sample.State.Stage("round-1")!.Windows.Single(window => window.Channel == Channel.Remote).Closes!.Value;

    [Fact]
    public void Lost_minutes_and_those_of_the_policy_are_allowed_to_two_officers()
    {
        sample.Check(Extend(11, 41), Facts).ShouldBeNull();
        sample.Check(Extend(11, 41), Facts, "ro").ShouldBe(OrderRefusal.NeedsMoreOfficers);
    }

    [Fact]
    public void Officer_who_signs_while_more_minutes_are_lost_signs_the_same_order() =>
        sample.Check(Extend(11, 41), Facts with { LostMinutes = 13 }).ShouldBeNull();

    [Theory]
    [InlineData(12, 42)]
    [InlineData(11, 40)]
    [InlineData(11, 42)]
    [InlineData(0, 30)]
    public void Other_figures_than_the_proposal_are_refused(int lost, int minutes) =>
        sample.Check(Extend(lost, minutes), Facts).ShouldBe(OrderRefusal.NotProposed);

    [Fact]
    public void Nothing_is_proposed_where_the_probes_saw_nothing() =>
        sample.Check(Extend(1, 31), ContestFacts.None).ShouldBe(OrderRefusal.NotProposed);

    [Fact]
    public void Policy_that_is_used_up_proposes_nothing_and_officers_may_still_extend_on_their_own()
    {
        sample.Record(Extend(11, 41));

        sample.State.Stage("round-1")!.Proposed.ShouldHaveSingleItem().Lost.ShouldBe(11);
        sample.Check(Extend(5, 35), Facts).ShouldBe(OrderRefusal.NotProposed);
        sample.Check(Extend(null, 35), Facts, "ro").ShouldBeNull();
    }

    private OrderDraft Extend(int? lost, int minutes) =>
        new(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote], Closes.AddMinutes(minutes), lost),
            new("Because.", "Parce que.")
        );
}
