using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>The matrix of attacks, row by row.</summary>
public static class Matrix
{
    /// <summary>Work that a gate may ask for at most, in bits: 4 s on a slow phone.</summary>
    private const int MostBits = 21;
    private const int Codes = 50;

    public static IReadOnlyList<AttackRow> All { get; } =
    [
        new FloodRow(
            1,
            "Garbage from 10,240 addresses, a new connection for each",
            "Ten thousand taken-over computers connect, hand in a false ballot, and connect again.",
            seconds => [Garbage(seconds, keepAlive: false, 48)],
            (_, attack) => [.. Goals.Honest(attack), Goals.NoneTaken(attack)]
        )
        {
            Length = 2,
            Controls = [Control.Costs("heat")],
            Peer = true,
        },
        new FloodRow(
            2,
            "Garbage from 10,240 addresses over kept connections",
            "The same without the cost of connecting, so many more false ballots.",
            seconds => [Garbage(seconds, keepAlive: true, 256)],
            (_, attack) => [.. Goals.Honest(attack), Goals.NoneTaken(attack)]
        )
        {
            Length = 2,
            Controls = [Control.Costs("heat")],
        },
        new FloodRow(
            3,
            "False ballots in a member’s name",
            "The list of public credentials is public: ballots with a real member’s credential and a signature that does not hold.",
            seconds => [Flood(FloodKind.BadSignature, seconds, 96)],
            (_, attack) => [.. Goals.Honest(attack), Goals.NoneTaken(attack)]
        )
        {
            Length = 2,
            Controls = [Control.Costs("heat")],
            Peer = true,
        },
        new FloodRow(
            4,
            "Fifty stolen codes at full speed",
            "Fifty real codes, bought or stolen, send valid ballots without pause: the same ones and always other ones.",
            seconds => [Flood(FloodKind.ReplayedBallot, seconds, 24), Flood(FloodKind.ChangedBallot, seconds, 24)],
            (_, attack) =>
                [
                    Check.Within("99% of the others had their receipt within", 1, attack.Figures.P99),
                    Check.Share("Others accepted within three automatic tries", Goals.Share, attack.Figures.Share),
                    .. Goals.Kept(attack),
                ]
        )
        {
            Controls = [Control.Costs("credential")],
            Valid = (Codes, 8),
            After = SameReceipt.Look,
        },
        new WorkRow(),
        new FloodRow(
            6,
            "The price driven up",
            "Attackers do the work that is asked for, so that more is asked of everyone; honest voters on devices that can do none vote beside.",
            seconds => [Flood(FloodKind.WorkedBadSignature, seconds, 64)],
            (_, attack) =>
                [
                    Check.Share("Honest voters without work accepted", 0.99, Accepted(attack)),
                    .. Goals.Kept(attack),
                    Bits(attack),
                ]
        )
        {
            Crowds = options =>
                [
                    new(
                        "without work",
                        options.Honest,
                        (ballot, place) => new(ballot, Sources.Home(place), "without work", Work: false)
                    ),
                ],
            TooWeak = run =>
                run.MostBits > 0
                    ? null
                    : $"Controls not carried: the attackers’ share of this machine makes {Shown.Of(run.HostileSent / Math.Max(1, (long)(run.Until - run.From)))} proofs a second, which neither fills a lane nor makes the server ask more of anyone. That lanes and effort hold is shown in simulated time (WaitingRoomTests, LaneTests, EffortTests).",
            Controls =
            [
                Control.Of(
                    "lanes",
                    "the time within which 99% of them had their receipt",
                    " s",
                    (_, run) => run.Figures.P99
                ),
                Control.Of(
                    "effort",
                    "the number of hostile requests a second whose signature the server checks",
                    "",
                    (_, run) => run.Refused("signature_invalid") / Math.Max(1, run.Until - run.From)
                ),
            ],
        },
        new FloodRow(
            7,
            "Attackers behind the voters’ own address",
            "A campus, a carrier or a hall has one address for everybody in it, and attackers sit among the voters.",
            seconds =>
                [
                    (stand, material) =>
                        Plan(stand, material, FloodKind.BadSignature, seconds, 50) with
                        {
                            Sender = Sources.Shared(0).ToString(),
                        },
                ],
            (_, attack) =>
                [
                    Check.Of(
                        "Voters behind that address without a receipt in the end",
                        0,
                        attack.Voters.Count(one => !one.Accepted)
                    ),
                    Check.Share("Accepted within three automatic tries", Goals.Share, attack.Figures.Share),
                    Check.Within("99% had their receipt within", Goals.P99, attack.Figures.P99),
                    .. Goals.Kept(attack),
                ]
        )
        {
            Length = 2,
            Crowds = options =>
                [new("one address", options.Honest, (ballot, _) => new(ballot, Sources.Shared(0), "one address"))],
            Controls = [Control.Costs("heat")],
            Peer = true,
        },
        SlowRows.Eight,
        SlowRows.Nine,
        new Http2Row(),
        new ThroughputRow(),
        new RequestRow(),
        new JsonRow(),
        new ManyAddressesRow(),
        new FloodRow(
            15,
            "A flood of log lines",
            "Refusals without end, so that the disk fills with their traces.",
            seconds => [Flood(FloodKind.JunkBallot, seconds, 64)],
            (quiet, attack) =>
                [
                    Check.Share(
                        "Honest voters accepted within three automatic tries",
                        Goals.Share,
                        attack.Figures.Share
                    ),
                    LogRow.Growth(quiet, attack),
                    .. Goals.Kept(attack),
                ]
        ),
        new DiskRow(),
        new KillRow(),
        new FloodRow(
            18,
            "The hall during everything",
            "False ballots, slow connections and idle TLS at once, while terminals in the hall vote.",
            seconds =>
                [
                    Garbage(seconds, keepAlive: false, 24),
                    Flood(FloodKind.SlowBody, seconds, 800),
                    Flood(FloodKind.HandshakeOnly, seconds, 200),
                ],
            (_, attack) => [.. Goals.Hall(attack), .. Goals.Kept(attack)]
        )
        {
            Crowds = options => [CrowdPlan.Mixed(options.Honest * 0.7), CrowdPlan.Terminals(options.Honest * 0.3)],
            Controls =
            [
                Control.NoHallDoor(options =>
                    [
                        CrowdPlan.Mixed(options.Honest * 0.7),
                        CrowdPlan.Terminals(options.Honest * 0.3) with
                        {
                            Hall = false,
                        },
                    ]
                ),
            ],
        },
        new PinRow(),
        new FloodRow(
            20,
            "Everybody at once, and nobody attacks",
            "The last half hour: more than four times as many voters as usual, all of them honest.",
            _ => [],
            (_, rush) =>
                [
                    Check.Within("99% had their receipt within", 1, rush.Figures.P99),
                    Check.Of("Work asked of anyone, in bits", 0, rush.MostBits),
                    Check.Share("Accepted within three automatic tries", Goals.Share, rush.Figures.Share),
                    .. Goals.Kept(rush),
                ]
        )
        {
            Crowds = options => [CrowdPlan.Mixed(Math.Min(220, options.Honest * 4.4))],
        },
        new PoorConnectionRow(),
    ];

