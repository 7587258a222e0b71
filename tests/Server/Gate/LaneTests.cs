using System.Security.Cryptography;
using Hustings.Contest.Casting;
using Hustings.Gate;
using Hustings.Gate.Limits;
using Hustings.Server.Casting;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>What waits for the checks is taken by lane, and nobody waits for ever.</summary>
public sealed class LaneTests
{
    private static readonly GateLimits Slow = GateServer.Limits with { LongestWait = TimeSpan.FromMinutes(5) };

    [Fact]
    public async Task Ballot_with_work_goes_before_a_crowd_that_came_earlier_without()
    {
        await using var server = await GateServer.OpenAsync(Slow, threads: 1);
        using var hold = new Hold(server);
        await hold.BeganAsync();
        var crowd = Enumerable.Range(1, 9).Select(voter => server.CastAsync(voter)).ToList();
        await hold.WaitingAsync(9);
        var worked = server.Worked(server.Request(0), GateServer.Limits.HotWork);
        var late = server.CastAsync(worked);
        await hold.WaitingAsync(10);

        hold.LetGo();
        (await late).Accepted.ShouldBeTrue();
        (await Task.WhenAll(crowd)).ShouldAllBe(answer => answer.Accepted);

        // The open lane has at most its three of twenty before the lane with work has its turn.
        var hash = SHA256.HashData(worked.AsSpan(CastingHead.Length));
        server.Desk.Box.Find(hash)!.Height.ShouldBeLessThan(4);
    }

    [Fact]
    public async Task Ballot_that_waited_too_long_is_told_to_come_again_and_is_not_checked()
    {
        await using var server = await GateServer.OpenAsync(threads: 1);
        using var hold = new Hold(server);
        await hold.BeganAsync();
        var waits = server.CastAsync(0);
        await hold.WaitingAsync(1);

        server.Clock.Advance(GateServer.Limits.LongestWait + TimeSpan.FromSeconds(1));

        var answer = await waits;
        answer.Code.ShouldBe("busy");
        answer.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        server.Service<CastCounters>().Signatures.Looked.ShouldBe(0);
        hold.LetGo();
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Ballot_in_line_at_closing_time_counts_though_it_is_checked_afterwards()
    {
        await using var server = await GateServer.OpenAsync(Slow, threads: 1);
        using var hold = new Hold(server);
        await hold.BeganAsync();
        var inLine = server.CastAsync(0);
        await hold.WaitingAsync(1);

        var closing = server.Officer.OrderAsync(
            Record.Minutes.OrderKind.Close,
            Contest.PreparedContest.StageId,
            new Record.Minutes.OrderDetails.None()
        );
        hold.LetGo();

        (await inLine).Accepted.ShouldBeTrue();
        (await closing).ShouldBeOfType<Server.Contests.OrderAnswer.Recorded>();
        (await server.CastAsync(1)).Code.ShouldBe("stage_closed");
    }

    /// <summary>Keeps the one check thread busy until it is let go.</summary>
    private sealed class Hold : IDisposable
    {
        private readonly ManualResetEventSlim free = new();
        private readonly SemaphoreSlim begun = new(0);
        private readonly CheckCrew crew;

        public Hold(RunningServer server)
        {
            crew = server.Service<CheckCrew>();
            Done = crew.RunAsync(Lane.Hall, 0, Run);
        }

        public Task<string?> Done { get; }

        public Task BeganAsync() => begun.WaitAsync(TestContext.Current.CancellationToken);

        public async Task WaitingAsync(int count)
        {
            while (crew.Waiting < count)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }

        public void LetGo() => free.Set();

        public void Dispose()
        {
            free.Set();
            Done.Wait();
            free.Dispose();
            begun.Dispose();
        }

        private string Run()
        {
            begun.Release();
            return free.Wait(TimeSpan.FromMinutes(1)) ? "done" : "forgotten";
        }
    }
}
