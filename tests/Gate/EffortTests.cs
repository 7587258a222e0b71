using FsCheck;
using FsCheck.Fluent;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class EffortTests
{
    private static readonly GateLimits Limits = new();
    private readonly EffortController effort = new(Limits);

    [Fact]
    public void Honest_rush_raises_nothing()
    {
        for (var period = 0; period < 1_000; period++)
        {
            effort.Take(new EffortReading(1, 0.02, 0.02));
        }

        effort.Bits.ShouldBe(0);
    }

    [Fact]
    public void Flood_without_work_is_answered_within_two_periods()
    {
        effort.Take(new EffortReading(0.95, 0.99, 0));
        effort.Bits.ShouldBe(0);
        effort.Take(new EffortReading(0.95, 0.99, 0));
        effort.Bits.ShouldBe(16);
    }

    [Fact]
    public void Junk_with_work_raises_it_to_the_cap_and_not_beyond()
    {
        for (var period = 0; period < 100; period++)
        {
            effort.Take(new EffortReading(1, 1, 1));
        }

        effort.Bits.ShouldBe(21);
    }

    [Fact]
    public void Junk_without_work_does_not_raise_what_others_must_show()
    {
        for (var period = 0; period < 100; period++)
        {
            effort.Take(new EffortReading(1, 1, 0));
        }

        effort.Bits.ShouldBe(16);
    }

    [Fact]
    public void Quiet_brings_it_back_level_by_level()
    {
        for (var period = 0; period < 100; period++)
        {
            effort.Take(new EffortReading(1, 1, 1));
        }

        var bits = new List<int>();
        for (var period = 0; period < 24; period++)
        {
            effort.Take(new EffortReading(0.1, 0, 0));
            bits.Add(effort.Bits);
        }

        bits.Where((_, index) => index % 6 == 5).ShouldBe([20, 18, 16, 0]);
    }

    [Fact]
    public void Level_moves_by_one_step_and_stays_in_its_bounds()
    {
        var share = Gen.Choose(0, 100).Select(percent => percent / 100.0);
        var reading = share
            .Zip(share, (use, failing) => (use, failing))
            .Zip(share, (a, work) => new EffortReading(a.use, a.failing, work));
        Prop.ForAll(
                reading.ArrayOf().ToArbitrary(),
                readings =>
                {
                    var controller = new EffortController(Limits);
                    foreach (var one in readings)
                    {
                        var before = controller.Level;
                        controller.Take(one);
                        controller.Level.ShouldBeInRange(
                            Math.Max(0, before - 1),
                            Math.Min(Limits.Levels.Count - 1, before + 1)
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
