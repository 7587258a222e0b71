using FsCheck;
using FsCheck.Fluent;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class WaitingRoomTests
{
    private static readonly GateLimits Limits = new() { Waiting = 100 };

    [Fact]
    public void Lane_that_is_flooded_leaves_every_other_lane_its_share()
    {
        var room = new WaitingRoom<string>(new GateLimits { Waiting = 10_000 }, _ => 0);
        foreach (var lane in Enum.GetValues<Lane>())
        {
            for (var i = 0; i < (lane == Lane.Open ? 5_000 : 500); i++)
            {
                room.Add($"{lane}", lane, 0);
            }
        }

        var taken = Enumerable.Range(0, 500).Select(_ => room.Take()!).CountBy(lane => lane).ToDictionary();

        foreach (var (lane, share) in Limits.Shares)
        {
            taken[$"{lane}"].ShouldBeInRange((500 * share / 100) - 12, (500 * share / 100) + 12, $"{lane}");
        }
    }

    [Fact]
    public void Share_that_nobody_uses_flows_to_the_others()
    {
        var room = new WaitingRoom<string>(Limits, _ => 0);
        for (var i = 0; i < 50; i++)
        {
            room.Add("open", Lane.Open, 0);
        }

        Enumerable.Range(0, 50).Select(_ => room.Take()).ShouldAllBe(item => item == "open");
        room.Take().ShouldBeNull();
    }

    [Fact]
    public void Lane_idle_for_long_saves_up_no_burst()
    {
        var room = new WaitingRoom<string>(new GateLimits { Waiting = 10_000 }, _ => 0);
        for (var i = 0; i < 1_000; i++)
        {
            room.Add("work", Lane.Work, 16);
        }

        for (var i = 0; i < 500; i++)
        {
            room.Take();
        }

        for (var i = 0; i < 500; i++)
        {
            room.Add("open", Lane.Open, 0);
        }

        Enumerable.Range(0, 100).Count(_ => room.Take() == "open").ShouldBeLessThan(30);
    }

    [Fact]
    public void More_work_goes_first_and_equals_go_in_the_order_they_came()
    {
        var room = new WaitingRoom<string>(Limits, _ => 0);
        room.Add("first", Lane.Work, 16);
        room.Add("second", Lane.Work, 16);
        room.Add("hard", Lane.Work, 20);

        new[] { room.Take(), room.Take(), room.Take() }.ShouldBe(["hard", "first", "second"]);
    }

    [Fact]
    public void Full_room_drops_the_least_work_of_the_lane_furthest_above_its_share()
    {
        var room = new WaitingRoom<string>(new GateLimits { Waiting = 20 }, count => count - 1);
        room.Add("hall", Lane.Hall, 0);
        for (var i = 0; i < 19; i++)
        {
            room.Add($"junk {i}", Lane.Open, 0);
        }

        room.Add("honest", Lane.Work, 16).ShouldBe(new Admission<string>(true, "junk 18"));
        room.Add("late", Lane.Open, 0).ShouldBe(new Admission<string>(false, "late"));
        room.CountOf(Lane.Hall).ShouldBe(1);
        room.Count.ShouldBe(20);
    }

    [Fact]
    public void Nothing_is_ever_lost_doubled_or_beyond_the_limit()
    {
        var step = Gen.Choose(0, 9)
            .Zip(Gen.Elements(Enum.GetValues<Lane>()), (kind, lane) => (kind, lane))
            .Zip(Gen.Choose(0, 3), (a, bits) => (a.kind, a.lane, bits));
        Prop.ForAll(
                step.ArrayOf().ToArbitrary(),
                steps =>
                {
                    var dice = new Random(7);
                    var room = new WaitingRoom<object>(new GateLimits { Waiting = 8 }, dice.Next);
                    var inside = new HashSet<object>();
                    foreach (var (kind, lane, bits) in steps)
                    {
                        if (kind < 6)
                        {
                            var item = new object();
                            inside.Add(item);
                            var (taken, dropped) = room.Add(item, lane, bits);
                            taken.ShouldBe(!ReferenceEquals(dropped, item));
                            (dropped is null || inside.Remove(dropped)).ShouldBeTrue();
                        }
                        else if (kind < 9)
                        {
                            var next = room.Take();
                            (next is null ? inside.Count == 0 : inside.Remove(next)).ShouldBeTrue();
                        }
                        else
                        {
                            room.Remove(_ => dice.Next(2) == 0).ShouldAllBe(gone => inside.Remove(gone));
                        }

                        room.Count.ShouldBe(inside.Count);
                        room.Count.ShouldBeLessThanOrEqualTo(8);
                        Enum.GetValues<Lane>().Sum(room.CountOf).ShouldBe(room.Count);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
