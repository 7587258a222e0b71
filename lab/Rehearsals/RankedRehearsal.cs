using System.Collections.Concurrent;
using Hustings.Contest.Roll;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Lab.Crew;
using Hustings.Lab.Figures;
using Hustings.Lab.Founding;
using Hustings.Lab.Reports;
using Hustings.Lab.Rolls;
using Hustings.Lab.Scenarios.Ranked;
using Hustings.Lab.Voting;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Rehearsals;

/// <summary>Rehearses a contest of one ranked ballot: shuffled by several trustees, opened one by one, counted by instant-runoff.</summary>
public sealed class RankedRehearsal(
    RankedScenario scenario,
    RehearsalOptions options,
    ProgressLine progress,
    TimeProvider clock
) : IRehearsal
{
    private readonly StepTimes steps = new(clock);
    private readonly CastTimes casts = new();
    private readonly IRandomSource random = SodiumRandom.Instance;

    public async Task<Report> RunAsync(string program, string folder, CancellationToken cancellation)
    {
        long started = clock.GetTimestamp();
        var scaled = ScaledRanked.Of(scenario, options.Scale);
        var staff = new Staff();
        progress.Say($"Roll and codes of {scaled.Members:N0} members");
        FoundedContest founded = await steps.MeasureAsync(
            "Roll and codes",
            scaled.Members,
            "members",
            () => Task.Run(() => Found(scaled, staff))
        );
        using ContestDay day = await ContestDay.StartAsync(
            founded,
            staff,
            program,
            Path.Combine(folder, "data"),
            clock,
            random
        );
        return await day.Server.WatchAsync(async () =>
        {
            await day.BeginAsync();
            (VotingStage stage, IReadOnlyCollection<string> receipts) = await VoteAsync(day, scaled, cancellation);
            progress.Say("Shuffling, opening, counting");
            long closing = clock.GetTimestamp();
            await steps.MeasureAsync("Close, order the count", 1, "order", () => day.BeginTallyAsync(stage.Id));
            bool tied = await steps.MeasureAsync(
                "Shuffle and open",
                receipts.Count,
                "rankings",
                () => day.CountAsync(stage)
            );
            await day.PublishAsync(stage.Id);
            TimeSpan after = clock.GetElapsedTime(closing);
            await day.DeclareAsync(scenario.Winner);
            byte[] published = await day.Api.BytesAsync($"/public/stages/{stage.Uuid}/account.json");
            Ending ending = await Ending.ReachAsync(day, program, folder, [stage], receipts.Count, steps, progress);
            progress.Clear();
            CountAccount expected = scaled.Count(tied ? Lot(founded) : null);
            TimeSpan wall = clock.GetElapsedTime(started);
            return new Report(
                scenario.Name,
                scenario.Contest.En,
                options.Scale,
                options.Seed,
                clock.GetUtcNow(),
                $"{Shown.Of(receipts.Count)} rankings, {scenario.Mixers} shuffles, {scenario.NameOf(scenario.Winner)} wins",
                wall.TotalSeconds,
                [
                    .. RankedSections.Of(expected, scenario, tied, after, ending, founded.Definition),
                    ending.Section(),
                    Timings.Of(steps, casts, ending.ServerMemory, wall),
                ],
                [
                    Check.Of("Rankings cast", scaled.Ballots, receipts.Count),
                    Check.Holds(
                        "The published account is that of the plain rankings, to the byte",
                        RankedSections.Document(expected).AsSpan().SequenceEqual(published)
                    ),
                    new Check(
                        "Wins",
                        scenario.Winner,
                        expected.Elected.Length == 1 ? expected.Name(expected.Elected[0]) : "nobody"
                    ),
                    .. ending.Checks(stage, receipts),
                    .. ending.Checks(),
                ]
            );
        });
    }

    private FoundedContest Found(ScaledRanked scaled, Staff staff)
    {
        ContestDefinition definition = Definitions.Of(scenario, staff, random);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        FrozenRoll roll = RehearsalRoll.Freeze(definition.Id, scaled.Members, today, random);
        var trustees = TrusteeGroup.Make(scenario.Trustees, scenario.Threshold, random);
        return FoundedContest.Make(definition, trustees, scaled.Members, roll.Hash, random);
    }

    private async Task<(VotingStage, IReadOnlyCollection<string>)> VoteAsync(
        ContestDay day,
        ScaledRanked scaled,
        CancellationToken cancellation
    )
    {
        VotingStage stage = await day.PrepareAsync(
            Definitions.BallotStage,
            [.. scenario.Candidates.Select(one => one.Id)]
        );
        await day.OpenAsync(stage);
        var draw = new Random(options.Seed);
        RankingCount[] rankings =
        [
            .. scaled.Rankings.SelectMany(ranking => Enumerable.Repeat(ranking, ranking.Ballots)),
        ];
        draw.Shuffle(rankings);
        int[] members = [.. Enumerable.Range(0, scaled.Members)];
        draw.Shuffle(members);
        PlainBallot Plain(RankingCount ranking, int index)
        {
            DrawnCode code = day.Founded.Issue.Members[members[index]];
            return new(code.Code, code.Pin, stage.RankingOf([.. ranking.Order.Select(scenario.NameOf)]));
        }

        progress.Say($"Encrypting and casting {rankings.Length:N0} rankings");
        SealedBallot[] ballots = await steps.MeasureAsync(
            "Encrypt",
            rankings.Length,
            "rankings",
            () => Task.Run(() => stage.Encrypt([.. rankings.Select(Plain)], random))
        );
        using PollingBooth booth = day.NewBooth(stage, options.Concurrency);
        ConcurrentBag<string> receipts = [];
        await steps.MeasureAsync(
            "Cast",
            ballots.Length,
            "rankings",
            () =>
                booth.CastAllAsync(
                    ballots,
                    options.Concurrency,
                    ContestDay.Patience,
                    receipt => receipts.Add(receipt.HashHex),
                    cancellation
                )
        );
        casts.Add(booth.Latencies, booth.Repeats, booth.Waited);
        return (stage, receipts);
    }

    private static LotSeed? Lot(FoundedContest founded)
    {
        string contest = founded.Definition.Id;
        return LotSeed
            .FromReveals(
                contest,
                [
                    .. founded.Trustees.Lots.Select(
                        (lot, index) => (ReadOnlyMemory<byte>)LotCommitment.Commit(contest, index + 1, lot)
                    ),
                ],
                [.. founded.Trustees.Lots.Select(lot => (ReadOnlyMemory<byte>)lot)]
            )
            .Seed;
    }
}
