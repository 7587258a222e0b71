using Hustings.Counting.Ties;

namespace Hustings.Counting.Rules;

/// <summary>Which options go together. Every problem is found, not only the first.</summary>
public static class OptionCheck
{
    public static IReadOnlyList<CountRefusal> Problems(CountRule rule, CountOptions options) =>
        [
            .. Ranges(options),
            .. Seats(rule, options),
            .. Ties(rule, options),
            .. Arithmetic(rule, options),
            .. Modes(options),
        ];

    private static IEnumerable<CountRefusal> Ranges(CountOptions o)
    {
        if (o.DecimalPlacesForVoteArithmetic is < 0 or > 20)
            yield return Range("decimalPlacesForVoteArithmetic", "0 to 20, or exact");
        if (o.MaxSkippedRanksAllowed is < 0)
            yield return Range("maxSkippedRanksAllowed", "0 or more, or unlimited");
        if (o.MaxRankingsAllowed is < 1)
            yield return Range("maxRankingsAllowed", "1 or more, or max");
        if (o.MinimumVoteThreshold < 0)
            yield return Range("minimumVoteThreshold", "0 or more");
        if (o.StopTabulationEarlyAfterRound is < 1)
            yield return Range("stopTabulationEarlyAfterRound", "1 or more");
        if (o.MultiSeatBottomsUpPercentageThreshold is { } share && (share < Fraction.One || share > 100))
            yield return Range("multiSeatBottomsUpPercentageThreshold", "1 to 100");
    }

    private static IEnumerable<CountRefusal> Seats(CountRule rule, CountOptions o)
    {
        bool open = o.WinnerElectionMode == WinnerElectionMode.BottomsUpUsingPercentageThreshold;
        if (rule == CountRule.Stv && open ? o.NumberOfWinners != 0 : o.NumberOfWinners < 1)
            yield return Range("numberOfWinners", open ? "0: the percentage decides how many" : "1 or more");
        if (rule == CountRule.Irv && o.NumberOfWinners != 1)
            yield return Contradiction("irv has one winner; use stv for several seats");
        if (rule == CountRule.Irv && o.WinnerElectionMode != WinnerElectionMode.SingleWinnerMajority)
            yield return Contradiction($"irv does not go with winnerElectionMode {RuleName.Of(o.WinnerElectionMode)}");
        if (rule == CountRule.Stv && o.WinnerElectionMode == WinnerElectionMode.SingleWinnerMajority)
            yield return Contradiction("winnerElectionMode singleWinnerMajority is rule irv");
        if (open && o.MultiSeatBottomsUpPercentageThreshold is null)
            yield return new(CountFault.OptionMissing, "multiSeatBottomsUpPercentageThreshold is needed for this mode");
    }

    private static IEnumerable<CountRefusal> Ties(CountRule rule, CountOptions o)
    {
        bool seeded = o.TiebreakMode.Contains(TieStep.Random) || o.TiebreakMode.Contains(TieStep.GeneratePermutation);
        if (seeded && o.RandomSeed is null)
            yield return new(
                CountFault.OptionMissing,
                "randomSeed is needed for the tie-break rules random and generatePermutation"
            );
        if (o.TiebreakMode.Contains(TieStep.Lot) && o.LotSeed is null)
            yield return new(CountFault.OptionMissing, "lotSeed is needed for the tie-break rule lot");
        bool byRounds =
            o.TiebreakMode.Contains(TieStep.PreviousRoundCounts) || o.TiebreakMode.Contains(TieStep.FirstRoundCounts);
        if (byRounds && rule is (CountRule.Schulze or CountRule.Plurality))
            yield return Contradiction("this rule has no earlier rounds to break a tie with");
    }

    private static IEnumerable<CountRefusal> Arithmetic(CountRule rule, CountOptions o)
    {
        if (!o.UsesSurpluses && (o.NonIntegerWinningThreshold || o.HareQuota))
            yield return Contradiction("nonIntegerWinningThreshold and hareQuota need a mode that transfers surpluses");
        if (o.NonIntegerWinningThreshold && o.HareQuota)
            yield return Contradiction("nonIntegerWinningThreshold and hareQuota exclude each other");
        if (o.NonIntegerWinningThreshold && o.MovesWholeBallots)
            yield return Contradiction("whole ballots need a whole threshold, not nonIntegerWinningThreshold");
        if (rule != CountRule.Stv && o.SurplusMethod != SurplusMethod.WeightedInclusive)
            yield return Contradiction("surplusMethod is for rule stv");
    }

    private static IEnumerable<CountRefusal> Modes(CountOptions o)
    {
        bool single =
            o.WinnerElectionMode is WinnerElectionMode.SingleWinnerMajority or WinnerElectionMode.MultiPassIrv;
        bool open = o.WinnerElectionMode == WinnerElectionMode.BottomsUpUsingPercentageThreshold;
        if (!single && o.BatchElimination)
            yield return Contradiction("batchElimination is for single-winner counts");
        if (!single && o.ContinueUntilTwoCandidatesRemain)
            yield return Contradiction("continueUntilTwoCandidatesRemain is for single-winner counts");
        if (!single && !open && o.DoesFirstRoundDetermineThreshold)
            yield return Contradiction("doesFirstRoundDetermineThreshold is for single-winner counts");
        if (!open && o.CutoffElimination)
            yield return Contradiction("cutoffElimination is for bottomsUpUsingPercentageThreshold");
    }

    private static CountRefusal Range(string option, string allowed) =>
        new(CountFault.OptionOutOfRange, $"{option} must be {allowed}.");

    private static CountRefusal Contradiction(string words) =>
        new(CountFault.OptionsContradict, $"{char.ToUpperInvariant(words[0])}{words[1..]}.");
}
