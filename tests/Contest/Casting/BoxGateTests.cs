using Hustings.Contest.Casting;
using Hustings.Record.Definitions;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Casting;

public sealed class BoxGateTests
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 16, 0, 0, TimeSpan.Zero);

    // Round 3 of 2012: the hall first, members elsewhere after it.
    private static readonly BoxGate HallThenHome = new(
        StageState.Open,
        [
            new ChannelWindow(Channel.Hall, null, Noon.AddMinutes(30)),
            new ChannelWindow(Channel.Remote, Noon.AddMinutes(40), Noon.AddMinutes(100)),
            new ChannelWindow(Channel.Post, null, null),
        ]
    );

    [Fact]
    public void Each_channel_is_taken_in_its_own_window()
    {
        HallThenHome.Refuses(Channel.Hall, Noon).ShouldBeNull();
        HallThenHome.Refuses(Channel.Remote, Noon).ShouldBe(Refusal.ChannelClosed);
        HallThenHome.Refuses(Channel.Hall, Noon.AddMinutes(35)).ShouldBe(Refusal.ChannelClosed);
        HallThenHome.Refuses(Channel.Remote, Noon.AddMinutes(35)).ShouldBe(Refusal.ChannelClosed);
        HallThenHome.Refuses(Channel.Hall, Noon.AddMinutes(40)).ShouldBe(Refusal.ChannelClosed);
        HallThenHome.Refuses(Channel.Remote, Noon.AddMinutes(40)).ShouldBeNull();
    }

    [Fact]
    public void Closing_time_itself_is_too_late_and_closes_the_stage()
    {
        var end = Noon.AddMinutes(100);
        HallThenHome.Ends.ShouldBe(end);
        HallThenHome.Refuses(Channel.Remote, end.AddTicks(-1)).ShouldBeNull();
        HallThenHome.Refuses(Channel.Remote, end).ShouldBe(Refusal.StageClosed);
        HallThenHome.At(end.AddTicks(-1)).ShouldBe(StageState.Open);
        HallThenHome.At(end).ShouldBe(StageState.Closed);
        (HallThenHome with { Ordered = StageState.Paused }).At(end).ShouldBe(StageState.Closed);
    }

    [Fact]
    public void Window_without_an_end_never_closes_by_itself()
    {
        var gate = new BoxGate(StageState.Open, [new ChannelWindow(Channel.Remote, null, null)]);
        gate.Ends.ShouldBeNull();
        gate.At(DateTimeOffset.MaxValue).ShouldBe(StageState.Open);
        gate.Refuses(Channel.Remote, DateTimeOffset.MaxValue).ShouldBeNull();
        gate.Refuses(Channel.Hall, Noon).ShouldBe(Refusal.ChannelClosed);
    }

    [Fact]
    public void Stage_ordered_open_before_every_window_is_not_open_yet()
    {
        var gate = new BoxGate(StageState.Open, [new ChannelWindow(Channel.Remote, Noon.AddHours(1), null)]);
        gate.Refuses(Channel.Remote, Noon).ShouldBe(Refusal.StageNotOpen);
    }

    [Fact]
    public void Orders_come_before_windows()
    {
        (HallThenHome with { Ordered = StageState.Prepared })
            .Refuses(Channel.Hall, Noon)
            .ShouldBe(Refusal.StageNotOpen);
        (HallThenHome with { Ordered = StageState.Paused }).Refuses(Channel.Hall, Noon).ShouldBe(Refusal.StagePaused);
        foreach (var over in (StageState[])[StageState.Tallying, StageState.Counted, StageState.Published])
        {
            (HallThenHome with { Ordered = over }).Refuses(Channel.Hall, Noon).ShouldBe(Refusal.StageClosed);
            (HallThenHome with { Ordered = over }).At(Noon).ShouldBe(over);
        }
    }
}
