using System.Text.Json.Nodes;
using Hustings.Counting.Rounds;
using Hustings.Lab.Scenarios.Live;

namespace Hustings.Lab.Rehearsals;

/// <summary>A live rehearsal's findings beside what was expected.</summary>
/// <param name="Expected">The rule's own accounts of the scaled scenario.</param>
/// <param name="Flows">From the record: who came and went, from round 2 on.</param>
public sealed record LiveOutcome(
    ScaledLive Scenario,
    IReadOnlyList<RoundAccount> Expected,
    IReadOnlyList<RoundFound> Found,
    IReadOnlyList<LiveFlow> Flows,
    Ending Ending
);

/// <summary>Reads <c>account.json</c> (docs/spec/rounds.md, "The account as a file").</summary>
public sealed class AccountFile(JsonNode account)
{
    public IReadOnlyList<string> Columns { get; } = [.. account["columns"]!.AsArray().Select(name => (string)name!)];

    public long Base { get; } = (long)account["base"]!;

    public long Majority { get; } = (long)account["majority"]!;

    public IReadOnlyList<string> Leaving { get; } = [.. Decided(account, wins: false)];

    public string Winner { get; } = Decided(account, wins: true).FirstOrDefault() ?? "nobody";

    public long Votes(string candidate) => (long)Line(candidate)["votes"]!;

    public string Percent(string candidate) => (string?)Line(candidate)["percent"] is { } percent ? percent + "%" : "–";

    public long Votes(string candidate, string column) =>
        (long)Line(candidate)["byColumn"]!.AsArray()[Columns.ToList().IndexOf(column)]!;

    /// <summary>A line without a reason; null where the account does not know.</summary>
    public long? Other(string kind) => (long?)OtherLine(kind)?["votes"];

    public long? Other(string kind, string column) =>
        (long?)OtherLine(kind)?["byColumn"]?.AsArray()[Columns.ToList().IndexOf(column)];

    private JsonNode Line(string candidate) =>
        account["candidates"]!.AsArray().Single(line => (string?)line!["candidate"] == candidate)!;

    private JsonNode? OtherLine(string kind) =>
        account["lines"]!.AsArray().FirstOrDefault(line => (string?)line!["kind"] == kind && line["reason"] is null);

    private static IEnumerable<string> Decided(JsonNode account, bool wins) =>
        account["decisions"]!
            .AsArray()
            .Where(decision => (bool)decision!["wins"]! == wins)
            .Select(decision => (string)decision!["candidate"]!);
}
