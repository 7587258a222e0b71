using Hustings.Cryptography;
using Hustings.Lab.Crew;
using Hustings.Lab.Figures;
using Hustings.Lab.Founding;
using Hustings.Lab.Reports;
using Hustings.Lab.Rolls;
using Hustings.Lab.Scenarios.Single;
using Hustings.Lab.Voting;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Rehearsals;

/// <summary>Rehearses a contest of one ballot, online and by post: from a roll with people in it twice to the verified record.</summary>
public sealed class BallotRehearsal(
    BallotScenario scenario,
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
        var scaled = ScaledBallot.Of(scenario, options.Scale);
        var staff = new Staff();
        ContestDefinition planned = Planned(staff);
        RollFound roll = await RollAsync(scaled, planned.Id);
        progress.Say($"Codes for {scaled.Members:N0} members");
        FoundedContest founded = await steps.MeasureAsync(
            "Issue codes",
            roll.Roll.Members.Count,
            "members",
            () =>
                Task.Run(() =>
                    FoundedContest.Make(
                        planned,
                        TrusteeGroup.Make(scenario.Trustees, scenario.Threshold, random),
                        roll.Roll.Members.Count,
                        roll.Roll.Hash,
                        random
                    )
                )
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
            var electorate = Electorate.Draw(scaled, options.Seed);
            var run = new BallotRun(day, scaled, electorate, options.Concurrency, progress, steps, casts);
            BallotFound found = await run.HoldAsync(cancellation);
            Ending ending = await Ending.ReachAsync(
                day,
                program,
                folder,
                [found.Stage],
                found.Receipts.Count,
                steps,
                progress
            );
            progress.Clear();
            var outcome = new BallotOutcome(scaled, roll, found, ending);
            TimeSpan wall = clock.GetElapsedTime(started);
            return new Report(
                scenario.Name,
                scenario.Contest.En,
                options.Scale,
                options.Seed,
                clock.GetUtcNow(),
                $"{Shown.Of(found.Receipts.Count)} ballots online and {Shown.Of(scaled.Papers)} by post",
                wall.TotalSeconds,
                [
                    .. BallotSections.Of(outcome, founded.Definition),
                    ending.Section(),
                    Timings.Of(steps, casts, ending.ServerMemory, wall),
                ],
                [.. BallotChecks.Of(outcome)]
            );
        });
    }

    // As it was announced first: the later vote replaces the earlier one, and voting opens at once.
    private ContestDefinition Planned(Staff staff)
    {
        ContestDefinition definition = Definitions.Of(scenario, scenario.FirstPolicy, staff, random);
        var opens = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        return definition with
        {
            Stages =
            [
                definition.Stages[0] with
                {
                    Windows = [new(Channel.Remote, opens, null), new(Channel.Post, opens, null)],
                },
            ],
        };
    }

    private async Task<RollFound> RollAsync(ScaledBallot scaled, string contest)
    {
        progress.Say($"Roll of {scaled.Members:N0} members, {scaled.RegisteredTwice:N0} of them registered twice");
        SyntheticRoll roll = await Task.Run(() =>
            SyntheticRoll.Make(scaled.Members, scaled.RegisteredTwice, kinds: RollOffice.Kinds)
        );
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await steps.MeasureAsync(
            "Import, search, review, freeze",
            roll.Rows,
            "entries",
            () => Task.Run(() => new RollOffice(roll).Freeze(contest, today, random))
        );
    }
}
