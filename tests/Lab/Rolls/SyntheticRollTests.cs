using Hustings.Contest.Roll;
using Hustings.Lab.Rolls;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rolls;

/// <summary>The rehearsal's roll: the same in every run, readable, and what is planted in it is found.</summary>
public sealed class SyntheticRollTests
{
    private static readonly SyntheticRoll Roll = SyntheticRoll.Make(6000, 140);

    [Fact]
    public void Roll_is_the_same_in_every_run_and_another_with_another_seed()
    {
        SyntheticRoll.Make(6000, 140).Csv.ShouldBe(Roll.Csv);
        SyntheticRoll.Make(6000, 140, "other").Csv.ShouldNotBe(Roll.Csv);
    }

    [Fact]
    public void Planted_entries_are_found_and_few_others_shown()
    {
        var report = RollImport.Read(Roll.Csv, ImportOptions.For(new DateOnly(2026, 11, 22)));
        report.Usable.ShouldBeTrue();
        report.Members.Count.ShouldBe(6140);
        var score = SearchScore.Of(Roll, report.Members, DuplicateSearch.Find(report.Members));
        // A slip in the birth date and a removal together leave too little where names repeat; all other kinds are found.
        score
            .Kinds.Where(kind => kind.Key != PlantedKind.BirthDateOneDigitAndMoved)
            .ShouldAllBe(kind => kind.Value.Planted == 10 && kind.Value.Missed == 0);
        score.Precision.ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void Score_counts_what_is_missed_and_what_is_shown_in_vain()
    {
        var report = RollImport.Read(Roll.Csv, ImportOptions.For(new DateOnly(2026, 11, 22)));
        var none = SearchScore.Of(Roll, report.Members, []);
        (none.Recall, none.Found, none.False).ShouldBe((0, 0, 0));
        var wrong = new DuplicateCluster([0, 1], [new DuplicatePair(0, 1, 60, [Evidence.SameName])]);
        SearchScore.Of(Roll, report.Members, [wrong]).False.ShouldBe(1);
    }
}
