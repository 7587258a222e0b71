using System.Net;
using Hustings.Contest;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Stages;

/// <summary>
/// Commits of a whole contest fail now and then, either without or after reaching the disk. Nothing false is said, and giving the
/// same order or ballot again ends where it would have ended.
/// </summary>
public sealed class FaultTests
{
    [Fact]
    public Task Contest_whose_commits_fail_now_and_then_ends_as_if_none_had() => RunAsync(persisted: false);

    [Fact]
    public Task Contest_whose_commits_fail_now_and_then_but_persist_ends_as_if_none_had() => RunAsync(persisted: true);

    [Fact]
    public async Task Ballot_that_could_not_be_written_is_told_so_and_when_to_come_again()
    {
        // The disk is full for everybody who writes: the server's own notes are no ballot, and one of them may come first.
        var full = false;
        await using var server = await RunningServer.OpenAsync(adjust: options =>
            options with
            {
                Commit = commit => (full ? () => throw new IOException("injected") : commit)(),
            }
        );
        full = true;

        var answer = await Inventory.UnchangedAsync(server, () => server.CastAsync(0));

        full = false;
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Code.ShouldBe("storage_unavailable");
        answer.Response.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    private static async Task RunAsync(bool persisted)
    {
        var fault = new NowAndThen(persisted);
        await using var server = await RunningServer.PreparedAsync(adjust: options =>
            options with
            {
                Commit = fault.Run,
            }
        );
        fault.Armed = true;
        await UntilAsync(server.Officer.OpenAsync, outcome => outcome is OrderOutcome.Done or OrderOutcome.AlreadyDone);
        for (var voter = 0; voter < 4; voter++)
        {
            var request = server.Request(voter, 1);
            await UntilAsync(() => server.CastAsync(request), answer => answer.Accepted);
        }

        await UntilAsync(
            server.Officer.CloseAsync,
            outcome => outcome is OrderOutcome.Done or OrderOutcome.AlreadyDone
        );
        CountTests.Verified(server).Counts.Ballots.ShouldBe(4);
        for (var owner = 1; owner <= 3; owner++)
        {
            var number = owner;
            await UntilAsync(
                () => server.DecryptAsync(number),
                outcome => outcome != DecryptionOutcome.StorageUnavailable
            );
        }

        await UntilAsync(() => server.DecryptAsync(3), _ => server.Desk.State == StageState.Published);
        fault.Failures.ShouldBeGreaterThan(5);
        CountTests.Verified(server).Result!.Counts[0].ShouldBe([0L, 4, 0, 0]);
        server.Desk.Accepted.ShouldBe(4);
        await server.RestartAsync();
        CountTests.Verified(server).Result!.Counts[0].ShouldBe([0L, 4, 0, 0]);
    }

    private static async Task UntilAsync<T>(Func<Task<T>> act, Func<T, bool> done)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (done(await act()))
            {
                return;
            }
        }

        throw new InvalidOperationException("Twenty repetitions were not enough.");
    }

    /// <summary>
    /// Fails about every second commit once armed, in an order without a period (the Thue-Morse sequence), so that an order
    /// which commits twice cannot fall into step with it.
    /// </summary>
    private sealed class NowAndThen(bool persisted)
    {
        private int commits;

        public bool Armed { get; set; }

        public int Failures { get; private set; }

        public void Run(Action commit)
        {
            if (!Armed || int.PopCount(commits++) % 2 == 1)
            {
                commit();
                return;
            }

            if (persisted)
            {
                commit();
            }

            Failures++;
            throw new IOException("injected");
        }
    }
}
