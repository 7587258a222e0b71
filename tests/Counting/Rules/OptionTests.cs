using System.Text;
using Hustings.Counting.Files;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Rules;

/// <summary>Options are read strictly, written back the same, and contradictions are refused by name.</summary>
public sealed class OptionTests
{
    private static readonly CountOptions Stv = new()
    {
        NumberOfWinners = 2,
        WinnerElectionMode = WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound,
    };

    public static TheoryData<string> Names => [.. OptionTable.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Option_that_is_written_reads_back_the_same(string name)
    {
        OptionEntry entry = OptionTable.Entries.Single(known => known.Name == name);
        string value = entry.Get(entry.Set(new CountOptions(), Example(entry))!)!;
        value.ShouldBe(Example(entry));
        if (name != "lotSeed")
            entry.Set(new CountOptions(), "nonsense ").ShouldBeNull();
    }

    [Fact]
    public void Rctab_rules_are_read_and_empty_ones_passed_over()
    {
        (CountOptions? options, _) = Read(
            """{"tiebreakMode":"previousRoundCountsThenRandom","randomSeed":"-3","numberOfWinners":"3","maxSkippedRanksAllowed":"unlimited","hareQuota":true,"minimumVoteThreshold":"","batchElimination":null,"decimalPlacesForVoteArithmetic":2}"""
        );
        options!.TiebreakMode.ShouldBe([TieStep.PreviousRoundCounts, TieStep.Random]);
        (options.RandomSeed, options.NumberOfWinners, options.MaxSkippedRanksAllowed).ShouldBe((-3L, 3, null));
        (options.HareQuota, options.DecimalPlacesForVoteArithmetic).ShouldBe((true, 2));
    }

    [Theory]
    [InlineData("[]", FileFault.MalformedJson)]
    [InlineData("{\"hareQuota\":", FileFault.MalformedJson)]
    [InlineData("{\"hareQuotas\":true}", FileFault.UnknownRule)]
    [InlineData("{\"hareQuota\":true,\"hareQuota\":false}", FileFault.UnknownRule)]
    [InlineData("{\"hareQuota\":\"yes\"}", FileFault.BadRuleValue)]
    [InlineData("{\"hareQuota\":[]}", FileFault.BadRuleValue)]
    [InlineData("{\"overvoteRule\":\"skip\"}", FileFault.BadRuleValue)]
    [InlineData("{\"overvoteRule\":\"0\"}", FileFault.BadRuleValue)]
    public void Rules_that_are_wrong_are_refused_by_name(string json, FileFault fault) =>
        Read(json).Refusal!.Fault.ShouldBe(fault);

    [Fact]
    public void Usual_options_have_no_problem()
    {
        OptionCheck.Problems(CountRule.Irv, new CountOptions()).ShouldBeEmpty();
        OptionCheck.Problems(CountRule.Stv, Stv).ShouldBeEmpty();
        OptionCheck.Problems(CountRule.Schulze, new CountOptions()).ShouldBeEmpty();
        OptionCheck.Problems(CountRule.Plurality, new CountOptions()).ShouldBeEmpty();
    }

    [Fact]
    public void Options_out_of_their_range_are_refused_by_name()
    {
        CountOptions one = new();
        Fault(CountRule.Irv, one with { DecimalPlacesForVoteArithmetic = 21 }).ShouldBe("optionOutOfRange");
        Fault(CountRule.Irv, one with { MaxSkippedRanksAllowed = -1 }).ShouldBe("optionOutOfRange");
        Fault(CountRule.Irv, one with { MaxRankingsAllowed = 0 }).ShouldBe("optionOutOfRange");
        Fault(CountRule.Irv, one with { MinimumVoteThreshold = -1 }).ShouldBe("optionOutOfRange");
        Fault(CountRule.Irv, one with { StopTabulationEarlyAfterRound = 0 }).ShouldBe("optionOutOfRange");
        Fault(CountRule.Stv, Stv with { NumberOfWinners = 0 }).ShouldBe("optionOutOfRange");
        Fault(CountRule.Plurality, one with { NumberOfWinners = 0 }).ShouldBe("optionOutOfRange");
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused_by_name()
    {
        CountOptions one = new();
        Fault(CountRule.Irv, one with { NumberOfWinners = 2 }).ShouldBe("optionsContradict");
        Fault(CountRule.Irv, Stv with { NumberOfWinners = 1 }).ShouldBe("optionsContradict");
        Fault(CountRule.Stv, one).ShouldBe("optionsContradict");
        Fault(CountRule.Irv, one with { HareQuota = true }).ShouldBe("optionsContradict");
        Fault(CountRule.Stv, Stv with { HareQuota = true, NonIntegerWinningThreshold = true })
            .ShouldBe("optionsContradict");
        Fault(
                CountRule.Stv,
                Stv with
                {
                    SurplusMethod = SurplusMethod.EveryNthBallot,
                    NonIntegerWinningThreshold = true,
                }
            )
            .ShouldBe("optionsContradict");
        Fault(CountRule.Irv, one with { SurplusMethod = SurplusMethod.EveryNthBallot }).ShouldBe("optionsContradict");
        Fault(CountRule.Stv, Stv with { BatchElimination = true }).ShouldBe("optionsContradict");
        Fault(CountRule.Stv, Stv with { ContinueUntilTwoCandidatesRemain = true }).ShouldBe("optionsContradict");
        Fault(CountRule.Stv, Stv with { DoesFirstRoundDetermineThreshold = true }).ShouldBe("optionsContradict");
        Fault(CountRule.Irv, one with { CutoffElimination = true }).ShouldBe("optionsContradict");
        Fault(CountRule.Schulze, one with { TiebreakMode = [TieStep.PreviousRoundCounts] })
            .ShouldBe("optionsContradict");
    }

    [Fact]
    public void Options_that_need_another_are_refused_by_name()
    {
        CountOptions one = new();
        Fault(CountRule.Irv, one with { TiebreakMode = [TieStep.Random] }).ShouldBe("optionMissing");
        Fault(CountRule.Irv, one with { TiebreakMode = [TieStep.GeneratePermutation] }).ShouldBe("optionMissing");
        Fault(CountRule.Irv, one with { TiebreakMode = [TieStep.Lot] }).ShouldBe("optionMissing");
        CountOptions open = new()
        {
            NumberOfWinners = 0,
            WinnerElectionMode = WinnerElectionMode.BottomsUpUsingPercentageThreshold,
        };
        Fault(CountRule.Stv, open).ShouldBe("optionMissing");
    }

    private static string Fault(CountRule rule, CountOptions options) =>
        OptionCheck.Problems(rule, options).ShouldHaveSingleItem().Code;

    private static (CountOptions? Options, FileRefusal? Refusal) Read(string json) =>
        RulesFile.Read(Encoding.UTF8.GetBytes(json), new CountOptions());

    private static string Example(OptionEntry entry) =>
        entry.IsFlag ? "true"
        : entry.Values.StartsWith("a whole number", StringComparison.Ordinal) ? "7"
        : entry.Name == "multiSeatBottomsUpPercentageThreshold" ? "12.5"
        : entry.Values.Split(" | ")[0];
}
