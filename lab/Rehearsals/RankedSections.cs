using Hustings.Counting.Accounts;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios.Ranked;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Rehearsals;

/// <summary>The rehearsal of a ranked ballot as people read it.</summary>
public static class RankedSections
{
    public static byte[] Document(CountAccount account)
    {
        using var bytes = new MemoryStream();
        AccountJson.Write(account, bytes);
        return bytes.ToArray();
    }

    public static IEnumerable<Section> Of(
        CountAccount account,
        RankedScenario scenario,
        bool tied,
        TimeSpan after,
        Ending ending,
        ContestDefinition definition
    ) =>
        [
            .. account.Rounds.Select((round, index) => Round(account, scenario, round, index)),
            new(
                "How it was counted",
                [
                    $"Two trustees shuffled the encrypted rankings before any was opened. The result was out {Shown.Seconds(after.TotalSeconds)} s after the order to close.",
                    tied
                        ? "A tie for the last place needed the lot: only then every trustee showed the part committed to before voting opened."
                        : "No tie needed the lot; nobody showed a part of it.",
                ]
            ),
            new(
                "The minutes",
                [$"As they stand in the record: {Shown.Of(ending.Minutes.Count)} lines; times are UTC."],
                Story: new MinutesStory(definition, new Dictionary<string, RoundClock>()).Tell(ending.Minutes)
            ),
        ];

    private static Section Round(CountAccount account, RankedScenario scenario, CountRound round, int index) =>
        new(
            $"Round {round.Number}",
            [],
            new Table(
                ["", "votes", "change", "share"],
                [
                    .. RoundLine
                        .Of(account, index)
                        .Select(line => new Row(
                            [
                                line.Candidate is null ? line.Name : scenario.NameOf(line.Name),
                                Shown.Of((long)line.Votes.Numerator),
                                line.Change is { } change ? Shown.Change((long)change.Numerator) : "",
                                line.Share is { } share
                                    ? Shown.Percent1((double)share.Numerator / (double)share.Denominator)
                                    : "",
                            ],
                            line.Share is { } bar ? 100 * (double)bar.Numerator / (double)bar.Denominator : null,
                            line.Decision is { Elected: true }
                        )),
                ]
            ),
            Notes:
            [
                .. round.Decisions.Select(decision =>
                    $"{scenario.NameOf(account.Name(decision.Candidate))} {(decision.Elected ? "has more than half and wins" : "has the fewest votes and leaves")}"
                    + (decision.Tie is null ? "." : ", chosen by lot among those who tied.")
                ),
            ]
        );
}
