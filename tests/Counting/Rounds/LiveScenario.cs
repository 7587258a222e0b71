using System.Collections.Immutable;
using System.Text.Json;
using Hustings.Counting.Rounds;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>The live contest of the lab's scenario, read here with nothing but a JSON reader.</summary>
public sealed record LiveScenario(
    RuleParameters Rule,
    ImmutableArray<RaceCandidate> Candidates,
    ImmutableArray<string> WithdrawnBefore,
    ImmutableArray<LiveRound> Rounds
)
{
    public static LiveScenario Ndp2012 { get; } = Load("ndp-2012-live");

    /// <summary>All rounds with their withdrawals; the refusal of any step throws.</summary>
    public RaceState Run()
    {
        RaceState state = RaceState.Start(Rule, Candidates).Took().Withdraw(WithdrawnBefore).Took();
        foreach (LiveRound round in Rounds)
        {
            state = state.Apply(round.Totals).Took();
            if (round.WithdrawsAfter.Length > 0)
                state = state.Withdraw(round.WithdrawsAfter).Took();
        }
        return state;
    }

    private static LiveScenario Load(string name)
    {
        using JsonDocument document = JsonDocument.Parse(
            File.ReadAllBytes(Repository.Path("lab", "Scenarios", name + ".json"))
        );
        JsonElement root = document.RootElement;
        JsonElement rule = root.GetProperty("rule");
        return new LiveScenario(
            new RuleNames(
                rule.GetProperty("kind").GetString()!,
                rule.GetProperty("base").GetString()!,
                rule.GetProperty("withdrawnVotes").GetString()!,
                Texts(rule.GetProperty("ties")),
                rule.GetProperty("leaving").GetProperty("kind").GetString()!,
                rule.GetProperty("leaving").GetProperty("percent").GetInt32()
            )
                .Read()
                .Rule!,
            [
                .. root.GetProperty("candidates")
                    .EnumerateArray()
                    .Select(one => new RaceCandidate(
                        one.GetProperty("id").GetString()!,
                        one.GetProperty("name").GetString()!
                    )),
            ],
            Texts(root.GetProperty("withdrawnBeforeRound1")),
            [.. root.GetProperty("rounds").EnumerateArray().Select(round => Round(round, root.GetProperty("members")))]
        );
    }

    private static LiveRound Round(JsonElement round, JsonElement members) =>
        new(
            new RoundTotals
            {
                Number = round.GetProperty("number").GetInt32(),
                WithdrawnOnBallot = Texts(round.GetProperty("withdrawnOnBallot")),
                Members = members.GetInt64(),
                Columns = [.. round.GetProperty("columns").EnumerateArray().Select(Column)],
            },
            Texts(round.GetProperty("standing")),
            Texts(round.GetProperty("leaves")),
            Texts(round.GetProperty("withdrawsAfter")),
            round.GetProperty("hallVoters").GetInt64(),
            [.. round.GetProperty("windows").EnumerateArray().Select(one => one.Clone())],
            [.. round.GetProperty("slips").EnumerateArray().Select(one => one.Clone())]
        );

    private static RoundColumn Column(JsonElement column) =>
        new()
        {
            Name = column.GetProperty("name").GetString()!,
            FromRankings = column.GetProperty("fromRankings").GetBoolean(),
            Votes = column
                .GetProperty("votes")
                .EnumerateObject()
                .ToImmutableSortedDictionary(
                    votes => votes.Name,
                    votes => votes.Value.GetInt64(),
                    StringComparer.Ordinal
                ),
            Exhausted = column.GetProperty("exhausted").GetInt64(),
            Flow = column.TryGetProperty("flow", out JsonElement flow)
                ? new ColumnFlow(
                    flow.GetProperty("notReturned").GetInt64(),
                    flow.GetProperty("cameBack").GetInt64(),
                    flow.GetProperty("firstTime").GetInt64()
                )
                : null,
        };

    private static ImmutableArray<string> Texts(JsonElement list) =>
        [.. list.EnumerateArray().Select(text => text.GetString()!)];
}

public sealed record LiveRound(
    RoundTotals Totals,
    ImmutableArray<string> Standing,
    ImmutableArray<string> Leaves,
    ImmutableArray<string> WithdrawsAfter,
    long HallVoters,
    ImmutableArray<JsonElement> Windows,
    ImmutableArray<JsonElement> Slips
);