    /// <summary>Effort stays within what a phone can do.</summary>
    public static Check Bits(RunFound run) =>
        new(
            "Work asked of everyone at most, in bits",
            $"at most {MostBits}",
            Shown.Of(run.MostBits),
            run.MostBits <= MostBits
        );

    /// <summary>A flood of requests from the whole botnet over kept connections.</summary>
    public static Func<Stand, string, FloodPlan> Flood(FloodKind kind, double seconds, int connections) =>
        (stand, material) => Plan(stand, material, kind, seconds, connections);

    /// <summary>Three kinds of false ballots in turn.</summary>
    public static Func<Stand, string, FloodPlan> Garbage(double seconds, bool keepAlive, int connections) =>
        (stand, material) =>
            Plan(stand, material, FloodKind.RandomBody, seconds, connections) with
            {
                KeepAlive = keepAlive,
                Also = [FloodKind.JunkBallot, FloodKind.UnknownCredential],
            };

    public static FloodPlan Plan(Stand stand, string material, FloodKind kind, double seconds, int connections) =>
        new(kind, stand.Public, material, Sources.Botnet, seconds, connections);

    private static double Accepted(RunFound run) =>
        run.Figures.Voters == 0 ? 0 : (double)run.Figures.Accepted / run.Figures.Voters;
}
