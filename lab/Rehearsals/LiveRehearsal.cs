using Hustings.Contest.Roll;
using Hustings.Counting.Rounds;
using Hustings.Cryptography;
using Hustings.Lab.Crew;
using Hustings.Lab.Figures;
using Hustings.Lab.Founding;
using Hustings.Lab.Records;
using Hustings.Lab.Reports;
using Hustings.Lab.Rolls;
using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Voting;
using Hustings.Lab.Voting.Live;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Rehearsals;

/// <summary>Rehearses a contest of live rounds: from the roll to the declared winner and the verified record.</summary>
public sealed class LiveRehearsal(
    LiveScenario scenario,
    RehearsalOptions options,
    ProgressLine progress,
    TimeProvider clock
) : IRehearsal
{
    private const int Terminals = 2;
    private readonly StepTimes steps = new(clock);
    private readonly CastTimes casts = new();
    private readonly IRandomSource random = SodiumRandom.Instance;

    public async Task<Report> RunAsync(string program, string folder, CancellationToken cancellation)
    {
        long started = clock.GetTimestamp();
        var scaled = ScaledLive.Of(scenario, options.Scale);
        (IReadOnlyList<RoundAccount> expected, IReadOnlyList<string> differences) = scaled.Count();
        if (differences.Count > 0)
        {
            throw new InvalidDataException(
                $"At scale {options.Scale} it would not be the same contest: {string.Join("; ", differences)}. Choose a larger scale."
            );
        }

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
            IReadOnlyList<RoundFound> found = await HoldAsync(day, scaled, cancellation);
            int ballots = found.Sum(round => round.Receipts.Count);
            Ending ending = await Ending.ReachAsync(
                day,
                program,
                folder,
                [.. found.Select(round => round.Stage)],
                ballots,
                steps,
                progress
            );
            progress.Clear();
            var outcome = new LiveOutcome(scaled, expected, found, Flows(found, ending), ending);
            TimeSpan wall = clock.GetElapsedTime(started);
            return new Report(
                scenario.Name,
                scenario.Contest.En,
                options.Scale,
                options.Seed,
                clock.GetUtcNow(),
                $"{found.Count} rounds, {Shown.Of(ballots)} live ballots, {scenario.NameOf(found[^1].Round.Round.Winner!)} wins",
                wall.TotalSeconds,
                [
                    .. LiveSections.Of(outcome, founded.Definition),
                    ending.Section(),
                    Timings.Of(steps, casts, ending.ServerMemory, wall),
                ],
                [.. LiveChecks.Of(outcome)]
            );
        });
    }

    private FoundedContest Found(ScaledLive scaled, Staff staff)
    {
        ContestDefinition definition = Definitions.Of(scenario, staff, random);
        var trustees = TrusteeGroup.Make(scenario.Trustees, scenario.Threshold, random);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        FrozenRoll roll = RehearsalRoll.Freeze(definition.Id, scaled.Members, today, random);
        return FoundedContest.Make(definition, trustees, scaled.Members, roll.Hash, random);
    }

    private async Task<IReadOnlyList<RoundFound>> HoldAsync(
        ContestDay day,
        ScaledLive scaled,
        CancellationToken cancellation
    )
    {
        Terminal[] terminals =
        [
            .. Enumerable.Range(1, Terminals).Select(number => Terminal.Draw($"hall-{number}", random)),
        ];
        foreach (Terminal terminal in terminals)
        {
            await day.Crew.OrderAsync(
                OrderKind.EnrolTerminal,
                null,
                new OrderDetails.EnrolTerminal(terminal.Id, terminal.PublicKey)
            );
        }

        var electorate = LiveElectorate.Draw(scaled, options.Seed);
        var away = new AwayVoters(day, electorate);
        await steps.MeasureAsync("Enter who voted in advance or by post", away.Count, "rows", away.EnterAsync);
        var pace = new LivePace(options.Concurrency, options.RoundSeconds, progress, steps, casts);
        List<RoundFound> found = [];
        foreach ((ScaledRound round, IReadOnlyList<LiveVote> votes) in scaled.Rounds.Zip(electorate.Rounds))
        {
            var run = new LiveRoundRun(day, scaled, round, votes, terminals, away, pace);
            found.Add(await run.HoldAsync(cancellation));
            foreach (string candidate in round.Round.WithdrawsAfter)
            {
                await day.Crew.OrderAsync(OrderKind.Withdraw, null, new OrderDetails.OneCandidate(candidate));
            }
        }

        int declared = await day.DeclareAsync(found[^1].Round.Round.Winner!);
        if (found[^1].Round.Round.DeclaredAt is { } at)
        {
            found[^1].Clock.Given[declared] = at;
        }

        return found;
    }

    private static IReadOnlyList<LiveFlow> Flows(IReadOnlyList<RoundFound> found, Ending ending)
    {
        CredentialTable table = VotedRows.ReadTable(Path.Combine(ending.Folder, "credential-table.txt"));
        return VotedRows.Flows([
            .. found.Select(round =>
                VotedRows.Of(ending.FileOf(round.Stage.Uuid, "record.bel"), round.Stage.Uuid, table)
            ),
        ]);
    }
}
