using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios.Live;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Rehearsals;

/// <summary>A live rehearsal as people read it: a table for each round, the timetable, who came and went, the minutes.</summary>
public static class LiveSections
{
    private static readonly string[] Order = ["post", "advance", "live"];

    public static IEnumerable<Section> Of(LiveOutcome outcome, ContestDefinition definition) =>
        [
            .. outcome.Found.Select(found => Round(outcome.Scenario.Scenario, found)),
            Voters(outcome),
            Timetable(outcome, definition.TimeZone),
            Minutes(outcome, definition),
        ];

    private static Section Round(LiveScenario scenario, RoundFound found)
    {
        var account = new AccountFile(found.Account);
        LiveRound round = found.Round.Round;
        string[] columns = [.. Order.Where(account.Columns.Contains)];
        Row Line(string id) =>
            new(
                [
                    scenario.NameOf(id),
                    .. columns.Select(column => Shown.Of(account.Votes(id, column))),
                    Shown.Of(account.Votes(id)),
                    account.Percent(id),
                ],
                account.Base > 0 && !round.WithdrawnOnBallot.Contains(id)
                    ? 100.0 * account.Votes(id) / account.Base
                    : null,
                account.Winner == id
            );
        Row Sum(string name, string kind) =>
            new(
                [
                    name,
                    .. columns.Select(column => account.Other(kind, column) is { } votes ? Shown.Of(votes) : ""),
                    account.Other(kind) is { } all ? Shown.Of(all) : "",
                    "",
                ],
                Strong: kind == "standing"
            );
        string first = scenario.NameOf(
            round.Standing.MinBy(id => account.Votes(id, "live")) ?? throw new InvalidDataException("Nobody stands.")
        );
        string last = string.Join(" and ", account.Leaving.Select(scenario.NameOf));
        List<string> notes =
        [
            $"Shares are parts of the {Shown.Of(account.Base)} votes for those who stand; more than half is {Shown.Of(account.Majority)}.",
            account.Winner == "nobody"
                ? $"{last} has the fewest votes and leaves."
                    + (first == last ? "" : $" By live votes alone it would have been {first}.")
                : $"{scenario.NameOf(account.Winner)} has more than half and wins.",
        ];
        notes.AddRange(
            round.WithdrawsAfter.Count > 0
                ?
                [
                    $"Withdraw before the next round: {string.Join(" and ", round.WithdrawsAfter.Select(scenario.NameOf))}.",
                ]
                : []
        );
        notes.Add(
            $"Live: {Shown.Of(found.Hall)} in the hall, {Shown.Of(found.Remote)} at home. The result was out {Shown.Seconds(found.ResultAfter.TotalSeconds)} s after voting had ended."
        );
        return new(
            $"Round {round.Number}",
            [],
            new Table(
                ["", .. columns, "total", "share"],
                [
                    .. round.Standing.OrderByDescending(account.Votes).Select(Line),
                    Sum("Base", "standing"),
                    .. round.WithdrawnOnBallot.Select(id =>
                        Line(id) with
                        {
                            Cells = [$"{scenario.NameOf(id)} (had withdrawn)", .. Line(id).Cells.Skip(1)],
                        }
                    ),
                    .. account.Other("exhausted") is > 0 ? [Sum("Exhausted", "exhausted")] : (Row[])[],
                    Sum("All ballots", "received"),
                ]
            ),
            Notes: notes
        );
    }

    private static Section Voters(LiveOutcome outcome) =>
        new(
            "Live voters, from round to round",
            [
                "Counted from the public record: the credential table says which ballots of two rounds belong to one code, and not whose it is.",
            ],
            new Table(
                ["", "voted", "did not return", "came back", "first time"],
                [
                    .. outcome.Found.Select(
                        (found, place) =>
                            new Row([
                                $"Round {found.Round.Round.Number}",
                                Shown.Of(found.Receipts.Count),
                                .. place == 0
                                    ? (string[])["", "", Shown.Of(found.Receipts.Count)]
                                    :
                                    [
                                        Shown.Of(outcome.Flows[place - 1].NotReturned),
                                        Shown.Of(outcome.Flows[place - 1].CameBack),
                                        Shown.Of(outcome.Flows[place - 1].FirstTime),
                                    ],
                            ])
                    ),
                ]
            )
        );

    private static Section Timetable(LiveOutcome outcome, string zone)
    {
        string Hours(IEnumerable<TimetableWindow> windows) =>
            string.Join("; ", Channels(windows).Select(one => $"{one.Name} {Local(one.Opens)} to {Local(one.Closes)}"));
        string Local(DateTimeOffset time) =>
            Shown.Clock(TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        return new(
            "Timetable",
            [$"Hours of {zone}, compressed: in the rehearsal an hour passed in {Seconds(outcome.Found)} seconds."],
            new Table(
                ["", "planned", "held", "orders", "result after (s)"],
                [
                    .. outcome.Found.Select(found => new Row([
                        $"Round {found.Round.Round.Number}",
                        Hours(found.Round.Round.Windows),
                        Hours(found.Windows),
                        found.Round.Round.Slips.Count == 0
                            ? "none"
                            : string.Join(", ", found.Round.Round.Slips.Select(slip => slip.Order)),
                        Shown.Seconds(found.ResultAfter.TotalSeconds),
                    ])),
                ]
            ),
            Notes: outcome.Found.Any(found => found.Unplanned)
                ?
                [
                    "This machine was slower than the compressed hours: officers extended a round beyond the plan so that everybody could vote.",
                ]
                : []
        );
    }

    private static Section Minutes(LiveOutcome outcome, ContestDefinition definition)
    {
        var clocks = outcome.Found.ToDictionary(found => found.Stage.Id, found => found.Clock);
        return new(
            "The minutes",
            [
                $"As they stand in the record: {Shown.Of(outcome.Ending.Minutes.Count)} lines, every order with its signatures. On the one side the contest’s time, on the other the rehearsal’s (UTC).",
            ],
            Story: new MinutesStory(definition, clocks).Tell(outcome.Ending.Minutes)
        );
    }

    private static IEnumerable<(string Name, DateTimeOffset Opens, DateTimeOffset Closes)> Channels(
        IEnumerable<TimetableWindow> windows
    ) =>
        windows
            .GroupBy(window => (window.Opens, window.Closes))
            .Select(group =>
                (
                    string.Join(" and ", group.Select(window => window.Channel == "remote" ? "home" : window.Channel)),
                    group.Key.Opens,
                    group.Key.Closes
                )
            );

    private static string Seconds(IReadOnlyList<RoundFound> found)
    {
        string least = Shown.Seconds(3600 / found.Max(round => round.Clock.Speed));
        string most = Shown.Seconds(3600 / found.Min(round => round.Clock.Speed));
        return least == most ? least : $"{least} to {most}";
    }
}
