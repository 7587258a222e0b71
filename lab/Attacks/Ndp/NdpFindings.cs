using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Rehearsals;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios.Live;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Attacks.Ndp;

/// <summary>The attacked rounds as checks and sections.</summary>
/// <param name="Quiet">The same rounds when nobody attacked, in a contest of their own.</param>
/// <param name="Proposals">What the system proposed to officers, in words.</param>
public sealed record NdpFindings(
    ScaledLive Scenario,
    IReadOnlyList<RoundFound> Rounds,
    IReadOnlyList<Ending> Endings,
    IReadOnlyList<RunFound> Runs,
    IReadOnlyList<RunFound> Quiet,
    IReadOnlyList<string> Proposals
)
{
    private static readonly string[] Groups = ["home", "shared address", "hall"];

    public RowFound AsRow() => new(new NdpRow(), [.. Quiet, .. Runs], [.. Checks()], [], null);

    public string Verdict(RowFound found)
    {
        var all = CrowdFigures.Of(Runs.SelectMany(run => run.Voters));
        string open = found.Succeeded ? "The day was boring" : "The day was NOT boring";
        return $"{open}: {Shown.Of(all.InTries)} of {Shown.Of(all.Voters)} voters had their receipt within three automatic tries, 99% of them within {Shown.Seconds2(all.P99)} s, while 10,240 addresses sent {Shown.Of(Runs.Sum(run => run.HostileSent))} hostile requests and connections. In 2012 voting stood still for three hours.";
    }

    public IEnumerable<Section> Sections(RowFound found)
    {
        yield return new(
            "Who got through",
            [
                "Half of the voters at home came from addresses of their own, half from twenty addresses that they shared; the hall’s terminals sign for what they send.",
            ],
            new Table(
                ["", "voters", "within 3 tries", "first try", "half within", "99% within", "slowest"],
                [
                    .. Runs.Zip(Quiet)
                        .SelectMany(
                            (pair, place) =>
                                Groups.SelectMany(group =>
                                    new[]
                                    {
                                        Line($"Round {place + 1}, {group}", pair.First, group, strong: true),
                                        Line("the same without attack", pair.Second, group, strong: false),
                                    }
                                )
                        ),
                ]
            ),
            Missed:
            [
                .. found
                    .Checks.Where(check => !check.AsExpected)
                    .Select(check => $"Missed: {check.Name}: {check.Expected}, found {check.Found}."),
            ]
        );
        foreach ((int place, RunFound run) in Runs.Index())
        {
            yield return AttackReport.Round($"Round {place + 1} under attack", found.Row, Quiet[place], run);
        }

        yield return new(
            "What the system noticed",
            [
                Incidents.Count == 0
                    ? "No incident stands in the minutes."
                    : $"{Shown.Of(Incidents.Count)} lines about incidents stand in the minutes; the system wrote them by itself.",
                .. Runs.Select((run, place) => $"Round {place + 1}: {Seen(run)}."),
                Proposals.Count == 0
                    ? "It proposed no extension."
                    : $"It proposed to officers: {string.Join(" ", Proposals)}",
            ],
            Notes: Incidents
        );
        yield return Endings[^1].Section();
    }

    private IReadOnlyList<string> Incidents =>
        [
            .. Endings[^1]
                .Minutes.Select(minute => minute.Note)
                .OfType<Note.Incident>()
                .Select(incident => incident.Words.En),
        ];

    // What gate.json told voters' booths, second by second.
    private static string Seen(RunFound run) =>
        string.Join(
            ", ",
            run.Samples.Where(sample => sample.State.Length > 0)
                .GroupBy(sample => sample.State)
                .Select(group => $"{group.Count()} s “{group.Key}”")
        )
            is { Length: > 0 } seen
            ? seen
            : "the server said nothing about its traffic";

    private static Row Line(string name, RunFound run, string group, bool strong)
    {
        var figures = CrowdFigures.Of(run.Voters.Where(one => one.Group == group));
        return new(
            [
                name,
                Shown.Of(figures.Voters),
                Shown.Percent2(figures.InTries, figures.Voters),
                Shown.Percent1(figures.FirstTry),
                $"{Shown.Seconds2(figures.P50)} s",
                $"{Shown.Seconds2(figures.P99)} s",
                $"{Shown.Seconds2(figures.Longest)} s",
            ],
            Strong: strong
        );
    }

    private IEnumerable<Check> Checks()
    {
        foreach ((int place, RunFound run) in Runs.Index())
        {
            string name = $"Round {place + 1}";
            RoundFound round = Rounds[place];
            var home = CrowdFigures.Of(run.Voters.Where(one => one.Group != "hall"));
            var hall = CrowdFigures.Of(run.Voters.Where(one => one.Group == "hall"));
            yield return Check.Share(
                $"{name}, at home: accepted within three automatic tries",
                Goals.Share,
                home.Share
            );
            yield return Check.Within($"{name}, at home: 99% had their receipt within", Goals.P99, home.P99);
            yield return Check.Share($"{name}, hall: accepted within three automatic tries", 1, hall.Share);
            yield return Check.Within($"{name}, hall: 99% had their receipt within", 1, hall.P99);
            yield return Check.Of($"{name}: receipts", round.Round.Live.Received, round.Receipts.Count);
            yield return new(
                $"{name}: the attack took place",
                "at least 1,000 hostile requests",
                Shown.Of(run.HostileSent),
                run.HostileSent >= 1000
            );
            var account = new AccountFile(round.Account);
            foreach (
                (string candidate, long votes) in round.Round.Live.Votes.OrderBy(
                    pair => pair.Key,
                    StringComparer.Ordinal
                )
            )
            {
                yield return Check.Of($"{name}, {candidate}, live", votes, account.Votes(candidate, "live"));
            }

            foreach (Check check in Endings[place].Checks(round.Stage, round.Receipts).Concat(Endings[place].Checks()))
            {
                yield return check with
                {
                    Name = $"After {name.ToLowerInvariant()}: {check.Name}",
                };
            }
        }
    }

    /// <summary>The row that this is, for curves and CSV.</summary>
    private sealed record NdpRow()
        : AttackRow(
            2012,
            "24 March 2012",
            "False voting requests, floods of the page that leads to the vote, slow connections."
        )
    {
        public override Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation) =>
            throw new InvalidOperationException("The contest of 2012 is rehearsed by itself.");
    }
}
