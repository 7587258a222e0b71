using System.Security.Cryptography;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class HelpPassTests
{
    private static readonly GateLimits Limits = new();
    private readonly ManualTime time = new();
    private readonly HelpPass passes;

    public HelpPassTests() => passes = new(SHA256.HashData("passes"u8), Limits, time);

    [Fact]
    public void Pass_holds_for_its_member_and_its_time_alone()
    {
        var (pass, ends) = passes.Make(7);

        (ends - time.GetUtcNow()).ShouldBeInRange(Limits.PassLife, Limits.PassLife + TimeSpan.FromMinutes(1));
        passes.Holds(pass, 7, out _).ShouldBeTrue();
        passes.Holds(pass, 8, out _).ShouldBeFalse();
        new HelpPass(SHA256.HashData("another key"u8), Limits, time).Holds(pass, 7, out _).ShouldBeFalse();
        time.Advance(Limits.PassLife);
        passes.Holds(pass, 7, out _).ShouldBeTrue();
        time.Advance(60);
        passes.Holds(pass, 7, out _).ShouldBeFalse();
    }

    [Fact]
    public void Spent_pass_is_good_for_nothing_and_the_next_one_is_another()
    {
        var (pass, _) = passes.Make(7);
        passes.Holds(pass, 7, out var ends).ShouldBeTrue();

        passes.Spend(7, ends);

        passes.Holds(pass, 7, out _).ShouldBeFalse();
        time.Advance(60);
        passes.Holds(passes.Make(7).Pass, 7, out _).ShouldBeTrue();
    }

    [Fact]
    public void Any_slip_and_any_two_neighbours_exchanged_are_found_by_the_check_character()
    {
        const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
        for (var row = 0; row < 20; row++)
        {
            var pass = HelpPass.Plain(passes.Make(row).Pass)!;
            pass.Length.ShouldBe(HelpPass.Length);
            for (var place = 0; place < pass.Length; place++)
            {
                foreach (var other in Alphabet.Where(character => character != pass[place]))
                {
                    HelpPass.Plain(pass[..place] + other + pass[(place + 1)..]).ShouldBeNull();
                }

                if (place > 0 && pass[place] != pass[place - 1])
                {
                    var exchanged = pass[..(place - 1)] + pass[place] + pass[place - 1] + pass[(place + 1)..];
                    HelpPass.Plain(exchanged).ShouldBeNull(exchanged);
                }
            }
        }
    }
}
