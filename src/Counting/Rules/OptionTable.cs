using System.Collections.Immutable;
using System.Globalization;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Rules;

/// <summary>Every option of a count that can be written as one text. Recorded tie decisions are a list and not among them.</summary>
public static class OptionTable
{
    public static ImmutableArray<OptionEntry> Entries { get; } =
    [
        Member(
            "winnerElectionMode",
            "How winners come about when votes are transferred.",
            (o, v) => o with { WinnerElectionMode = v },
            o => o.WinnerElectionMode
        ),
        Number(
            "numberOfWinners",
            "Seats.",
            null,
            (o, v) => o with { NumberOfWinners = v ?? 1 },
            o => o.NumberOfWinners
        ),
        new(
            "tiebreakMode",
            "How ties are broken; several rules, separated by commas, are tried in order.",
            string.Join(" | ", TieModes.Names),
            IsFlag: false,
            (o, text) =>
                TieModes.TryParse(text, out ImmutableArray<TieStep> steps) ? o with { TiebreakMode = steps } : null,
            o => TieModes.Write(o.TiebreakMode)
        ),
        new(
            "randomSeed",
            "The seed of java.util.Random for random and generatePermutation.",
            "a whole number",
            IsFlag: false,
            (o, text) =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seed)
                    ? o with
                    {
                        RandomSeed = seed,
                    }
                    : null,
            o => o.RandomSeed?.ToString(CultureInfo.InvariantCulture)
        ),
        new(
            "lotSeed",
            "The published text from which lots are drawn.",
            "a text",
            IsFlag: false,
            (o, text) => o with { LotSeed = text },
            o => o.LotSeed
        ),
        Member(
            "overvoteRule",
            "What to do where a ballot has several candidates at one rank.",
            (o, v) => o with { OvervoteRule = v },
            o => o.OvervoteRule
        ),
        Number(
            "maxSkippedRanksAllowed",
            "More skipped ranks in a row exhaust a ballot.",
            "unlimited",
            (o, v) => o with { MaxSkippedRanksAllowed = v },
            o => o.MaxSkippedRanksAllowed
        ),
        Number(
            "maxRankingsAllowed",
            "Ranks beyond this are not read.",
            "max",
            (o, v) => o with { MaxRankingsAllowed = v },
            o => o.MaxRankingsAllowed
        ),
        Flag(
            "exhaustOnDuplicateCandidate",
            "A second mark for a candidate exhausts the ballot.",
            (o, v) => o with { ExhaustOnDuplicateCandidate = v },
            o => o.ExhaustOnDuplicateCandidate
        ),
        Number(
            "decimalPlacesForVoteArithmetic",
            "Decimal places at which values are cut off.",
            "exact",
            (o, v) => o with { DecimalPlacesForVoteArithmetic = v },
            o => o.DecimalPlacesForVoteArithmetic
        ),
        Member(
            "surplusMethod",
            "How the votes that an elected candidate does not need move on.",
            (o, v) => o with { SurplusMethod = v },
            o => o.SurplusMethod
        ),
        Flag(
            "nonIntegerWinningThreshold",
            "The threshold may have a fraction.",
            (o, v) => o with { NonIntegerWinningThreshold = v },
            o => o.NonIntegerWinningThreshold
        ),
        Flag(
            "hareQuota",
            "The threshold is votes / seats, rounded up.",
            (o, v) => o with { HareQuota = v },
            o => o.HareQuota
        ),
        Number(
            "minimumVoteThreshold",
            "Whoever has fewer votes leaves at the first elimination.",
            null,
            (o, v) => o with { MinimumVoteThreshold = v ?? 0 },
            o => o.MinimumVoteThreshold
        ),
        Flag(
            "batchElimination",
            "All who cannot catch up leave together.",
            (o, v) => o with { BatchElimination = v },
            o => o.BatchElimination
        ),
        Flag(
            "continueUntilTwoCandidatesRemain",
            "Goes on after the winner is known until two stand.",
            (o, v) => o with { ContinueUntilTwoCandidatesRemain = v },
            o => o.ContinueUntilTwoCandidatesRemain
        ),
        Flag(
            "doesFirstRoundDetermineThreshold",
            "The threshold of round 1 stays.",
            (o, v) => o with { DoesFirstRoundDetermineThreshold = v },
            o => o.DoesFirstRoundDetermineThreshold
        ),
        Number(
            "stopTabulationEarlyAfterRound",
            "No round after this one.",
            "",
            (o, v) => o with { StopTabulationEarlyAfterRound = v },
            o => o.StopTabulationEarlyAfterRound
        ),
        new(
            "multiSeatBottomsUpPercentageThreshold",
            "Per cent of the votes that everybody must have at the end.",
            "1 to 100",
            IsFlag: false,
            (o, text) =>
                Fraction.TryParse(text, out Fraction share)
                    ? o with
                    {
                        MultiSeatBottomsUpPercentageThreshold = share,
                    }
                    : null,
            o => o.MultiSeatBottomsUpPercentageThreshold?.ToString()
        ),
        Flag(
            "cutoffElimination",
            "All below the percentage leave together.",
            (o, v) => o with { CutoffElimination = v },
            o => o.CutoffElimination
        ),
    ];

    private static OptionEntry Member<TEnum>(
        string name,
        string description,
        Func<CountOptions, TEnum, CountOptions> set,
        Func<CountOptions, TEnum> get
    )
        where TEnum : struct, Enum =>
        new(
            name,
            description,
            string.Join(" | ", RuleName.All<TEnum>()),
            IsFlag: false,
            (o, text) => RuleName.TryParse(text, out TEnum member) ? set(o, member) : null,
            o => RuleName.Of(get(o))
        );

    private static OptionEntry Flag(
        string name,
        string description,
        Func<CountOptions, bool, CountOptions> set,
        Func<CountOptions, bool> get
    ) =>
        new(
            name,
            description,
            "true | false",
            IsFlag: true,
            (o, text) =>
                text switch
                {
                    "true" => set(o, true),
                    "false" => set(o, false),
                    _ => null,
                },
            o => get(o) ? "true" : "false"
        );

    /// <param name="none">The word that means no number; null: a number is needed.</param>
    private static OptionEntry Number(
        string name,
        string description,
        string? none,
        Func<CountOptions, int?, CountOptions> set,
        Func<CountOptions, int?> get
    ) =>
        new(
            name,
            description,
            string.IsNullOrEmpty(none) ? "a whole number" : $"a whole number | {none}",
            IsFlag: false,
            (o, text) =>
                text == none ? set(o, null)
                : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                    ? set(o, number)
                : null,
            o => get(o)?.ToString(CultureInfo.InvariantCulture) ?? none
        );
}
