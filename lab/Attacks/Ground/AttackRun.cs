using System.Diagnostics;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>Honest voters of one sort in a run.</summary>
/// <param name="Name">home, shared, hall ...</param>
/// <param name="PerSecond">How many come in a second.</param>
/// <param name="Make">A voter of a ballot, by its place.</param>
/// <param name="Hall">Whether they use the hall's terminals.</param>
public sealed record CrowdPlan(string Name, double PerSecond, Func<SealedBallot, int, Comer> Make, bool Hall = false)
{
    /// <summary>Half of them each from an address of their own, half behind twenty shared ones.</summary>
    public static CrowdPlan Mixed(double perSecond) =>
        new(
            "home",
            perSecond,
            (ballot, place) =>
                place % 2 == 0
                    ? new(ballot, Sources.Home(place), "own address")
                    : new(ballot, Sources.Shared(place % 20), "shared address")
        );

    /// <summary>Voters at eight terminals of the hall.</summary>
    public static CrowdPlan Terminals(double perSecond) =>
        new("hall", perSecond, (ballot, place) => new(ballot, Sources.Hall(place % 8), "hall"), Hall: true);

    /// <summary>By which way they come; null for the public door, or the hall’s.</summary>
    public Func<Stand, Target>? Way { get; init; }
}

