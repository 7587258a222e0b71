using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>Ties in a count by rounds: the votes of the rounds before are at hand.</summary>
internal sealed class RoundTies(TieBreaker breaker, IReadOnlyList<RoundDraft> rounds)
{
    public (Tie? Tie, CountRefusal? Refusal) Break(TiePurpose purpose, IReadOnlyCollection<int> tied, int round) =>
        breaker.Break(purpose, tied, round, [.. rounds.Take(round - 1).Select(earlier => earlier.Votes)]);
}
