using System.Text;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Server.Stages;
using Hustings.Server.Storage;
using Hustings.Server.Tests.Hosting;
using Hustings.Server.Tests.Storage;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Stages;

/// <summary>The sum that grows beside the voting is that of a full recount to the byte, whatever happened on the way.</summary>
public sealed class RunningSumTests : IDisposable
{
    private const int Steps = 40;
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-sum-").FullName;

    [Theory]
    [InlineData(VotePolicy.Once, 1)]
    [InlineData(VotePolicy.Once, 2)]
    [InlineData(VotePolicy.Last, 3)]
    [InlineData(VotePolicy.Last, 4)]
    [InlineData(VotePolicy.Last, 5)]
    public async Task Random_ballots_replacements_strikes_and_restarts_sum_up_as_a_full_recount(
        VotePolicy policy,
        int seed
    )
    {
        var contest = RunningServer.Prepare(policy, "running sum");
        using var store = await StoreAsync(contest, policy);
        var box = store.Box(contest.Uuid)!;
        var stage = Stage(contest);
        var sum = new RunningSum(stage, box);
        var random = new Random(seed);
        List<(int Voter, Ballot Ballot)> log = [];
        for (var step = 0; step < Steps; step++)
        {
            switch (random.Next(8))
            {
                case 0:
                    sum.Follow();
                    break;
                case 1:
                    // A start: nothing is known but what is in the box.
                    sum = new RunningSum(stage, box);
                    break;
                default:
                    var voter = random.Next(contest.Codes.Count);
                    var ballot = Make(contest, voter, random.Next(4), $"{seed} {step}");
                    if ((await CastAsync(contest, box, voter, ballot)).Time is not null)
                    {
                        log.Add((voter, ballot));
                        if (random.Next(2) == 0)
                        {
                            sum.Offer(ballot.Hash, ballot);
                        }
                    }

                    break;
            }
        }

        log.Count.ShouldBeGreaterThan(5);
        List<string> struck = [];
        for (var strikes = 0; strikes < 4; strikes++)
        {
            var expected = Recount(contest, log, struck);
            // Twice, as after a storage failure: the second time nothing is left to do.
            sum.Tally(CountedBallots.Of(stage, box, struck)).Bytes.ToArray().ShouldBe(expected);
            sum.Tally(CountedBallots.Of(stage, box, struck)).Bytes.ToArray().ShouldBe(expected);
            new RunningSum(stage, box).Tally(CountedBallots.Of(stage, box, struck)).Bytes.ToArray().ShouldBe(expected);
            struck.Add(Convert.ToHexStringLower(log[random.Next(log.Count)].Ballot.Hash.Span));
            struck = [.. struck.Distinct()];
        }
    }

    [Fact]
    public async Task Ballots_are_taken_in_turns_until_none_is_left()
    {
        const int Ballots = RunningSum.Turn + 3;
        var contest = RunningServer.Prepare(VotePolicy.Last, "running sum");
        using var store = await StoreAsync(contest, VotePolicy.Last);
        var box = store.Box(contest.Uuid)!;
        for (var i = 0; i < Ballots; i++)
        {
            await CastAsync(contest, box, i % 3, Make(contest, i % 3, 1, $"turn {i}"));
        }

        var sum = new RunningSum(Stage(contest), box);
        sum.Follow().ShouldBeTrue();
        sum.Height.ShouldBe(RunningSum.Turn);
        sum.Follow().ShouldBeFalse();
        sum.Height.ShouldBe(Ballots);
        sum.Follow().ShouldBeFalse();
        sum.Height.ShouldBe(Ballots);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<SqliteStore> StoreAsync(PreparedContest contest, VotePolicy policy)
    {
        var clock = new TestClock();
        var store = new SqliteStore(Path.Combine(folder, "sum.db"), clock);
        await store.DecideAsync(decision =>
        {
            var windows = new ChannelWindow[] { new(Channel.Remote, null, null) };
            decision.AddBox(new BoxSettings(contest.Uuid, "ballot", policy, new byte[32]), BoxGate.Waiting(windows));
            decision.SetGate(contest.Uuid, new BoxGate(StageState.Open, windows), clock.GetUtcNow());
            return true;
        });
        return store;
    }

    private static PreparedStage Stage(PreparedContest contest) =>
        new(
            contest.Info,
            contest.Election,
            contest.Trustees,
            contest.Credentials,
            contest.Issue.Table,
            new PinTable(new byte[32], contest.Definition.Id, [])
        );

    private static Ballot Make(PreparedContest contest, int voter, int choice, string seed)
    {
        var choices = new int[4];
        choices[choice] = 1;
        return Ballot.Make(
            contest.Election,
            contest.Codes[voter].Code,
            [choices],
            new SeededRandom(Encoding.ASCII.GetBytes(seed))
        );
    }

    private static Task<CastOutcome> CastAsync(PreparedContest contest, IBallotBox box, int voter, Ballot ballot)
    {
        Credential.TryParse(contest.Codes[voter].PublicCredential, out var credential).ShouldBeTrue();
        return box.CastAsync(
            new CheckedBallot(credential, ballot.Hash, ballot.Bytes, voter, Channel.Remote, new TestClock().GetUtcNow())
        );
    }

    // Written apart from the code it checks: of each voter the last ballot that was not struck.
    private static byte[] Recount(
        PreparedContest contest,
        List<(int Voter, Ballot Ballot)> log,
        IReadOnlyCollection<string> struck
    )
    {
        var sum = new TallySum(contest.Election);
        var counted = new Dictionary<int, Ballot>();
        foreach (
            var (voter, ballot) in log.Where(one => !struck.Contains(Convert.ToHexStringLower(one.Ballot.Hash.Span)))
        )
        {
            counted[voter] = ballot;
        }

        foreach (var ballot in counted.Values)
        {
            sum.Add(ballot);
        }

        return sum.ToTally().Bytes.ToArray();
    }
}
