using System.Text;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Requests that are wrong in their framing, their size, or on purpose ambiguous.</summary>
public sealed record RequestRow()
    : AttackRow(
        12,
        "Requests with a wrong length, or two",
        "Bodies too long by a byte or by 30 MB, in chunks, compressed, without a length or with two, and requests hidden in others."
    )
{
    private const string Host = "Host: localhost\r\n";
    private const string Hidden = "GET /public/definition.json HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /// <summary>All of them, for this path.</summary>
    public static IReadOnlyList<Probe> Probes(string path) =>
        [
            new("12 KiB and one byte", Sized(path, 12_289, 12_289)),
            new("30 MB announced", Sized(path, 30_000_000, 4_096), Closes: true),
            new(
                "in chunks",
                Text($"POST {path} HTTP/1.1\r\n{Host}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
            ),
            new(
                "compressed",
                Text(
                    $"POST {path} HTTP/1.1\r\n{Host}Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n{new string('\u001f', 20)}"
                )
            ),
            new("no length", Text($"POST {path} HTTP/1.1\r\n{Host}\r\n"), Closes: true),
            new(
                "two lengths",
                Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"),
                Closes: true
            ),
            new(
                "a list of lengths",
                Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length: 5, 5\r\n\r\nhello"),
                Closes: true
            ),
            new("a negative length", Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length: -1\r\n\r\n"), Closes: true),
            new("a length with a sign", Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length: +5\r\n\r\nhello")),
            new(
                "a length beyond 64 bits",
                Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length: 99999999999999999999\r\n\r\n"),
                Closes: true
            ),
            new(
                "length and chunks, a request hidden behind",
                Text(
                    $"POST {path} HTTP/1.1\r\n{Host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}"
                ),
                Closes: true
            ),
            new(
                "chunks twice, spelt oddly",
                Text(
                    $"POST {path} HTTP/1.1\r\n{Host}Transfer-Encoding: chunked\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{Hidden}"
                ),
                Closes: true
            ),
            new(
                "a space before the colon",
                Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length : 5\r\n\r\nhello"),
                Closes: true
            ),
            new(
                "a folded header",
                Text($"POST {path} HTTP/1.1\r\n{Host}X-a: b\r\n Content-Length: 5\r\n\r\nhello"),
                Closes: true
            ),
            new(
                "a zero byte in a header",
                Text($"POST {path} HTTP/1.1\r\n{Host}X-a: \0\r\nContent-Length: 5\r\n\r\nhello"),
                Closes: true
            ),
            new(
                "a request line of 4 KB",
                Text($"POST {path}?{new string('a', 4096)} HTTP/1.1\r\n{Host}Content-Length: 5\r\n\r\nhello"),
                Closes: true
            ),
            new(
                "200 headers",
                Text(
                    $"POST {path} HTTP/1.1\r\n{Host}{string.Concat(Enumerable.Range(0, 200).Select(n => $"X-{n}: 1\r\n"))}Content-Length: 5\r\n\r\nhello"
                ),
                Closes: true
            ),
            new(
                "a header of 40 KB",
                Text($"POST {path} HTTP/1.1\r\n{Host}X-a: {new string('b', 40_960)}\r\nContent-Length: 5\r\n\r\nhello"),
                Closes: true
            ),
            new("another method", Text($"PUT {path} HTTP/1.1\r\n{Host}Content-Length: 5\r\n\r\nhello")),
            new("CONNECT", Text($"CONNECT 127.0.0.1:22 HTTP/1.1\r\n{Host}\r\n"), Closes: true),
            new(
                "a version of the future",
                Text($"POST {path} HTTP/9.9\r\n{Host}Content-Length: 5\r\n\r\nhello"),
                Closes: true
            ),
            new("no HTTP at all", Text("SSH-2.0-OpenSSH_9.2\r\n\r\n"), Closes: true),
        ];

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        IReadOnlyList<ProbeFound> found = [];
        RunPlan plan = bench.Plan("attack", bench.Options.Seconds, []) with
        {
            During = async (stand, stop) =>
                found = await ProbeFound.SendAllAsync(stand, Probes(stand.Public.Path), stop),
        };
        RunFound run = await bench.RunAsync(plan, cancellation);
        return Found(
            [await bench.QuietAsync(plan, cancellation), run],
            [
                .. found.Select(one => new Check(
                    one.Probe.Name,
                    one.Probe.Closes ? "refused, closed" : "refused",
                    one.Words,
                    one.Refused
                )),
                Check.Share("Honest voters accepted within three automatic tries", Goals.Share, run.Figures.Share),
                .. Goals.Kept(run),
            ],
            ProbeFound.Times(found)
        );
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Sized(string path, int announced, int sent) =>
        [.. Text($"POST {path} HTTP/1.1\r\n{Host}Content-Length: {announced}\r\n\r\n"), .. new byte[sent]];
}
