using Hustings.Contest.Casting;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Casting;

public sealed class InLineTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public void Empty_line_is_served_at_once() =>
        new InLine().ServeAsync(Long, TimeProvider.System).IsCompletedSuccessfully.ShouldBeTrue();

    [Fact]
    public async Task Those_in_line_are_waited_for_and_those_who_come_later_are_not()
    {
        var line = new InLine();
        var first = line.Enter();
        var second = line.Enter();
        var served = line.ServeAsync(Long, TimeProvider.System);
        var late = line.Enter();

        first.Dispose();
        served.IsCompleted.ShouldBeFalse();
        second.Dispose();
        await served;
        var all = line.ServeAsync(Long, TimeProvider.System);
        all.IsCompleted.ShouldBeFalse();
        late.Dispose();
        await all;
    }

    [Fact]
    public async Task Earlier_ones_are_waited_for_by_a_second_close_too()
    {
        var line = new InLine();
        var first = line.Enter();
        var one = line.ServeAsync(Long, TimeProvider.System);
        var two = line.ServeAsync(Long, TimeProvider.System);

        two.IsCompleted.ShouldBeFalse();
        first.Dispose();
        await Task.WhenAll(one, two);
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        var line = new InLine();
        using var stuck = line.Enter();

        await line.ServeAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System);
    }
}
