using System.Net;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class RehearsalLimitsTests
{
    private static readonly GateLimits Usual = new();

    [Fact]
    public void Every_named_gate_can_be_switched_off_and_changes_something()
    {
        foreach (var gate in RehearsalLimits.Names)
        {
            Usual.Without(gate).ShouldNotBeNull().ShouldNotBe(Usual, gate);
        }

        Usual.Without("everything").ShouldBeNull();
    }

    [Fact]
    public void Without_heat_no_address_is_ever_asked_for_work()
    {
        var address = AddressKey.Of(IPAddress.Parse("203.0.113.7"));
        var time = new ManualTime();
        var with = new AddressHeat(Usual, time);
        var without = new AddressHeat(Usual.Without("heat")!, time);
        for (var refusal = 0; refusal < 1000; refusal++)
        {
            with.CountRefused(address);
            without.CountRefused(address);
        }

        with.IsHot(address).ShouldBeTrue();
        without.IsHot(address).ShouldBeFalse();
    }

    [Fact]
    public void Without_lanes_shares_still_add_up()
    {
        var shares = Usual.Without("lanes")!.Shares;

        shares.Values.Sum().ShouldBe(Usual.Shares.Values.Sum());
        shares[Lane.Open].ShouldBe(1);
    }
}
