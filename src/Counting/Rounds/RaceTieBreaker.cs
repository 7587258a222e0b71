using System.Collections.Immutable;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Rounds;

/// <summary>Breaks a tie by nothing but earlier rounds' totals and the lot, in the order that the rule says.</summary>
internal static class RaceTieBreaker
{
    /// <param name="tied">Two or more ids.</param>
    /// <param name="earlier">The rounds before the one with the tie, the first round first.</param>
    /// <returns>Null if the lot is needed and not drawn.</returns>
    public static RaceTie? Break(
        RuleParameters rule,
        TiePurpose purpose,
        ImmutableArray<string> tied,
        IReadOnlyList<RoundAccount> earlier,
        LotSeed? lot
    )
    {
        ImmutableArray<string> left = tied;
        ImmutableArray<TieEvidence>.Builder evidence = ImmutableArray.CreateBuilder<TieEvidence>();
        foreach (RaceTieStep step in rule.TieBreak)
        {
            if (step == RaceTieStep.Lot)
            {
                if (lot is null)
                    return null;
                evidence.Add(Draw(purpose, left, lot));
                left = evidence[^1].Left;
            }
            else
            {
                for (int index = earlier.Count - 1; index >= 0 && left.Length > 1; index--)
                {
                    evidence.Add(Look(purpose, left, earlier[index]));
                    left = evidence[^1].Left;
                }
            }
            if (left.Length == 1)
                break;
        }
        return new RaceTie(purpose, tied, left.Single(), evidence.ToImmutable());
    }

    private static TieEvidence Look(TiePurpose purpose, ImmutableArray<string> tied, RoundAccount round)
    {
        ImmutableSortedDictionary<string, long> votes = tied.ToImmutableSortedDictionary(
            id => id,
            id => round.Of(id).Votes,
            StringComparer.Ordinal
        );
        long wanted = purpose == TiePurpose.Elect ? votes.Values.Max() : votes.Values.Min();
        return new TieEvidence(
            RaceTieStep.EarlierRounds,
            round.Number,
            votes,
            null,
            ImmutableSortedDictionary<string, string>.Empty,
            [.. tied.Where(id => votes[id] == wanted)]
        );
    }

    private static TieEvidence Draw(TiePurpose purpose, ImmutableArray<string> tied, LotSeed lot)
    {
        ImmutableArray<string> order = lot.Order(tied);
        return new TieEvidence(
            RaceTieStep.Lot,
            null,
            ImmutableSortedDictionary<string, long>.Empty,
            lot.Hex,
            tied.ToImmutableSortedDictionary(id => id, lot.Ticket, StringComparer.Ordinal),
            [purpose == TiePurpose.Elect ? order[^1] : order[0]]
        );
    }
}
