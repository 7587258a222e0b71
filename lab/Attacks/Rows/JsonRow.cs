using System.Text;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Crew;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>JSON that is deep, doubled or huge, on every address that takes JSON.</summary>
public sealed record JsonRow()
    : AttackRow(
        13,
        "Deep, doubled and huge JSON",
        "Documents made to exhaust or confuse whoever reads them, sent to every address that takes JSON, with and without an officer’s session."
    )
{
    private const int Deep = 50_000;
    private static readonly string Head = $"hustings-cast/1 {new string('0', 64)} {new string('0', 112)}\n";

    /// <summary>Every address that reads JSON; <c>{0}</c> stands for a stage.</summary>
    private static readonly string[] Paths =
    [
        "/api/orders",
        "/api/orders/preview",
        "/api/officer/enrol",
        "/api/officer/login",
        "/api/officer/login/options",
        "/api/definitions",
        "/api/post/envelopes",
        "/api/trustees/1/lot-commitment",
        "/api/trustees/1/lot",
        "/api/stages/{0}/shuffles/1",
        "/api/stages/{0}/decryptions/1",
    ];

    private static IEnumerable<(string Name, string Body)> Documents =>
        [
            ("arrays, 50,000 deep", new string('[', Deep)),
            ("objects, 50,000 deep", string.Concat(Enumerable.Repeat("{\"a\":", Deep))),
            ("a key twice", "{\"order\":{},\"order\":{},\"officer\":\"ro\",\"officer\":\"deputy\"}"),
            ("a string of 5 MB", $"{{\"order\":\"{new string('x', 5_000_000)}\"}}"),
            ("100,000 keys", $"{{{string.Join(',', Enumerable.Range(0, 100_000).Select(n => $"\"k{n}\":0"))}}}"),
            ("half a surrogate pair", "{\"officer\":\"\\ud800\",\"order\":{}}"),
            ("a number without end", $"{{\"order\":{new string('9', 50_000)}}}"),
            ("nothing", ""),
            ("null", "null"),
        ];

    /// <summary>Every document for every address, as a stranger and as an officer who has signed in.</summary>
    public static IEnumerable<Probe> Probes(string uuid, string cast, string session)
    {
        (string Who, string Header)[] senders =
        [
            ("a stranger", ""),
            ("an officer", $"Authorization: Bearer {session}\r\n"),
        ];
        foreach ((string name, string body) in Documents)
        {
            foreach (string path in Paths)
            {
                string to = path.Replace("{0}", uuid, StringComparison.Ordinal);
                foreach ((string who, string header) in senders)
                {
                    yield return new(
                        $"{name}, {path}, by {who}",
                        RequestText.Post(to, Encoding.UTF8.GetBytes(body), "application/json", header)
                    );
                }
            }

            yield return new($"{name}, as a ballot", RequestText.Post(cast, Encoding.UTF8.GetBytes(Head + body)));
        }
    }

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        IReadOnlyList<ProbeFound> found = [];
        RunPlan plan = bench.Plan("attack", bench.Options.Seconds, []) with
        {
            During = async (stand, stop) =>
            {
                OfficersCrew crew = bench.Contest.Day.Crew;
                string session = await crew.SessionAsync(crew.Staff.Returning);
                found = await ProbeFound.SendAllAsync(
                    stand,
                    Probes(bench.Contest.Stage.Uuid, stand.Public.Path, session),
                    stop
                );
            },
        };
        RunFound run = await bench.RunAsync(plan, cancellation);
        string[] wrong = [.. found.Where(one => !one.Refused).Select(one => $"{one.Probe.Name}: {one.Words}")];
        return Found(
            [await bench.QuietAsync(plan, cancellation), run],
            [
                new(
                    $"Documents not refused, of {Shown.Of(found.Count)}",
                    "none",
                    wrong.Length == 0 ? "none" : $"{wrong.Length}: {string.Join("; ", wrong.Take(3))}"
                ),
                Check.Share("Honest voters accepted within three automatic tries", Goals.Share, run.Figures.Share),
                .. Goals.Kept(run),
            ],
            [
                .. found
                    .GroupBy(one => one.Words)
                    .OrderByDescending(group => group.Count())
                    .Select(group => $"{Shown.Of(group.Count())} documents: {group.Key}."),
            ]
        );
    }
}
