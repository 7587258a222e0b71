using System.Net;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class AdmissionTests
{
    private static readonly GateLimits Limits = new();
    private readonly ManualTime time = new();

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("0.0.0.0", "::", false)]
    public void Sender_is_an_address_or_a_household(string one, string other, bool same) =>
        (AddressKey.Of(IPAddress.Parse(one)) == AddressKey.Of(IPAddress.Parse(other))).ShouldBe(same);

    [Fact]
    public void Address_grows_hot_by_refusals_and_cools_with_time()
    {
        var heat = new AddressHeat(Limits, time);
        var address = AddressKey.Of(IPAddress.Parse("192.0.2.1"));
        for (var i = 0; i < Limits.HotAfter; i++)
        {
            heat.CountRefused(address);
        }

        heat.IsHot(address).ShouldBeFalse();
        heat.CountRefused(address);
        heat.IsHot(address).ShouldBeTrue();
        heat.IsHot(AddressKey.Of(IPAddress.Parse("192.0.2.2"))).ShouldBeFalse();
        time.Advance(Limits.HeatWindow);
        heat.IsHot(address).ShouldBeFalse();
    }

    [Fact]
    public void Address_behind_which_many_vote_stays_open_beside_one_attacker()
    {
        var heat = new AddressHeat(Limits, time);
        var hall = AddressKey.Of(IPAddress.Parse("192.0.2.1"));
        for (var second = 0; second < 120; second++)
        {
            for (var i = 0; i < 5; i++)
            {
                heat.CountAccepted(hall);
            }

            for (var i = 0; i < 20; i++)
            {
                heat.CountRefused(hall);
            }

            heat.IsHot(hall).ShouldBe(false, $"second {second}");
            time.Advance(1);
        }
    }

    [Fact]
    public void Credit_lapses()
    {
        var heat = new AddressHeat(Limits, time);
        var address = AddressKey.Of(IPAddress.Parse("192.0.2.1"));
        heat.CountAccepted(address);
        time.Advance(Limits.CreditWindow);
        for (var i = 0; i < Limits.HotAfter + 1; i++)
        {
            heat.CountRefused(address);
        }

        heat.IsHot(address).ShouldBeTrue();
    }

    [Fact]
    public void Table_of_addresses_is_bounded_and_warns_before_it_is_full()
    {
        var limits = Limits with { Addresses = 6_400 };
        var heat = new AddressHeat(limits, time);
        for (var i = 0; i < 4_000; i++)
        {
            heat.CountRefused(new AddressKey((ulong)i));
        }

        heat.IsNearlyFull.ShouldBeFalse();
        for (var i = 4_000; i < 100_000; i++)
        {
            heat.CountRefused(new AddressKey((ulong)i));
        }

        heat.IsNearlyFull.ShouldBeTrue();
        heat.Count.ShouldBeLessThanOrEqualTo(6_400);
    }

    [Fact]
    public void Credential_is_checked_once_at_a_time_and_once_in_a_while()
    {
        var gate = new CredentialGate<string>(Limits, time);

        gate.TryEnter("a").ShouldBeTrue();
        gate.TryEnter("a").ShouldBeFalse();
        gate.TryEnter("b").ShouldBeTrue();
        gate.Leave("a", TurnEnd.Refused);
        gate.TryEnter("a").ShouldBeFalse();
        time.Advance(Limits.CredentialPause);
        gate.TryEnter("a").ShouldBeTrue();
        gate.Leave("a", TurnEnd.Harmless);
        gate.TryEnter("a").ShouldBeTrue();
    }

    [Fact]
    public void Credential_inside_for_longer_than_the_pause_still_keeps_others_out()
    {
        var gate = new CredentialGate<string>(Limits, time);
        gate.TryEnter("a").ShouldBeTrue();

        time.Advance(Limits.CredentialPause * 3);

        gate.TryEnter("a").ShouldBeFalse();
    }

    [Fact]
    public void Credential_that_changes_its_vote_again_and_again_has_to_wait_in_the_end()
    {
        var gate = new CredentialGate<string>(Limits, time);
        for (var change = 0; change <= Limits.FreeChanges; change++)
        {
            gate.TryEnter("a").ShouldBeTrue($"change {change}");
            gate.Leave("a", TurnEnd.Accepted);
        }

        gate.TryEnter("a").ShouldBeFalse();
        time.Advance(Limits.CredentialPause);
        gate.TryEnter("a").ShouldBeTrue();
        gate.Leave("a", TurnEnd.Accepted);
        gate.TryEnter("a").ShouldBeFalse();
        time.Advance(Limits.CreditWindow);
        gate.TryEnter("a").ShouldBeTrue();
        gate.Leave("a", TurnEnd.Accepted);
        gate.TryEnter("a").ShouldBeTrue();
    }

    [Fact]
    public void Credentials_are_forgotten()
    {
        var gate = new CredentialGate<int>(Limits, time);
        for (var i = 0; i < 1_000; i++)
        {
            gate.TryEnter(i).ShouldBeTrue();
            gate.Leave(i, i % 2 == 0 ? TurnEnd.Harmless : TurnEnd.Refused);
        }

        gate.Count.ShouldBe(500);
        time.Advance(Limits.CredentialPause);
        gate.TryEnter(-1).ShouldBeTrue();
        gate.Count.ShouldBe(1);
    }
}
