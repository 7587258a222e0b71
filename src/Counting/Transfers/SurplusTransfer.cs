using System.Numerics;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Transfers;

/// <summary>
/// Sets aside what an elected candidate keeps and leaves the surplus in play; the next round reads the ballots in play on to the next
/// candidate who stands.
/// </summary>
internal sealed class SurplusTransfer(CountOptions options, Field field, RoundTies ties)
{
    /// <returns>The votes that stay with the elected candidate.</returns>
    public (Fraction Kept, CountRefusal? Refusal) Pass(RoundDraft round, int elected, IReadOnlyList<Parcel> held)
    {
        Fraction votes = round.Votes[elected];
        Fraction surplus = votes - round.Threshold;
        if (surplus.Sign < 0)
            surplus = Fraction.Zero;
        return options.MovesWholeBallots
            ? PassBallots(round, held, votes, surplus.Floor())
            : (PassFractions(held, votes, surplus), null);
    }

    private Fraction PassFractions(IReadOnlyList<Parcel> held, Fraction votes, Fraction surplus)
    {
        int? places = options.DecimalPlacesForVoteArithmetic;
        Fraction share = votes.IsZero ? Fraction.Zero : surplus / votes;
        if (options.SurplusMethod == SurplusMethod.WeightedInclusive)
            share = share.Truncate(places);
        Fraction kept = Fraction.Zero;
        foreach (Parcel parcel in held)
        {
            Fraction moved = (parcel.Value * share).Truncate(places);
            kept += parcel.Count * (parcel.Value - moved);
            parcel.Value = moved;
        }
        return kept;
    }

    private (Fraction Kept, CountRefusal? Refusal) PassBallots(
        RoundDraft round,
        IReadOnlyList<Parcel> held,
        Fraction votes,
        BigInteger surplus
    )
    {
        List<WholeBallots.Transferable> transferable = [];
        foreach (Parcel parcel in held.OrderBy(parcel => parcel.Arrived).ThenBy(parcel => parcel.Sequence))
        {
            if (BallotReading.Of(parcel.Ranks, field.Continues, options).Candidate is { } next)
                transferable.Add(new(parcel, next));
            else
                parcel.KeepInPlay(BigInteger.Zero);
        }

        BigInteger all = transferable.Aggregate(BigInteger.Zero, (sum, t) => sum + t.Parcel.Count);
        if (all > surplus)
        {
            if (options.SurplusMethod == SurplusMethod.EveryNthBallot)
                WholeBallots.TakeEvenly(transferable, all, surplus);
            else if (WholeBallots.TakeShares(transferable, all, surplus, BreakTie) is { } refusal)
                return (Fraction.Zero, refusal);
        }
        Fraction moved = held.Aggregate(Fraction.Zero, (sum, parcel) => sum + parcel.Votes);
        return (votes - moved, null);

        (int Chosen, CountRefusal? Refusal) BreakTie(IReadOnlyCollection<int> tied)
        {
            (Tie? tie, CountRefusal? refusal) = ties.Break(TiePurpose.ShareSurplus, tied, round.Number);
            if (tie is not null)
                round.SurplusTies.Add(tie);
            return (tie?.Chosen ?? -1, refusal);
        }
    }
}
