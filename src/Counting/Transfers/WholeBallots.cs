using System.Numerics;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Transfers;

/// <summary>Which ballots of an elected candidate move when only whole ballots may. Rules: docs/spec/counting.md, "Surplus".</summary>
internal static class WholeBallots
{
    /// <param name="Next">The candidate to whom the ballots would go.</param>
    internal readonly record struct Transferable(Parcel Parcel, int Next);

    /// <summary>Of ballots 1 .. all, those numbered ceil(i x all / surplus) for i = 1 .. surplus.</summary>
    public static void TakeEvenly(IReadOnlyList<Transferable> inOrder, BigInteger all, BigInteger surplus)
    {
        BigInteger passed = BigInteger.Zero;
        foreach (Transferable some in inOrder)
        {
            BigInteger before = passed * surplus / all;
            passed += some.Parcel.Count;
            some.Parcel.KeepInPlay((passed * surplus / all) - before);
        }
    }

    /// <summary>
    /// Each next preference gets its share rounded down; the ballots left over go to the largest remainders, then to the larger pile,
    /// then by the tie-break rule. Within a pile the last received move.
    /// </summary>
    public static CountRefusal? TakeShares(
        IReadOnlyList<Transferable> inOrder,
        BigInteger all,
        BigInteger surplus,
        Func<IReadOnlyCollection<int>, (int Chosen, CountRefusal? Refusal)> breakTie
    )
    {
        List<Pile> piles =
        [
            .. inOrder
                .GroupBy(some => some.Next)
                .Select(group => new Pile(group.Key, [.. group.Select(s => s.Parcel)], all, surplus)),
        ];
        BigInteger left = surplus - piles.Aggregate(BigInteger.Zero, (sum, pile) => sum + pile.Share);
        for (; left.Sign > 0; left--)
        {
            List<Pile> waiting = [.. piles.Where(pile => !pile.GotExtra)];
            (BigInteger, BigInteger) best = waiting.Max(pile => (pile.Remainder, pile.Size));
            List<Pile> tied = [.. waiting.Where(pile => (pile.Remainder, pile.Size) == best)];
            Pile lucky = tied[0];
            if (tied.Count > left)
            {
                (int chosen, CountRefusal? refusal) = breakTie([.. tied.Select(pile => pile.Next)]);
                if (refusal is not null)
                    return refusal;
                lucky = tied.Single(pile => pile.Next == chosen);
            }
            lucky.GotExtra = true;
        }
        foreach (Pile pile in piles)
            pile.TakeLastReceived();
        return null;
    }

    private sealed class Pile
    {
        private readonly IReadOnlyList<Parcel> _parcels;

        public Pile(int next, IReadOnlyList<Parcel> parcels, BigInteger all, BigInteger surplus)
        {
            Next = next;
            _parcels = parcels;
            Size = parcels.Aggregate(BigInteger.Zero, (sum, parcel) => sum + parcel.Count);
            Share = BigInteger.DivRem(Size * surplus, all, out BigInteger remainder);
            Remainder = remainder;
        }

        public int Next { get; }

        public BigInteger Size { get; }

        public BigInteger Share { get; }

        public BigInteger Remainder { get; }

        public bool GotExtra { get; set; }

        public void TakeLastReceived()
        {
            BigInteger wanted = Share + (GotExtra ? 1 : 0);
            foreach (Parcel parcel in _parcels.Reverse())
            {
                BigInteger moved = BigInteger.Min(wanted, parcel.Count);
                parcel.KeepInPlay(moved);
                wanted -= moved;
            }
        }
    }
}