/// <summary>What happens in a run.</summary>
/// <param name="Name">For tables and curves.</param>
/// <param name="Without">A gate that is switched off; null for none.</param>
/// <param name="Floods">The attackers, made for where they go and with which material.</param>
/// <param name="Tools">Programs of others that attack, by their command lines.</param>
/// <param name="Tail">Seconds of voting after the attack.</param>
public sealed record RunPlan(
    string Name,
    EdgeKind Edge,
    string? Without,
    IReadOnlyList<CrowdPlan> Crowds,
    IReadOnlyList<Func<Stand, string, FloodPlan>> Floods,
    IReadOnlyList<Func<Stand, IReadOnlyList<string>>> Tools,
    double Lead,
    double Seconds,
    double Tail
)
{
    /// <summary>Something else that is done while the attack goes on, once it has begun; null for nothing.</summary>
    public Func<Stand, CancellationToken, Task>? During { get; init; }

    /// <summary>Something that is looked at after the voters are through, while the server still runs; null for nothing.</summary>
    public Func<Stand, CancellationToken, Task>? After { get; init; }

    /// <summary>In the server’s environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>What came of a run.</summary>
/// <param name="Lost">Receipts whose ballot is not in the published log.</param>
/// <param name="From">When the attack began, in seconds of the run.</param>
/// <param name="Until">When it ended.</param>
/// <param name="Hostile">What the attackers did, in all.</param>
/// <param name="StartsBefore">How often the server had been started when the run began.</param>
public sealed record RunFound(
    RunPlan Plan,
    IReadOnlyList<VoterOutcome> Voters,
    IReadOnlyList<Sample> Samples,
    IReadOnlyList<FloodSecond> Hostile,
    double From,
    double Until,
    int Lost,
    long LogGrowth,
    long DiskGrowth,
    int StartsBefore
)
{
    /// <summary>Voters who came while the attack went on.</summary>
    public IEnumerable<VoterOutcome> During => Voters.Where(one => one.At >= From && one.At < Until);

    public CrowdFigures Figures => CrowdFigures.Of(During);

    public CrowdFigures Of(string crowd) => CrowdFigures.Of(During.Where(one => one.Group == crowd));

    public long HostileSent => Hostile.Sum(one => one.Sent);

    /// <summary>Hostile requests that were refused by this name.</summary>
    public long Refused(string code) =>
        Hostile.Sum(one =>
            one.Answers.Where(pair => pair.Key.EndsWith(code, StringComparison.Ordinal)).Sum(pair => pair.Value)
        );

    public long HostileAnswered => Hostile.Sum(one => one.Answers.Values.Sum());

    /// <summary>CPU seconds that a process used while the attack went on.</summary>
    public double Cpu(string process)
    {
        double seconds = 0;
        double last = 0;
        foreach (Sample sample in Samples)
        {
            if (sample.At > From && sample.At <= Until + 1)
            {
                seconds += sample.Cores.GetValueOrDefault(process) * (sample.At - last);
            }

            last = sample.At;
        }

        return seconds;
    }

    /// <summary>All that defends: server, proxy, or the plain server.</summary>
    public double DefenceCpu => Cpu("server") + Cpu("HAProxy") + Cpu("plain server");

    public long PeakMemory(string process) =>
        Samples.Select(sample => sample.Resident.GetValueOrDefault(process)).DefaultIfEmpty(0).Max();

    public int MostBits => Samples.Select(sample => sample.Bits).DefaultIfEmpty(0).Max();
}

/// <summary>Carries out runs on a contest: fresh server, honest voters, attackers, a look every second.</summary>
public sealed class AttackRunner(
    AttackContest contest,
    StandMaker stands,
    CpuShare attackers,
    string folder,
    int seed,
    TimeProvider clock
)
{
    private const int WarmUp = 60;

    /// <summary>Everything is encrypted and every attacker is ready before the clock runs.</summary>
    public async Task<RunFound> RunAsync(RunPlan plan, string? material, CancellationToken cancellation)
    {
        double length = plan.Lead + plan.Seconds + plan.Tail;
        var ready = new List<(CrowdPlan Plan, SealedBallot[] Ballots)>();
        foreach (CrowdPlan crowd in plan.Crowds)
        {
            int count = Math.Max(1, (int)(crowd.PerSecond * length));
            ready.Add(
                (
                    crowd,
                    await contest.EncryptAsync(
                        count,
                        crowd.Hall ? place => contest.Terminals[place % contest.Terminals.Count] : null
                    )
                )
            );
        }

        SealedBallot[] warming = await contest.EncryptAsync(WarmUp);
        using Stand stand = await stands.MakeAsync(plan.Edge, plan.Without, plan.Environment);
        List<FloodProcess> floods = [];
        List<Process> tools = [];
        try
        {
            await WarmAsync(stand, warming, cancellation);
            foreach (Func<Stand, string, FloodPlan> flood in plan.Floods)
            {
                floods.Add(await FloodProcess.PrepareAsync(flood(stand, material ?? ""), folder, attackers));
            }

            return await RunAsync(plan, stand, ready, floods, tools, cancellation);
        }
        finally
        {
            floods.ForEach(flood => flood.Dispose());
            tools.ForEach(End);
        }
    }

    private async Task<RunFound> RunAsync(
        RunPlan plan,
        Stand stand,
        List<(CrowdPlan Plan, SealedBallot[] Ballots)> ready,
        List<FloodProcess> floods,
        List<Process> tools,
        CancellationToken cancellation
    )
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watchman = new Watchman(
            stand,
            contest.DataFolder,
            () => [.. floods.Where(flood => flood.Running).Select(flood => flood.Process), .. tools.Where(Runs)],
            () => floods.Sum(flood => flood.Seconds is [.., var last] ? last.Sent : 0),
            clock
        );
        int starts = contest.Day.Server.Starts;
        long disk = Watchman.DiskOf(contest.DataFolder);
        long logged = stand.Logged();
        long began = clock.GetTimestamp();
        Task watch = watchman.RunAsync(began, watching.Token);
        HonestCrowd[] crowds =
        [
            .. ready.Select(
                (one, place) =>
                    new HonestCrowd(
                        new HonestVoter(
                            one.Plan.Way?.Invoke(stand) ?? (one.Plan.Hall ? stand.Hall ?? stand.Public : stand.Public),
                            stand.File,
                            clock,
                            new Random(seed + place)
                        ),
                        [.. one.Ballots.Select((ballot, at) => one.Plan.Make(ballot, at))],
                        one.Plan.PerSecond,
                        clock
                    )
            ),
        ];
        Task voting = Task.WhenAll(crowds.Select(crowd => crowd.RunAsync(began, cancellation)));
        await Task.Delay(TimeSpan.FromSeconds(plan.Lead), clock, cancellation);
        double from = clock.GetElapsedTime(began).TotalSeconds;
        floods.ForEach(flood => flood.Begin());
        tools.AddRange(plan.Tools.Select(tool => Start(tool(stand))));
        Task during = plan.During?.Invoke(stand, cancellation) ?? Task.CompletedTask;
        await Task.Delay(TimeSpan.FromSeconds(plan.Seconds), clock, cancellation);
        await during;
        tools.ForEach(End);
        FloodSecond[] sums = await Task.WhenAll(floods.Select(flood => flood.EndAsync(cancellation)));
        double until = clock.GetElapsedTime(began).TotalSeconds;
        await voting;
        await (plan.After?.Invoke(stand, cancellation) ?? Task.CompletedTask);
        await watching.CancelAsync();
        await watch;
        VoterOutcome[] outcomes = [.. crowds.SelectMany(crowd => crowd.Done).OrderBy(one => one.At)];
        return new(
            plan,
            outcomes,
            watchman.Samples,
            sums,
            from,
            until,
            stand.Edge == EdgeKind.Peer ? 0 : await LostAsync(outcomes),
            stand.Logged() - logged,
            Watchman.DiskOf(contest.DataFolder) - disk,
            starts
        );
    }

    // The first requests of a fresh process are slow for reasons that have nothing to do with an attack.
    private async Task WarmAsync(Stand stand, SealedBallot[] ballots, CancellationToken cancellation)
    {
        var voter = new HonestVoter(stand.Public, stand.File, clock, new Random(seed));
        foreach ((int place, SealedBallot ballot) in ballots.Index())
        {
            VoterOutcome outcome = await voter.VoteAsync(
                new(ballot, Sources.Home(60_000 + place), "first"),
                0,
                cancellation
            );
            if (!outcome.Accepted)
            {
                throw new InvalidOperationException($"Before any attack a ballot was not accepted: {outcome.Said}");
            }
        }
    }

    private async Task<int> LostAsync(IEnumerable<VoterOutcome> outcomes)
    {
        contest.Receipts.UnionWith(outcomes.Where(one => one.Accepted).Select(one => one.Hash));
        IReadOnlyCollection<string> log = await contest.LogAsync();
        return contest.Receipts.Except(log).Count();
    }

    private Process Start(IReadOnlyList<string> command)
    {
        var process = Process.Start(
            new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            }
        )!;
        attackers.Add(process);
        // Nobody reads a full pipe, and a program that waits for a reader attacks nobody.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static bool Runs(Process process) => !process.HasExited;

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
    }
}
