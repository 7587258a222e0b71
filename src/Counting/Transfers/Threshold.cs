using System.Numerics;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Transfers;

/// <summary>How many votes elect. Formulas: docs/spec/counting.md, "Threshold".</summary>
internal static class Threshold
{
    public static (Fraction Votes, bool MustBeExceeded) Of(Fraction active, CountOptions options)
    {
        if (
            options.MultiSeatBottomsUpPercentageThreshold is { } share
            && options.WinnerElectionMode == WinnerElectionMode.BottomsUpUsingPercentageThreshold
        )
            return (active * share / 100, true);

        int seats = options.NumberOfWinners;
        if (options.HareQuota)
            return ((active / seats).RoundUp(0), false);

        Fraction droop = active / (seats + 1L);
        if (!options.NonIntegerWinningThreshold)
            return (droop.Floor() + Fraction.One, false);
        return options.DecimalPlacesForVoteArithmetic is { } places
            ? (droop.Truncate(places) + Fraction.Of(1, BigInteger.Pow(10, places)), false)
            : (droop, true);
    }
}
