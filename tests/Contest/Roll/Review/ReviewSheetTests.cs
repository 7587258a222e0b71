using System.Text;
using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>The sheet goes out with all cases and comes back with one reviewer's decisions.</summary>
public sealed class ReviewSheetTests
{
    private static readonly Member[] Roll =
    [
        RollSample.Ana with
        {
            ContactChanged = new DateOnly(2026, 11, 1),
        },
        RollSample.Bo,
        RollSample.Ana with
        {
            Number = "7",
            Address = "=1+1",
        },
    ];
    private static readonly IReadOnlyList<ReviewCase> Cases = ReviewCase.All(Roll, new DateOnly(2026, 10, 1));
    private static readonly string[] Lines = Encoding.UTF8.GetString(ReviewSheet.Write(Cases)).Split('\n');

    [Fact]
    public void Sheet_has_a_line_for_each_entry_with_its_evidence()
    {
        Lines.Length.ShouldBe(1 + 2 + 1 + 1);
        Lines[1]
            .ShouldContain(
                "with 7: same name, nobody else on the roll has this name, same birth date, same phone, same e-mail"
            );
        Lines[2].ShouldContain("'=1+1");
        Lines[3].ShouldContain("late contact");
    }

    [Fact]
    public void Decisions_are_read_back()
    {
        Read("stays", "leaves", "refused")
            .Opinions.Select(o => o.Decision)
            .ShouldBe([new ReviewDecision.SomeLeave(["7"]), new ReviewDecision.ContactRefused()]);
        Read("Stays", "STAYS", "confirmed")
            .Opinions.Select(o => o.Decision)
            .ShouldBe([new ReviewDecision.DifferentPeople(), new ReviewDecision.ContactConfirmed()]);
        Read("stays", "leaves", "").Opinions.ShouldHaveSingleItem().Officer.ShouldBe("ann");
        Read("", "", "").ShouldSatisfyAllConditions(r => r.Opinions.ShouldBeEmpty(), r => r.Problems.ShouldBeEmpty());
    }

    [Theory]
    [InlineData("stays", "", "")]
    [InlineData("stays", "perhaps", "")]
    [InlineData("confirmed", "refused", "")]
    [InlineData("", "", "leaves")]
    public void Marks_that_do_not_answer_the_case_are_named(string one, string two, string three)
    {
        var (opinions, problems) = Read(one, two, three);
        opinions.ShouldBeEmpty();
        problems.ShouldHaveSingleItem().ShouldStartWith("case ");
    }

    [Fact]
    public void Sheet_that_lost_a_column_is_named() =>
        ReviewSheet.Read("case,member\nx,1\n"u8, "ann").Problems.ShouldHaveSingleItem().ShouldStartWith("line 2");

    private static (IReadOnlyList<Opinion> Opinions, IReadOnlyList<string> Problems) Read(params string[] marks)
    {
        var filled = Lines.Select((line, i) => i is > 0 and < 4 ? line + marks[i - 1] : line);
        return ReviewSheet.Read(Encoding.UTF8.GetBytes(string.Join('\n', filled)), "ann");
    }
}
