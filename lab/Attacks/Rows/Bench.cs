using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>
/// Where rows are carried out: makes contests as members run out, remembers runs without attack that several rows are compared with.
/// </summary>
public sealed class Bench(
    AttackOptions options,
    string program,
    string folder,
    ProgressLine progress,
    TimeProvider clock
) : IDisposable
{
    public const double Lead = 3;
    public const double Tail = 5;
    private const int Members = 12_000;
    private const int Terminals = 8;
    private readonly CpuShare attackers = CpuShare.Make("attackers", options.AttackerCores);
    private readonly CpuShare defence = CpuShare.Make("server", options.DefenceCores);
    private readonly Dictionary<string, RunFound> quiet = new(StringComparer.Ordinal);
    private AttackContest? contest;
    private AttackRunner? runner;
    private int contests;

    public AttackOptions Options => options;

    public string Program => program;

    public string Folder => folder;

    public TimeProvider Clock => clock;

    public CpuShare Defence => defence;

    public CpuShare Attackers => attackers;

    /// <summary>What limits the attackers and the server, for the report.</summary>
    public IReadOnlyList<string> Limits => [attackers.Words, defence.Words];

    /// <summary>The contest of the moment.</summary>
    public AttackContest Contest => contest ?? throw new InvalidOperationException("No contest has been opened.");

    /// <summary>Carries out a plan on a contest that has enough members left.</summary>
    /// <param name="valid">Attackers' own valid ballots that the plan's floods need.</param>
    /// <param name="each">Different ballots of each of them.</param>
    public async Task<RunFound> RunAsync(RunPlan plan, CancellationToken cancellation, int valid = 0, int each = 1)
    {
        int needed =
            valid + 100 + (int)plan.Crowds.Sum(crowd => crowd.PerSecond * (plan.Lead + plan.Seconds + plan.Tail));
        await OpenAsync(needed);
        progress.Say($"{plan.Name}: encrypting");
        string? material = plan.Floods.Count == 0 ? null : await MaterialAsync(valid, each);
        progress.Say($"{plan.Name}: {plan.Lead + plan.Seconds + plan.Tail:0} s");
        return await runner!.RunAsync(plan, material, cancellation);
    }

    /// <summary>The same voters without an attack; carried out once for all rows that have the same voters.</summary>
    public async Task<RunFound> QuietAsync(RunPlan attack, CancellationToken cancellation)
    {
        string key =
            $"{attack.Edge} {attack.Seconds} {string.Join(' ', attack.Crowds.Select(crowd => $"{crowd.Name} {crowd.PerSecond}"))}";
        if (!quiet.TryGetValue(key, out RunFound? found))
        {
            found = await RunAsync(
                attack with
                {
                    Name = "without attack",
                    Without = null,
                    Floods = [],
                    Tools = [],
                    During = null,
                    After = null,
                },
                cancellation
            );
            quiet[key] = found;
        }

        return found;
    }

    /// <summary>A contest with at least so many members who have not voted.</summary>
    public async Task OpenAsync(int needed)
    {
        if (contest is { } now && now.Left >= needed)
        {
            return;
        }

        contest?.Dispose();
        progress.Say("A fresh contest");
        string data = Path.Combine(folder, $"data-{++contests}");
        contest = await AttackContest.OpenAsync(
            program,
            data,
            Math.Max(needed + 200, Math.Min(Members, needed * 4)),
            Terminals,
            ServerLaunch.Usual,
            clock
        );
        var stands = new StandMaker(
            contest,
            program,
            Directory.CreateDirectory(Path.Combine(folder, $"stand-{contests}")).FullName,
            defence,
            clock
        );
        runner = new(contest, stands, attackers, folder, options.Seed, clock);
    }

    /// <summary>Lets the contest go: something broke in it, and the next row gets a fresh one.</summary>
    public void Forget()
    {
        contest?.Dispose();
        contest = null;
    }

    public void Dispose()
    {
        contest?.Dispose();
        attackers.Dispose();
        defence.Dispose();
    }

    private async Task<string> MaterialAsync(int valid, int each)
    {
        SealedBallot[] ballots = valid > 0 ? await Contest.EncryptChangesAsync(valid, each) : [];
        string file = Path.Combine(folder, "material.json");
        (await Contest.MaterialAsync(ballots)).Write(file);
        return file;
    }

    /// <summary>A plan with the usual voters on the usual machine.</summary>
    public RunPlan Plan(
        string name,
        double seconds,
        IReadOnlyList<Func<Stand, string, FloodPlan>> floods,
        IReadOnlyList<CrowdPlan>? crowds = null,
        string? without = null
    ) => new(name, options.Edge, without, crowds ?? [CrowdPlan.Mixed(options.Honest)], floods, [], Lead, seconds, Tail);
}
