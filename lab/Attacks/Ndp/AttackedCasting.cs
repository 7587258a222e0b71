using System.Collections.Concurrent;
using System.Net;
using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Rehearsals;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Ndp;

/// <summary>
/// Casts a round's ballots from many addresses while 10,240 others attack: false voting requests, floods of the page that leads to the vote, slow
/// connections, as the press told it of 24 March 2012.
/// </summary>
/// <param name="attacked">Whether anybody attacks: without, it is what the attacked rounds are compared with.</param>
public sealed class AttackedCasting(
    bool attacked,
    Func<VotingStage, Stand> stand,
    CpuShare attackers,
    string dataFolder,
    string folder,
    int seed,
    TimeProvider clock
) : ILiveCasting
{
    /// <summary>Addresses that half of the voters share.</summary>
    public const int SharedAddresses = 20;

    private const int SlowConnections = 600;
    private const int Guessing = 32;
    private const double LongestFlood = 600;
    private readonly List<RunFound> rounds = [];

    /// <summary>What came of each round.</summary>
    public IReadOnlyList<RunFound> Rounds => rounds;

    public async Task CastAsync(
        VotingStage stage,
        IReadOnlyList<Arrival> hall,
        IReadOnlyList<Arrival> home,
        Action<string> acknowledged,
        CancellationToken cancellation
    )
    {
        using Stand now = stand(stage);
        List<FloodProcess> floods = [];
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            foreach (FloodPlan plan in attacked ? Plans(now.Public, Material(stage, home)) : [])
            {
                floods.Add(await FloodProcess.PrepareAsync(plan, folder, attackers));
            }

            var watchman = new Watchman(
                now,
                dataFolder,
                () => [.. floods.Where(flood => flood.Running).Select(flood => flood.Process)],
                () => floods.Sum(flood => flood.Seconds is [.., var last] ? last.Sent : 0),
                clock
            );
            long began = clock.GetTimestamp();
            Task watch = watchman.RunAsync(began, watching.Token);
            floods.ForEach(flood => flood.Begin());
            ConcurrentBag<VoterOutcome> outcomes = [];
            await Task.WhenAll([
                .. hall.Select(
                    (arrival, place) =>
                        VoteAsync(now.Hall ?? now.Public, now.File, arrival, Sources.Hall(place % 8), "hall", place)
                ),
                .. home.Select(
                    (arrival, place) =>
                        VoteAsync(
                            now.Public,
                            now.File,
                            arrival,
                            place % 2 == 0 ? Sources.Home(place) : Sources.Shared(place % SharedAddresses),
                            place % 2 == 0 ? "home" : "shared address",
                            place
                        )
                ),
            ]);
            double until = clock.GetElapsedTime(began).TotalSeconds;
            await watching.CancelAsync();
            await watch;
            FloodSecond[] sums = [.. floods.Select(flood => flood.Seconds[^1])];
            rounds.Add(Found(now, outcomes, watchman.Samples, sums, until));

            async Task VoteAsync(
                Target target,
                StageFile file,
                Arrival arrival,
                IPAddress from,
                string group,
                int place
            )
            {
                TimeSpan wait = arrival.At - clock.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, clock, cancellation);
                }

                double at = clock.GetElapsedTime(began).TotalSeconds;
                var voter = new HonestVoter(target, file, clock, new Random(seed + place), waits: true);
                VoterOutcome outcome = await voter.VoteAsync(new(arrival.Ballot, from, group), at, cancellation);
                outcomes.Add(outcome);
                if (outcome.Accepted)
                {
                    acknowledged(outcome.Hash);
                }
            }
        }
        finally
        {
            floods.ForEach(flood => flood.Dispose());
        }
    }

    // A whole ballot of a code that nobody has, and a member's own, whose signature the attackers spoil.
    private string Material(VotingStage stage, IReadOnlyList<Arrival> home)
    {
        var random = SodiumRandom.Instance;
        var stranger = new PlainBallot(
            VotingCode.Generate(random),
            "12345678",
            stage.AnswerFor(stage.Election.Questions[0].Answers[0])
        );
        string file = Path.Combine(folder, $"material-{stage.Id}.json");
        new FloodMaterial(
            stage.Uuid,
            stage.Encrypt([stranger], random)[0].Request,
            home[^1].Ballot.Request,
            [],
            stage.File.IntakeKey
        ).Write(file);
        return file;
    }

    private static IEnumerable<FloodPlan> Plans(Target target, string material)
    {
        var votes = new FloodPlan(
            FloodKind.JunkBallot,
            target,
            material,
            Sources.Botnet,
            LongestFlood,
            Guessing,
            KeepAlive: false,
            Also: [FloodKind.RandomBody, FloodKind.UnknownCredential, FloodKind.BadSignature]
        );
        return
        [
            votes,
            votes with
            {
                Kind = FloodKind.Page,
                Also = null,
                Connections = 16,
            },
            votes with
            {
                Kind = FloodKind.SlowHeader,
                Also = null,
                Connections = SlowConnections,
                PerSecond = 100,
            },
        ];
    }

    private RunFound Found(
        Stand now,
        IEnumerable<VoterOutcome> outcomes,
        IReadOnlyList<Sample> samples,
        IReadOnlyList<FloodSecond> sums,
        double until
    )
    {
        var plan = new RunPlan(attacked ? "attack" : "without attack", now.Edge, null, [], [], [], 0, until, 0);
        return new(plan, [.. outcomes.OrderBy(one => one.At)], samples, sums, 0, until + 1, 0, 0, 0, 0);
    }
}
