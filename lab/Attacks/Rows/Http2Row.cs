using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>HTTP/2's own floods: refused because the server speaks HTTP/1.1 only.</summary>
public sealed record Http2Row()
    : AttackRow(
        10,
        "HTTP/2: rapid reset, headers without end",
        "The record floods of 2023 opened and took back streams of HTTP/2. A server that does not speak it cannot be reached that way."
    )
{
    private const double MemoryGrowth = 1.5;
    private const int Base = 150 << 20;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        double seconds = bench.Options.Seconds;
        string agreed = "";
        IReadOnlyList<ProbeFound> found = [];
        RunPlan plan = bench.Plan(
            "attack",
            seconds,
            [(stand, material) => Matrix.Plan(stand, material, FloodKind.Http2, seconds, 48) with { KeepAlive = false }]
        ) with
        {
            Tools = [stand => H2Load(stand, seconds)],
            During = async (stand, stop) =>
            {
                agreed = await AgreeAsync(stand, stop);
                found = await ProbeFound.SendAllAsync(
                    stand,
                    [
                        new("prior knowledge and rapid reset", Http2Frames.RapidReset(), Closes: true),
                        new("a header without end", Http2Frames.EndlessHeader(), Closes: true),
                    ],
                    stop
                );
            },
        };
        RunFound quiet = await bench.QuietAsync(plan, cancellation);
        RunFound run = await bench.RunAsync(plan, cancellation);
        long most = (long)(MemoryGrowth * quiet.PeakMemory("server")) + Base;
        return Found(
            [quiet, run],
            [
                Goals.Attacked(run),
                new("Protocol agreed on with a client that offers HTTP/2 only", "none", agreed),
                .. found.Select(one => new Check(one.Probe.Name, "refused, closed", one.Words, one.Refused)),
                new(
                    "Peak memory of the server",
                    $"at most {Shown.Megabytes(most)}",
                    Shown.Megabytes(run.PeakMemory("server")),
                    run.PeakMemory("server") <= most
                ),
                Check.Share("Honest voters accepted within three automatic tries", Goals.Share, run.Figures.Share),
                Check.Within("99% of the honest voters had their receipt within", Goals.P99, run.Figures.P99),
                .. Goals.Kept(run),
            ]
        );
    }

    /// <summary>h2load with the usual hundred streams on each connection.</summary>
    public static IReadOnlyList<string> H2Load(Stand stand, double seconds) =>
        [
            "h2load",
            "-c",
            "20",
            "-m",
            "100",
            "-D",
            $"{Math.Max(1, (int)seconds)}",
            $"{(stand.Public.Tls ? "https" : "http")}://127.0.0.1:{stand.Public.Port}/",
        ];

    private static async Task<string> AgreeAsync(Stand stand, CancellationToken cancellation)
    {
        using Socket socket = await HttpWire.OpenAsync(stand.Public, Sources.Bot(1), cancellation);
        await using var secure = new SslStream(new NetworkStream(socket));
        try
        {
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    ApplicationProtocols = [SslApplicationProtocol.Http2],
                    RemoteCertificateValidationCallback = (_, shown, _, _) => Certificate.IsOurs(shown),
                },
                cancellation
            );
            return secure.NegotiatedApplicationProtocol == SslApplicationProtocol.Http2 ? "HTTP/2" : "none";
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return "none";
        }
    }
}
