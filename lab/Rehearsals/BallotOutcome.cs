using Hustings.Lab.Reports;
using Hustings.Lab.Rolls;
using Hustings.Lab.Scenarios.Single;
using Hustings.Record.Definitions;

namespace Hustings.Lab.Rehearsals;

/// <summary>A ballot's findings beside what was expected.</summary>
public sealed record BallotOutcome(ScaledBallot Scenario, RollFound Roll, BallotFound Found, Ending Ending);

/// <summary>Everything that the rehearsal of a ballot must have found.</summary>
public static class BallotChecks
{
    public static readonly IReadOnlyList<(string What, string Code)> Twice =
    [
        ("By post after voting online", "voted_online"),
        ("Online after voting by post", "voided_post"),
        ("Online twice, with another ballot", "already_voted"),
        ("The same envelope twice", "already_received"),
    ];

    public static IEnumerable<Check> Of(BallotOutcome outcome)
    {
        ScaledBallot scenario = outcome.Scenario;
        BallotFound found = outcome.Found;
        var account = new AccountFile(found.Account);
        foreach ((int place, BallotCandidate one) in scenario.Scenario.Candidates.Index())
        {
            yield return Check.Of($"{one.Name}, online", scenario.Online[place], account.Votes(one.Id, "live"));
            yield return Check.Of($"{one.Name}, by post", scenario.Post[place], account.Votes(one.Id, "post"));
            yield return Check.Of(one.Name, scenario.Votes[place], account.Votes(one.Id));
            if (scenario.Scale == 1)
            {
                yield return Check.Of($"{one.Name}, as published", one.Votes, account.Votes(one.Id));
            }
        }

        yield return Check.Of("Rejected", scenario.Rejected, account.Other("rejected") ?? -1);
        yield return Check.Of("Valid", scenario.Valid, account.Other("valid") ?? -1);
        yield return Check.Of("Received", scenario.Received, account.Other("received") ?? -1);
        yield return new("Wins", scenario.Scenario.Candidates[0].Id, account.Winner);
        yield return Check.Of("Codes on the list", scenario.Members, found.Stage.Listed);
        yield return Check.Of("Envelopes received", scenario.Papers, found.Envelopes);
        foreach (((string what, string code), string said) in Twice.Zip(found.Refusals))
        {
            yield return new(what, code, said);
        }

        yield return Check.Holds(
            "The change of the policy gave the definition another hash",
            found.Before.Definition != found.After.Definition
        );
        yield return Check.Holds(
            "and the election another fingerprint",
            found.Before.Fingerprint != found.After.Fingerprint
        );
        yield return Check.Of("Members after the review", scenario.Members, outcome.Roll.Roll.Members.Count);
        yield return Check.Of("Planted second entries found", outcome.Roll.Planted, outcome.Roll.Found);
        yield return Check.Of("Entries that left the roll", outcome.Roll.Planted, outcome.Roll.Left);
        yield return Check.Of("A case on which the reviewers differ stays open", 1, outcome.Roll.Disputed);
        foreach (Check check in outcome.Ending.Checks(found.Stage, found.Receipts).Concat(outcome.Ending.Checks()))
        {
            yield return check;
        }
    }
}

/// <summary>The rehearsal of a ballot as people read it.</summary>
public static class BallotSections
{
    public static IEnumerable<Section> Of(BallotOutcome outcome, ContestDefinition definition)
    {
        ScaledBallot scenario = outcome.Scenario;
        var account = new AccountFile(outcome.Found.Account);
        long valid = account.Other("valid") ?? 0;
        long received = account.Other("received") ?? 0;
        long members = outcome.Roll.Roll.Members.Count;
        string Column(string kind, string column) => Shown.Of(account.Other(kind, column) ?? 0);
        Row Line(string name, string kind) =>
            new(
                [name, Column(kind, "live"), Column(kind, "post"), Shown.Of(account.Other(kind) ?? 0), ""],
                Strong: kind != "rejected"
            );
        yield return new(
            "Result",
            [],
            new Table(
                ["", "online", "post", "total", "share"],
                [
                    .. scenario.Scenario.Candidates.Select(one => new Row(
                        [
                            one.Name,
                            Shown.Of(account.Votes(one.Id, "live")),
                            Shown.Of(account.Votes(one.Id, "post")),
                            Shown.Of(account.Votes(one.Id)),
                            account.Percent(one.Id),
                        ],
                        100.0 * account.Votes(one.Id) / account.Base,
                        account.Winner == one.Id
                    )),
                    Line("Valid", "valid"),
                    Line("Rejected", "rejected"),
                    Line("Received", "received"),
                ]
            ),
            Notes:
            [
                $"Shares are parts of the {Shown.Of(account.Base)} valid votes.",
                $"Turnout: {Shown.Percent2(received, members)} of the {Shown.Of(members)} members sent a ballot (received); {Shown.Percent2(valid, members)} cast a valid one.",
                $"The result was out {Shown.Seconds(outcome.Found.ResultAfter.TotalSeconds)} s after the order to close.",
                "How many voted by post was chosen for the rehearsal; nobody has published it. A booth makes no invalid ballots, so all rejected ones are paper.",
            ]
        );
        yield return new(
            "The roll",
            [
                $"{Shown.Of(outcome.Roll.Rows)} entries came in, {Shown.Of(outcome.Roll.Planted)} of them second entries of a member. The search put {Shown.Of(outcome.Roll.Cases)} cases before two reviewers, {Shown.Of(outcome.Roll.Found)} of the second entries among them; {Shown.Of(outcome.Roll.Left)} entries left the roll.",
                "In one case the reviewers first decided differently: it stayed open until they agreed.",
            ]
        );
        yield return new(
            "One vote for each member",
            [
                $"Planned was “{scenario.Scenario.FirstPolicy}”, decided before opening “{scenario.Scenario.Policy}”: the definition’s hash went from {outcome.Found.Before.Definition[..12]}… to {outcome.Found.After.Definition[..12]}…, and the election was made again.",
            ],
            new Table(
                ["a member tries", "the server says"],
                [.. BallotChecks.Twice.Zip(outcome.Found.Refusals, (one, said) => new Row([one.What, said]))]
            )
        );
        yield return new(
            "The minutes",
            [$"As they stand in the record: {Shown.Of(outcome.Ending.Minutes.Count)} lines; times are UTC."],
            Story: new MinutesStory(definition, new Dictionary<string, RoundClock>()).Tell(outcome.Ending.Minutes)
        );
    }
}
