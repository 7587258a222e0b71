using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Server.Casting;
using Hustings.Server.Gate;
using Hustings.Server.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>The effort follows the server's own figures: the check threads' time, and what failed there.</summary>
public sealed class EffortClockTests
{
    [Fact]
    public async Task Checkers_that_are_busy_with_forgeries_raise_the_effort_and_a_rush_of_honest_ballots_does_not()
    {
        await using var server = await GateServer.OpenAsync(threads: 1);
        var period = GateServer.Limits.ControlPeriod;
        var counters = server.Service<CastCounters>();
        var (crew, state) = (server.Service<CheckCrew>(), new GateState());
        using var clock = new EffortClock(
            new ServerOptions("", [], null, Demo: false) { Gate = GateServer.Limits },
            new EffortController(GateServer.Limits),
            state,
            crew,
            counters,
            NullLogger<EffortClock>.Instance
        );

        async Task PeriodAsync(bool fails)
        {
            // One check that takes the whole period.
            await crew.RunAsync(Lane.Open, 0, () => Wait(server, period));
            counters.CountLooked(worked: state.Bits > 0, fails);
            clock.Tick(period);
        }

        await PeriodAsync(fails: false);
        await PeriodAsync(fails: false);
        await PeriodAsync(fails: false);
        state.Bits.ShouldBe(0);

        await PeriodAsync(fails: true);
        state.Bits.ShouldBe(0);
        await PeriodAsync(fails: true);
        state.Bits.ShouldBe(16);

        for (var quiet = 0; quiet < 6; quiet++)
        {
            clock.Tick(period);
        }

        state.Bits.ShouldBe(0);
    }

    private static string Wait(RunningServer server, TimeSpan period)
    {
        server.Clock.Advance(period);
        return "done";
    }
}
