using Hustings.Lab.Figures;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Figures;

public sealed class LatenciesTests
{
    [Fact]
    public void Shares_are_read_from_the_sorted_times()
    {
        var latencies = new Latencies();
        foreach (int milliseconds in Enumerable.Range(1, 100).Reverse())
        {
            latencies.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        latencies.Within(0.5).ShouldBe(50);
        latencies.Within(0.99).ShouldBe(99);
        latencies.Within(1).ShouldBe(100);
        latencies.Within(0).ShouldBe(1);
    }

    [Fact]
    public void Nothing_measured_is_zero() => new Latencies().Within(0.5).ShouldBe(0);
}
