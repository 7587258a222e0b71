using System.Text.Json.Nodes;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Crew;
using Hustings.Lab.Figures;
using Hustings.Lab.Founding;
using Hustings.Lab.Rehearsals;
using Hustings.Lab.Reports;
using Hustings.Lab.Rolls;
using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Lab.Voting.Live;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Attacks.Ndp;

/// <summary>
/// 24 March 2012 with the attack: the first two live rounds of the contest, half of the voters at home behind twenty shared addresses, 175 terminals in the
/// hall, and a botnet of 10,240 addresses against all of it. The record is verified after each round. Before it the same two rounds without an attack, in a contest
/// of their own.
/// </summary>
public sealed class NdpAttackRehearsal(AttackOptions options, ProgressLine progress, TimeProvider clock)
{
    private const int Terminals = 175;
    private const int Rounds = 2;
    private readonly IRandomSource random = SodiumRandom.Instance;
    private readonly StepTimes steps = new(clock);

    public async Task<(Report Report, RowFound Found)> RunAsync(
        string program,
        string folder,
        CancellationToken cancellation
    )
    {
        long began = clock.GetTimestamp();
        LiveScenario whole = LiveScenario.Load("ndp-2012-live");
        LiveScenario scenario = whole with { Rounds = [.. whole.Rounds.Take(Rounds)] };
        var scaled = ScaledLive.Of(scenario, options.Scale);
        using var attackers = CpuShare.Make("attackers", options.AttackerCores);
        using var defence = CpuShare.Make("server", options.DefenceCores);
        Held quiet = await HoldAsync(false, Path.Combine(folder, "quiet"));
        Held held = await HoldAsync(true, Path.Combine(folder, "attacked"));
        progress.Clear();
        return Report(scaled, quiet, held, [attackers.Words, defence.Words], began);

        Task<Held> HoldAsync(bool attacked, string own) =>
            HoldContestAsync(scenario, scaled, attacked, program, own, attackers, defence, cancellation);
    }

    private async Task<Held> HoldContestAsync(
        LiveScenario scenario,
        ScaledLive scaled,
        bool attacked,
        string program,
        string folder,
        CpuShare attackers,
        CpuShare defence,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        var staff = new Staff();
        progress.Say($"{(attacked ? "With" : "Without")} attack: roll and codes of {scaled.Members:N0} members");
        FoundedContest founded = await Task.Run(() => Found(scenario, scaled, staff));
        string data = Path.Combine(folder, "data");
        string certificate = Certificate.Write(folder, clock);
        (string authority, string terminal) = Certificate.WriteHall(folder, clock);
        (int inside, int outside, int behind, int hall) = (Ports.Free(), Ports.Free(), Ports.Free(), Ports.Free());
        string run = Path.Combine(folder, "edge");
        bool proxied = options.Edge == EdgeKind.Haproxy;
        string[] arguments =
        [
            "--certificate",
            certificate,
            "--key",
            certificate,
            "--hall-urls",
            $"https://127.0.0.1:{hall}",
            "--hall-authority",
            authority,
            .. proxied ? new[] { "--edge", $"http://127.0.0.1:{behind}", "--edge-run", run } : [],
        ];
        var launch = new ServerLaunch(
            $"http://127.0.0.1:{inside}{(proxied ? "" : $";https://127.0.0.1:{outside}")}",
            arguments,
            new Dictionary<string, string>()
        );
        using ContestDay day = await ContestDay.StartAsync(founded, staff, program, data, clock, random, launch);
        defence.Add(day.Server.Running!);
        using EdgeProcess? edge = proxied
            ? await EdgeProcess.StartAsync(program, run, certificate, behind, outside, null, defence)
            : null;
        Stand StandFor(VotingStage stage) =>
            new(
                options.Edge,
                new Target("127.0.0.1", outside, true, stage.File.CastPath),
                stage.File,
                new Target("127.0.0.1", hall, true, stage.File.CastPath, terminal),
                new Target("127.0.0.1", inside, false, stage.File.CastPath),
                Watched(day, edge),
                []
            )
            {
                Logged = () => day.Server.Said.Length,
            };

        return await day.Server.WatchAsync(async () =>
        {
            await day.BeginAsync();
            var casting = new AttackedCasting(attacked, StandFor, attackers, data, folder, options.Seed, clock);
            return await HoldAsync(day, scaled, casting, attacked, program, folder, cancellation);
        });
    }

