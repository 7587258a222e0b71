using System.Collections.Immutable;
using System.Text;
using Hustings.Counting.Rounds.Lots;

namespace Hustings.Counting.Rounds;

/// <summary>
/// A race between its rounds: who stands, who is gone and why, and every account so far. A value: each step gives a new
/// state, or a refusal that leaves the old one. The same steps always give the same accounts, so anyone can take them again.
/// </summary>
public sealed record RaceState
{
    private const int LongestName = 200;
    private const int MostCandidates = 1000;

    private RaceState(RuleParameters rule, ImmutableArray<RaceCandidate> candidates)
    {
        Rule = rule;
        Candidates = candidates;
        Standing = [.. candidates.Select(one => one.Id)];
    }

    public RuleParameters Rule { get; }

    /// <summary>All who ever stood, in the contest's order.</summary>
    public ImmutableArray<RaceCandidate> Candidates { get; }

    public ImmutableArray<Withdrawal> Withdrawals { get; private init; } = [];

    public ImmutableArray<RoundAccount> Rounds { get; private init; } = [];

    /// <summary>What the accounts were made from, one for each of <see cref="Rounds"/>.</summary>
    public ImmutableArray<RoundTotals> Totals { get; private init; } = [];

    /// <summary>Ids of those who stand, in the contest's order.</summary>
    public ImmutableArray<string> Standing { get; private init; }

    public int NextRound => Rounds.Length + 1;

    /// <summary>The id; null while there is none. A race of rounds is also won by the last one standing after withdrawals.</summary>
    public string? Winner =>
        Rounds.SelectMany(round => round.Decisions).FirstOrDefault(decision => decision.Wins)?.Candidate
        ?? (Rule.Rule == ContestRule.Exhaustive && Standing is [var last] && Candidates.Length > 1 ? last : null);

    /// <summary>There is a winner, or the only round is over.</summary>
    public bool Finished => Winner is not null || (Rule.SingleRound && Rounds.Length > 0);

    public static (RaceState? State, RaceRefusal? Refusal) Start(
        RuleParameters rule,
        IEnumerable<RaceCandidate> candidates
    )
    {
        RaceState state = new(rule, [.. candidates]);
        RaceFault? fault =
            !RuleCheck.Problems(rule).IsEmpty ? RaceFault.RuleInvalid
            : rule.Rule == ContestRule.InstantRunoff ? RaceFault.RuleCountsRankings
            : state.Candidates.Length is < 1 or > MostCandidates ? RaceFault.CandidateCount
            : !state.Candidates.All(one => PublishedName.IsId(one.Id) && IsPlain(one.Name))
                ? RaceFault.CandidateMalformed
            : state.Candidates.DistinctBy(one => one.Id).Count() != state.Candidates.Length ? RaceFault.CandidateTwice
            : null;
        return fault is { } found ? (null, new RaceRefusal(found)) : (state, null);
    }

    /// <summary>Takes one round's totals. The last of <see cref="Rounds"/> of the new state is its account.</summary>
    /// <param name="lot">Null if it is not drawn yet; refused then only if it is needed.</param>
    public (RaceState? State, RaceRefusal? Refusal) Apply(RoundTotals totals, LotSeed? lot = null)
    {
        if (Finished)
            return (null, new RaceRefusal(RaceFault.RaceFinished));
        if (TotalsCheck.Problem(this, totals) is { } problem)
            return (null, problem);
        (RoundAccount? account, RaceRefusal? refusal) = RoundCount.Run(this, totals, lot);
        return account is null
            ? (null, refusal)
            : (
                this with
                {
                    Rounds = Rounds.Add(account),
                    Totals = Totals.Add(totals),
                    Standing = Standing.RemoveRange(
                        account.Decisions.Where(one => !one.Wins).Select(one => one.Candidate)
                    ),
                },
                null
            );
    }

    /// <summary>Candidates withdraw, before the first round or between two.</summary>
    public (RaceState? State, RaceRefusal? Refusal) Withdraw(params IReadOnlyCollection<string> ids)
    {
        if (Finished)
            return (null, new RaceRefusal(RaceFault.RaceFinished));
        foreach (string id in ids)
        {
            RaceFault? fault =
                Find(id) is null ? RaceFault.UnknownCandidate
                : !Standing.Contains(id) ? RaceFault.AlreadyGone
                : ids.Count(other => other == id) > 1 ? RaceFault.NamedTwice
                : null;
            if (fault is { } found)
                return (null, new RaceRefusal(found, id));
        }
        if (ids.Count == Standing.Length)
            return (null, new RaceRefusal(RaceFault.NobodyWouldStand));
        return (
            this with
            {
                Withdrawals = Withdrawals.AddRange(ids.Select(id => new Withdrawal(id, Rounds.Length))),
                Standing = Standing.RemoveRange(ids),
            },
            null
        );
    }

    public bool HasWithdrawn(string id) => Withdrawals.Any(one => one.Candidate == id);

    /// <returns>Null if nobody of that id ever stood.</returns>
    public RaceCandidate? Find(string id) => Candidates.FirstOrDefault(one => one.Id == id);

    internal string NameOf(string id) => Find(id)!.Name;

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= LongestName
        && text.Trim().Length == text.Length
        && !text.EnumerateRunes().Any(IsHidden);

    // What a name shows must be what it is: no control characters, no marks that reorder text, no broken UTF-16.
    private static bool IsHidden(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator;
}

/// <param name="Candidate">The id.</param>
/// <param name="AfterRound">0: before the first round.</param>
public sealed record Withdrawal(string Candidate, int AfterRound);
