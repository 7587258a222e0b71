using Hustings.Lab.Attacks;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Reports;
using Hustings.Lab.Servers;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Attacks;

/// <summary>
/// Rows of the matrix at a small size with the real server: what has to hold whatever the machine's speed is. Times are measured by
/// <c>hustings rehearse attack</c>, never here.
/// </summary>
public sealed class AttackTests(AttackTests.SmallBench small, ITestOutputHelper output)
    : IClassFixture<AttackTests.SmallBench>
{
    // Where time is measured, or what one machine makes of it: not for a test.
    private static readonly string[] Timed =
    [
        "had their receipt within",
        "Control:",
        "cheaper",
        "costs less",
        "Disk used",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Flood_of_false_ballots_loses_no_voter_and_no_receipt(int row)
    {
        RowFound found = await RunAsync(row);

        found.Runs[1].HostileSent.ShouldBePositive();
        Accepted(found.Runs[1]);
    }

    [Fact]
    public async Task Slow_connections_and_slowhttptest_lose_no_voter_and_no_receipt()
    {
        RowFound found = await RunAsync(8);

        Accepted(found.Runs[1]);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Hostile_requests_and_documents_are_refused_by_name_beside_voters(int row)
    {
        RowFound found = await RunAsync(row);

        found.Checks.Where(check => !check.AsExpected && !IsTimed(check)).ShouldBeEmpty();
        Accepted(found.Runs[1]);
    }

    [Fact]
    public async Task Flood_of_refusals_leaves_few_lines_in_the_log()
    {
        RowFound found = await RunAsync(15);

        // A line for each thousand refusals of a kind, and whatever else a server says in ten seconds.
        found.Runs[1].LogGrowth.ShouldBeLessThan(50_000 + found.Runs[1].HostileSent);
        Accepted(found.Runs[1]);
    }

    [Fact]
    public async Task Honest_rush_is_asked_for_no_work()
    {
        RowFound found = await RunAsync(20);

        found.Runs[0].MostBits.ShouldBe(0);
        Accepted(found.Runs[0]);
    }

    [Fact]
    public async Task Throughput_tools_of_others_find_the_server_answering_and_voters_through()
    {
        RowFound found = await RunAsync(11);

        found.Checks.Where(check => !check.AsExpected).ShouldBeEmpty();
        Accepted(found.Runs[1]);
    }

    // Everybody holds a receipt in the end, every receipt is good, and its ballot is in the log.
    private static void Accepted(RunFound run)
    {
        run.Voters.ShouldNotBeEmpty();
        run.Voters.Where(voter => !voter.Accepted).ShouldBeEmpty();
        run.Lost.ShouldBe(0);
    }

    private async Task<RowFound> RunAsync(int row)
    {
        RowFound found = await Matrix
            .All.Single(one => one.Number == row)
            .RunAsync(small.Bench, TestContext.Current.CancellationToken);
        foreach (Check check in found.Checks)
        {
            output.WriteLine(
                $"{(check.AsExpected ? "held  " : "missed")} {check.Name}: {check.Expected}, found {check.Found}"
            );
        }

        found.NotCarried.ShouldBeNull();
        return found;
    }

    private static bool IsTimed(Check check) => Timed.Any(word => check.Name.Contains(word, StringComparison.Ordinal));

    /// <summary>One contest for several rows; each gets fresh voters and a fresh server of it.</summary>
    public sealed class SmallBench : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly StringWriter progress = new();

        public SmallBench() =>
            Bench = new(
                AttackOptions.Usual with
                {
                    Seconds = 3,
                    Honest = 6,
                    DefenceCores = 2,
                },
                ServerProcess.FindProgram(),
                folder.Path,
                new ProgressLine(progress, terminal: false, TimeProvider.System),
                TimeProvider.System
            )
            {
                Short = true,
            };

        public Bench Bench { get; }

        public void Dispose()
        {
            Bench.Dispose();
            folder.Dispose();
            progress.Dispose();
        }
    }
}
