using Hustings.Lab.Figures;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Figures;

public sealed class DifferencesTests
{
    [Fact]
    public void Record_with_exactly_the_acknowledged_ballots_has_no_difference() =>
        RecordedBallots.Differences(["a", "b"], ["b", "a"]).ShouldBeEmpty();

    [Fact]
    public void Acknowledged_ballot_that_is_missing_is_named() =>
        RecordedBallots.Differences(["a", "b"], ["b"]).ShouldBe(["a was acknowledged and is missing"]);

    [Fact]
    public void Ballot_that_stands_twice_is_named() =>
        RecordedBallots.Differences(["a", "b"], ["a", "b", "a"]).ShouldBe(["a stands twice"]);

    [Fact]
    public void Ballot_that_nobody_cast_is_named() =>
        RecordedBallots.Differences(["a"], ["a", "c"]).ShouldBe(["c was never acknowledged"]);
}
