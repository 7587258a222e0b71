using Hustings.Lab.Figures;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rehearsals;

/// <summary>A rehearsal that went wrong says so, whatever it was that went wrong.</summary>
public sealed class ReportTests
{
    private static readonly ScaledScenario Hundredth = ScaledScenario.Of(Scenario.Load("conservative-2022"), 0.01m);

    private static readonly RehearsalReport Good = new(
        "conservative-2022",
        "A <contest>",
        0.01m,
        1,
        2,
        DateTimeOffset.UnixEpoch,
        Comparison.Of(Hundredth, new CountedFigures(1724, 1424, 7, [813, 604])),
        [new StepTime("Cast", 1424, "ballots", 2)],
        new CastFigures(1, 2, 3, 4),
        "fingerprint",
        RecordVerified: true,
        []
    );

    public static TheoryData<RehearsalReport> Failures =>
        [
            Good with
            {
                RecordVerified = false,
            },
            Good with
            {
                Problems = ["a was acknowledged and is missing"],
            },
            Good with
            {
                Comparison = Comparison.Of(Hundredth, new CountedFigures(1724, 1424, 7, [814, 603])),
            },
        ];

    [Fact]
    public void Good_rehearsal_succeeds_and_its_last_line_sums_it_up()
    {
        Good.Succeeded.ShouldBeTrue();
        TextReport
            .Write(Good)
            .Split('\n')[^1]
            .ShouldBe(
                "SUCCEEDED: conservative-2022 at scale 0.01, 1,424 ballots, every figure as expected, record verified, 2.0 s"
            );
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Rehearsal_with_anything_wrong_fails(RehearsalReport report)
    {
        report.Succeeded.ShouldBeFalse();
        TextReport.Write(report).Split('\n')[^1].ShouldStartWith("FAILED: ");
        HtmlReport.Write(report).ShouldContain("FAILED: ");
    }

    [Fact]
    public void Rates_are_per_second() => TextReport.Write(Good).ShouldContain("712.0 ballots");

    [Fact]
    public void Page_escapes_what_it_is_given() => HtmlReport.Write(Good).ShouldContain("<h1>A &lt;contest&gt;</h1>");
}
