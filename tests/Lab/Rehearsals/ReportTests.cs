using System.Text.Json.Nodes;
using Hustings.Lab.Reports;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rehearsals;

/// <summary>A rehearsal that went wrong says so, whatever it was that went wrong.</summary>
public sealed class ReportTests
{
    private static readonly Report Good = new(
        "a-contest",
        "A <contest>",
        0.01m,
        1,
        DateTimeOffset.UnixEpoch,
        "12 ballots",
        2,
        [
            new Section(
                "Result",
                ["Words."],
                new Table(["", "votes", "share"], [new Row(["Ann", "1,200", "60.0%"], 60), new Row(["Bob", "8", ""])]),
                [new StoryLine("09:00", "14:00:00", "Round 1 is opened.")],
                ["A note."]
            ),
        ],
        [Check.Of("Ann", 1200, 1200), Check.Holds("verified", true)]
    );

    [Fact]
    public void Good_rehearsal_succeeds_and_its_last_line_sums_it_up()
    {
        Good.Succeeded.ShouldBeTrue();
        TextReport
            .Write(Good)
            .Split('\n')[^1]
            .ShouldBe("SUCCEEDED: a-contest at scale 0.01, 12 ballots, all 2 checks as expected, 2.0 s");
    }

    [Fact]
    public void Rehearsal_with_anything_wrong_fails_and_says_what()
    {
        Report bad = Good with { Checks = [.. Good.Checks, Check.Of("Bob", 8, 9)] };

        bad.Succeeded.ShouldBeFalse();
        TextReport.Write(bad).ShouldContain("PROBLEM: Bob: 9 instead of 8");
        TextReport.Write(bad).Split('\n')[^1].ShouldStartWith("FAILED: ");
        HtmlReport.Write(bad).ShouldContain("<tr class=\"wrong\"><td>Bob</td><td>8</td><td>9</td></tr>");
    }

    [Fact]
    public void Gap_in_a_curve_is_null_for_machines()
    {
        var curve = new Chart("a", "b", "c", [new("d", [new(0, double.NaN), new(1, 2.5)], 0)]);
        Report report = Good with { Sections = [Good.Sections[0] with { Charts = [curve] }] };

        JsonNode points = JsonNode.Parse(report.ToJson())!["sections"]![0]!["charts"]![0]!["series"]![0]!["points"]!;

        points[0]!["value"].ShouldBeNull();
        points[1]!["value"]!.GetValue<double>().ShouldBe(2.5);
    }

    [Fact]
    public void Rehearsal_that_checked_nothing_fails() => (Good with { Checks = [] }).Succeeded.ShouldBeFalse();

    [Fact]
    public void Columns_of_the_text_stand_below_each_other() =>
        TextReport.Write(Good).ShouldContain("     votes  share\nAnn  1,200  60.0%\nBob      8\n");

    [Fact]
    public void Page_escapes_what_it_is_given_and_draws_bars()
    {
        string page = HtmlReport.Write(Good);

        page.ShouldContain("<h1>A &lt;contest&gt;</h1>");
        page.ShouldContain("background-size:60.0% 100%");
    }
}
