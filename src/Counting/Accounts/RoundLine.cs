using System.Collections.Immutable;

namespace Hustings.Counting.Accounts;

/// <summary>One line of a round's table: a candidate, or votes that count for nobody.</summary>
/// <param name="Candidate">Null for votes that count for nobody.</param>
/// <param name="Share">Of all votes that candidates have in this round; null for other lines.</param>
/// <param name="Change">Since the round before; null in the first.</param>
/// <param name="Decision">Of this round.</param>
public sealed record RoundLine(
    int? Candidate,
    InactiveReason? Inactive,
    string Name,
    Fraction Votes,
    Fraction? Share,
    Fraction? Change,
    Decision? Decision
)
{
    /// <summary>Candidates with the most votes first, then what counts for nobody, where it ever was more than nothing.</summary>
    public static ImmutableArray<RoundLine> Of(CountAccount account, int index)
    {
        CountRound round = account.Rounds[index];
        CountRound? before =
            index > 0 && account.Rounds[index - 1].Pass == round.Pass ? account.Rounds[index - 1] : null;
        Fraction all = round.Votes.Values.Aggregate(Fraction.Zero, (sum, votes) => sum + votes);
        IEnumerable<RoundLine> candidates = round
            .Votes.OrderByDescending(entry => entry.Value)
            .Select(entry => new RoundLine(
                entry.Key,
                null,
                account.Name(entry.Key),
                entry.Value,
                all.IsZero ? null : entry.Value / all,
                before is null ? null : entry.Value - before.Votes.GetValueOrDefault(entry.Key),
                round.Decisions.FirstOrDefault(decision => decision.Candidate == entry.Key)
            ));
        IEnumerable<RoundLine> others = round
            .Inactive.Where(entry => account.Rounds.Any(any => !any.Inactive[entry.Key].IsZero))
            .Select(entry => new RoundLine(
                null,
                entry.Key,
                Wording.Of(entry.Key),
                entry.Value,
                null,
                before is null ? null : entry.Value - before.Inactive[entry.Key],
                null
            ));
        return [.. candidates, .. others];
    }
}
