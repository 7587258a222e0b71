using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Connections that are held rather than used.</summary>
public static class SlowRows
{
    // Before the rows: they are made in the order in which they stand here.
    private static readonly Control Held = Control.Of(
        "limits",
        "the number of connections that attackers hold",
        "",
        (_, run) => run.Samples.Max(sample => sample.Connections)
    );

    // As many as before, but each made anew again and again: what the limit costs an attacker is the making.
    private const int Silent = 1000;
    private static readonly Control Kept = Control.Of(
        "limits",
        "how long a connection that says nothing keeps its place",
        " s",
        (_, run) => (run.Until - run.From) * Silent / Math.Max(1, run.Hostile[^1].Connected)
    );

    /// <summary>Slow headers, bodies and readers, our own and those of slowhttptest.</summary>
    public static FloodRow Eight { get; } =
        new(
            8,
            "Slow connections",
            "Thousands of connections that send a few bytes now and then and never finish; beside them slowhttptest with slow headers, bodies and readers.",
            seconds => [Slow(FloodKind.SlowHeader, seconds, 2050), Slow(FloodKind.SlowBody, seconds, 2050)],
            (_, attack) => [Goals.FirstTry(attack, 0.99), .. Goals.Honest(attack)]
        )
        {
            Length = 2,
            Tools = seconds =>
                [
                    stand => SlowTool(stand, seconds, "-H", "/"),
                    stand => SlowTool(stand, seconds, "-B", stand.Public.Path),
                    stand => SlowTool(stand, seconds, "-X", "/"),
                ],
            Controls = [Held],
        };

    /// <summary>TLS and nothing after it, and connections that never even begin TLS; the hall beside.</summary>
    public static FloodRow Nine { get; } =
        new(
            9,
            "Handshakes and nothing after them",
            "Connections that make the server do the dear part of TLS and then leave, or that never begin it.",
            seconds =>
                [
                    (stand, material) =>
                        Matrix.Plan(stand, material, FloodKind.HandshakeOnly, seconds, 64) with
                        {
                            KeepAlive = false,
                        },
                    Matrix.Flood(FloodKind.HalfOpen, seconds, Silent),
                ],
            (_, attack) => [.. Goals.Honest(attack), .. Goals.Hall(attack)]
        )
        {
            Crowds = options => [CrowdPlan.Mixed(options.Honest * 0.8), CrowdPlan.Terminals(options.Honest * 0.2)],
            Controls = [Kept],
        };

    /// <summary>slowhttptest's command line: its own kinds, 300 connections, 100 new ones a second.</summary>
    public static IReadOnlyList<string> SlowTool(Stand stand, double seconds, string kind, string path) =>
        [
            "slowhttptest",
            kind,
            "-c",
            "300",
            "-r",
            "100",
            "-i",
            "3",
            "-p",
            "3",
            "-l",
            $"{Math.Max(1, (int)seconds)}",
            .. kind == "-B" ? ["-s", "8000", "-t", "POST"] : Array.Empty<string>(),
            .. kind == "-X" ? ["-w", "10", "-y", "20", "-n", "5", "-z", "5", "-k", "3"] : Array.Empty<string>(),
            "-u",
            $"{(stand.Public.Tls ? "https" : "http")}://127.0.0.1:{stand.Public.Port}{path}",
        ];

    private static Func<Stand, string, FloodPlan> Slow(FloodKind kind, double seconds, int connections) =>
        (stand, material) =>
            Matrix.Plan(stand, material, kind, seconds, connections) with
            {
                // So many new ones a second as the attackers' share of the machine can make.
                PerSecond = 300,
            };
}
