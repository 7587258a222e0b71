using Hustings.Contest;
using Hustings.Counting;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rounds;

namespace Hustings.Server.Results;

/// <summary>What became of a candidate in a round.</summary>
public enum RoundMark
{
    None,
    Wins,
    Leaves,
    Withdrawn,
}

/// <summary>A candidate's line. A share is of the board's base; null where the votes are outside it.</summary>
/// <param name="Change">Since the round before; null in the first.</param>
public sealed record RoundRow(
    string Id,
    string Name,
    RoundMark Mark,
    long Votes,
    Fraction? Share,
    long? Change,
    IReadOnlyList<long> ByColumn
);

/// <summary>A line below the candidates; figures are null where they are not known.</summary>
/// <param name="Part">It is a part of the line above it.</param>
public sealed record RoundLine(Text What, bool Part, long? Votes, long? Change);

/// <summary>One round as readers want it, however its ballots were marked: candidates with the most votes first.</summary>
/// <param name="BaseName">What every share is a part of, after its number: "16,277 valid votes".</param>
/// <param name="Majority">Votes that win; null where the most votes win.</param>
/// <param name="Needed">What it took to win.</param>
/// <param name="Outcome">Who wins or leaves and why.</param>
/// <param name="Moved">How votes moved since the round before, or move after this one.</param>
public sealed record RoundBoard(
    int Number,
    IReadOnlyList<RoundRow> Rows,
    IReadOnlyList<string> Columns,
    IReadOnlyList<RoundLine> Lines,
    Text BaseName,
    long Base,
    long? Majority,
    Text Needed,
    IReadOnlyList<Text> Outcome,
    IReadOnlyList<Text> Moved
)
{
    /// <summary>The board of a round whose totals were published.</summary>
    public static RoundBoard Of(RoundAccount account)
    {
        var lines = account
            .Others.Where(line => line.Kind != LineKind.Standing && (IsAlways(line.Kind) || line.Votes is not 0))
            .Select(line => new RoundLine(
                Words(line.Rejection is { } reason ? LineWords.Of(reason) : LineWords.Of(line.Kind)),
                line.Rejection is not null,
                line.Votes,
                line.Change
            ));
        return new(
            account.Number,
            [
                .. account
                    .Candidates.Select(line => new RoundRow(
                        line.Candidate.Id,
                        line.Candidate.Name,
                        MarkOf(account, line),
                        line.Votes,
                        line.Share,
                        line.Change,
                        line.ByColumn
                    ))
                    .OrderBy(row => row.Mark == RoundMark.Withdrawn)
                    .ThenByDescending(row => row.Votes),
            ],
            account.Columns,
            [.. lines],
            Words(LineWords.Of(account.Rule.Base)),
            account.Base,
            account.Majority,
            Words(RaceWords.Needed(account)),
            [.. RaceWords.Outcome(account).Select(Words)],
            [.. RaceWords.Changed(account).Select(Words)]
        );
    }

    /// <summary>The boards of a count of rankings.</summary>
    /// <param name="name">A candidate's name by id.</param>
    public static IReadOnlyList<RoundBoard> Of(CountAccount account, Func<string, string> name) =>
        [.. account.Rounds.Select((round, i) => Of(account, i, id => name(account.Name(id))))];

    private static RoundBoard Of(CountAccount account, int index, Func<int, string> name)
    {
        var round = account.Rounds[index];
        var before = index == 0 ? null : account.Rounds[index - 1];
        var all = round.Votes.Values.Sum(Whole);
        var lines = round.Inactive.Where(entry => account.Rounds.Any(any => !any.Inactive[entry.Key].IsZero));
        return new(
            round.Number,
            [
                .. round
                    .Votes.OrderByDescending(entry => entry.Value)
                    .Select(entry => new RoundRow(
                        account.Name(entry.Key),
                        name(entry.Key),
                        round.Decisions.FirstOrDefault(one => one.Candidate == entry.Key) is not { } decision
                                ? RoundMark.None
                            : decision.Elected ? RoundMark.Wins
                            : RoundMark.Leaves,
                        Whole(entry.Value),
                        all == 0 ? null : entry.Value / all,
                        before is null ? null : Whole(entry.Value - before.Votes.GetValueOrDefault(entry.Key)),
                        []
                    )),
            ],
            [],
            [
                new(
                    Words(LineWords.Of(LineKind.Valid)),
                    false,
                    all,
                    before is null ? null : all - before.Votes.Values.Sum(Whole)
                ),
                .. lines.Select(entry => new RoundLine(
                    RankedWords.Of(entry.Key),
                    false,
                    Whole(entry.Value),
                    before is null ? null : Whole(entry.Value - before.Inactive[entry.Key])
                )),
                new(Words(LineWords.Of(LineKind.Received)), false, Whole(round.Total), before is null ? null : 0),
            ],
            Words(LineWords.Of(MajorityBase.ValidVotes)),
            all,
            (all / 2) + 1,
            RankedWords.Needed(round, all),
            [.. RankedWords.Outcome(round, name)],
            [.. RankedWords.Moved(round, name)]
        );
    }

    private static RoundMark MarkOf(RoundAccount account, CandidateLine line) =>
        line.Withdrawn ? RoundMark.Withdrawn
        : account.Decisions.FirstOrDefault(one => one.Candidate == line.Candidate.Id) is not { } decision
            ? RoundMark.None
        : decision.Wins ? RoundMark.Wins
        : RoundMark.Leaves;

    // Always said, even when there are none.
    private static bool IsAlways(LineKind kind) =>
        kind is LineKind.Valid or LineKind.Blank or LineKind.Rejected or LineKind.Exhausted or LineKind.Received;

    private static long Whole(Fraction votes) => (long)votes.Floor();

    private static Text Words(Bilingual words) => new(words.En, words.Fr);
}
