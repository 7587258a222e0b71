using Hustings.Counting.Rounds;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios.Live;

namespace Hustings.Lab.Rehearsals;

/// <summary>Everything that a live rehearsal must have found.</summary>
public static class LiveChecks
{
    public static IEnumerable<Check> Of(LiveOutcome outcome) =>
        [
            .. outcome.Found.Zip(outcome.Expected).SelectMany(pair => Round(outcome.Scenario, pair.First, pair.Second)),
            .. outcome.Found.Skip(1).Zip(outcome.Flows).SelectMany(pair => Flow(pair.First.Round, pair.Second)),
            .. outcome.Found.SelectMany(found => outcome.Ending.Checks(found.Stage, found.Receipts)),
            .. outcome.Ending.Checks(),
        ];

    private static IEnumerable<Check> Round(ScaledLive scenario, RoundFound found, RoundAccount expected)
    {
        LiveRound round = found.Round.Round;
        var account = new AccountFile(found.Account);
        string name = $"Round {round.Number}";
        foreach (CandidateLine line in expected.Candidates)
        {
            string id = line.Candidate.Id;
            foreach ((int place, string column) in expected.Columns.Index())
            {
                yield return Check.Of($"{name}, {id}, {column}", line.ByColumn[place], account.Votes(id, column));
            }

            yield return Check.Of($"{name}, {id}", line.Votes, account.Votes(id));
            if (scenario.Scale == 1 && !line.Withdrawn)
            {
                yield return Check.Of($"{name}, {id}, as published", round.Published.Votes[id], account.Votes(id));
            }
        }

        yield return Check.Of($"{name}, base", expected.Base, account.Base);
        if (scenario.Scale == 1)
        {
            yield return Check.Of($"{name}, base as published", round.Published.Base, account.Base);
        }

        yield return Check.Of($"{name}, majority", expected.Majority ?? 0, account.Majority);
        yield return new($"{name}, leaves", Listed(round.Leaves), Listed(account.Leaving));
        yield return new($"{name}, wins", round.Winner ?? "nobody", account.Winner);
        yield return Check.Of($"{name}, in the hall", found.Round.HallVoters, found.Hall);
        yield return Check.Of($"{name}, at home", found.Round.Live.Received - found.Round.HallVoters, found.Remote);
        yield return Check.Of($"{name}, receipts", found.Round.Live.Received, found.Receipts.Count);
        yield return Check.Of($"{name}, codes on the list", scenario.Members - AwayIn(scenario), found.Stage.Listed);
        foreach ((string column, IReadOnlyList<string> codes) in found.AwayRefused)
        {
            yield return new(
                $"{name}, who voted by {column} and tries to vote live is refused",
                column == LiveScenario.Advance ? "voted_in_advance" : "voided_post",
                string.Join(", ", codes.Distinct())
            );
        }

        if (!found.Unplanned)
        {
            yield return new($"{name}, hours in the end", Hours(round.WindowsInTheEnd()), Hours(found.Windows));
        }

        if (round.Number == 1)
        {
            yield return Check.Holds("A mistyped batch is refused", found.SlipRefused);
        }
    }

    // Whoever voted in advance or by post did so once for all rounds.
    private static int AwayIn(ScaledLive scenario) =>
        scenario.Rounds[0].Rankings.Sum(column => column.Received) + scenario.AdvanceNotInCount;

    private static IEnumerable<Check> Flow(ScaledRound round, LiveFlow found)
    {
        string name = $"Round {round.Round.Number}, from the record";
        LiveFlow expected = round.Live.Flow!;
        yield return Check.Of($"{name}: not returned", expected.NotReturned, found.NotReturned);
        yield return Check.Of($"{name}: came back", expected.CameBack, found.CameBack);
        yield return Check.Of($"{name}: first time", expected.FirstTime, found.FirstTime);
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "nobody" : string.Join(", ", names);

    // Times in UTC, whatever offset they were written with.
    private static string Hours(IEnumerable<TimetableWindow> windows) =>
        string.Join(
            ", ",
            windows
                .OrderBy(window => window.Channel, StringComparer.Ordinal)
                .Select(window =>
                    $"{window.Channel} {Shown.Clock(window.Opens.ToUniversalTime())}-{Shown.Clock(window.Closes.ToUniversalTime())}"
                )
        );
}