    private static List<(string, Func<int>)> Watched(ContestDay day, EdgeProcess? edge)
    {
        List<(string, Func<int>)> watched = [("server", () => day.Server.Running?.Id ?? 0)];
        if (edge is not null)
        {
            watched.Add(("HAProxy", () => edge.Process.Id));
        }

        return watched;
    }

    private FoundedContest Found(LiveScenario scenario, ScaledLive scaled, Staff staff)
    {
        ContestDefinition definition = Definitions.Of(scenario, staff, random);
        var trustees = TrusteeGroup.Make(scenario.Trustees, scenario.Threshold, random);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        FrozenRoll roll = RehearsalRoll.Freeze(definition.Id, scaled.Members, today, random);
        return FoundedContest.Make(definition, trustees, scaled.Members, roll.Hash, random);
    }

    private async Task<Held> HoldAsync(
        ContestDay day,
        ScaledLive scaled,
        AttackedCasting casting,
        bool verifies,
        string program,
        string folder,
        CancellationToken cancellation
    )
    {
        progress.Say($"{Terminals} terminals are enrolled");
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
        var pace = new LivePace(64, 2 * options.Seconds, progress, steps, new CastTimes());
        List<RoundFound> rounds = [];
        List<Ending> endings = [];
        List<string> proposals = [];
        foreach ((ScaledRound round, IReadOnlyList<LiveVote> votes) in scaled.Rounds.Zip(electorate.Rounds))
        {
            var run = new LiveRoundRun(day, scaled, round, votes, terminals, away, pace, casting);
            rounds.Add(await run.HoldAsync(cancellation));
            proposals.AddRange(await ProposalsAsync(day));
            if (verifies)
            {
                endings.Add(
                    await Ending.ReachAsync(
                        day,
                        program,
                        Path.Combine(folder, $"after-{round.Round.Number}"),
                        [.. rounds.Select(one => one.Stage)],
                        rounds.Sum(one => one.Receipts.Count),
                        steps,
                        progress
                    )
                );
            }

            foreach (string candidate in round.Round.WithdrawsAfter)
            {
                await day.Crew.OrderAsync(OrderKind.Withdraw, null, new OrderDetails.OneCandidate(candidate));
            }
        }

        return new(rounds, endings, casting.Rounds, proposals);
    }

    // As the returning officer's console is told.
    private static async Task<IReadOnlyList<string>> ProposalsAsync(ContestDay day)
    {
        string session = await day.Crew.SessionAsync(day.Crew.Staff.Returning);
        JsonNode proposals = await day.Api.GetAsync("/api/proposals", session);
        return
        [
            .. proposals
                .AsArray()
                .Select(one => $"{one!["minutes"]} minutes more for {one["stage"]}, until {one["closes"]}."),
        ];
    }

    private (Report, RowFound) Report(
        ScaledLive scaled,
        Held quiet,
        Held held,
        IReadOnlyList<string> limits,
        long began
    )
    {
        NdpFindings findings = new(scaled, held.Rounds, held.Endings, held.Runs, quiet.Runs, held.Proposals);
        RowFound found = findings.AsRow();
        double seconds = clock.GetElapsedTime(began).TotalSeconds;
        return (
            new Report(
                "ndp-2012-attack",
                "24 March 2012 again, with the attack",
                options.Scale,
                options.Seed,
                clock.GetUtcNow(),
                $"{held.Runs.Count} live rounds under attack, {Shown.Of(held.Rounds.Sum(round => round.Receipts.Count))} ballots",
                seconds,
                [
                    .. findings.Sections(found),
                    AttackReport.Machine(limits, "Honest voters came over the hours of 2012, made short."),
                ],
                found.Checks,
                findings.Verdict(found)
            ),
            found
        );
    }

    private sealed record Held(
        IReadOnlyList<RoundFound> Rounds,
        IReadOnlyList<Ending> Endings,
        IReadOnlyList<RunFound> Runs,
        IReadOnlyList<string> Proposals
    );
}
