using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Codes for a frozen roll: one for all stages, with a table that says nothing about the roll's order.</summary>
public sealed class CodeIssueTests
{
    private static readonly string[] Stages = ["TC8ZwPjLDDcDt5", "R1ZwPjLDDcDt5a", "R2ZwPjLDDcDt5b"];
    private static readonly CodeIssue Issue = Make("a", 60);

    [Fact]
    public void Every_cell_is_the_credential_of_its_rows_code_in_its_stage()
    {
        foreach (var code in Issue.Members.Concat(Issue.Spares))
        {
            for (var stage = 0; stage < Stages.Length; stage++)
            {
                using var secret = VotingCode.DeriveSecret(Stages[stage], code.Code);
                Issue.Table.Cell(code.Row, stage).ShouldBe(CredentialKey.Of(secret.PublicPoint()));
            }
        }
    }

    [Fact]
    public void Members_have_the_first_rows_in_another_order_and_spares_the_last()
    {
        Issue.Members.Select(code => code.Row).Order().ShouldBe(Enumerable.Range(0, 60));
        Issue.Members.Select(code => code.Row).ShouldNotBe(Enumerable.Range(0, 60));
        Issue.Spares.Select(code => code.Row).ShouldBe([60, 61]);
        (Issue.Table.Members, Issue.Table.Spares).ShouldBe((60, 2));
    }

    [Fact]
    public void Every_row_is_as_likely_as_any_other()
    {
        // 600 draws of the first member's row among 6: each row 100 times, give or take 5 standard deviations.
        var random = new SeededRandom("rows"u8);
        var counts = new int[6];
        for (var i = 0; i < 600; i++)
        {
            counts[RowLottery.Draw(6, random)[0]]++;
        }

        counts.ShouldAllBe(count => count > 54 && count < 146);
    }

    [Fact]
    public void Same_randomness_gives_the_same_issue_and_other_randomness_another()
    {
        Make("a", 60).Table.Hash.ShouldBe(Issue.Table.Hash);
        Make("a", 60).Members.ShouldBe(Issue.Members);
        Make("b", 60).Table.Hash.ShouldNotBe(Issue.Table.Hash);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(172_437, 3449)]
    public void Spares_are_two_in_a_hundred_rounded_up(int members, int spares) =>
        CodeIssue.DefaultSpares(members).ShouldBe(spares);

    [Fact]
    public void List_for_a_stages_pins_has_every_code_with_its_credential_there()
    {
        var list = Issue.InStage(Stages[1]);
        list.Count.ShouldBe(62);
        list.ShouldAllBe(issued => Issue.Table.Column(Stages[1]).Any(key => key.ToString() == issued.PublicCredential));
        list[7].Code.ShouldBe(Issue.Members[7].Code);
        list[7].PublicCredential.ShouldBe(Issue.Table.Cell(Issue.Members[7].Row, 1).ToString());
    }

    [Fact]
    public void Progress_ends_at_the_last_row()
    {
        var heard = new Heard();
        CodeIssue.Issue("demo", 5, Stages, 1, new SeededRandom("p"u8), heard);
        heard.Counts.ShouldContain(6);
    }

    private static CodeIssue Make(string seed, int members) =>
        CodeIssue.Issue(
            "demo",
            members,
            Stages,
            CodeIssue.DefaultSpares(members),
            new SeededRandom(System.Text.Encoding.ASCII.GetBytes(seed))
        );

    private sealed class Heard : IProgress<int>
    {
        public System.Collections.Concurrent.ConcurrentBag<int> Counts { get; } = [];

        public void Report(int value) => Counts.Add(value);
    }
}
