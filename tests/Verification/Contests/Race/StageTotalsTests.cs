using Hustings.Counting.Rounds;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Race;

/// <summary>A round's totals from a result and from the counts of paper, each number in the column that it belongs to.</summary>
public sealed class StageTotalsTests
{
    private static readonly string Hash = Fingerprint.Hex("something"u8);

    [Theory]
    [InlineData(true, "[[2,5,3]]", 2)]
    [InlineData(false, "[[5,3]]", 2)]
    public void Blank_stands_first_in_a_result_only_where_blank_can_be_chosen(bool blank, string result, long blanks)
    {
        var live = Totals(blank, result).Columns[0];

        live.Name.ShouldBe("live");
        live.Votes["ann"].ShouldBe(5);
        live.Votes["bob"].ShouldBe(3);
        live.Blank.ShouldBe(blanks, "who chose nobody, in either way");
    }

    [Fact]
    public void Batches_are_added_up_in_their_own_column_with_what_was_rejected_and_exhausted()
    {
        var totals = Totals(
            true,
            "[[2,5,3]]",
            new("post", 1, 10, [new("ann", 3), new("bob", 1)], 1, 2, 3),
            new("advance", 1, 7, [new("ann", 0), new("bob", 7)], 0, 0, 0),
            new("post", 2, 9, [new("ann", 4), new("bob", 0)], 0, 5, 0)
        );

        totals.Columns.Select(Words).ShouldBe(["live: 5 3, 2 blank, 0 rejected, 0 exhausted", Advance, Post]);
        totals.Columns[1].Rejected.ShouldBeEmpty();
        totals.Columns[2].Rejected.ShouldBe([new(RejectionReason.NotStated, 7)]);
    }

    private const string Advance = "advance: 0 7, 0 blank, 0 rejected, 0 exhausted";
    private const string Post = "post: 7 1, 1 blank, 7 rejected, 3 exhausted";

    private static string Words(RoundColumn one) =>
        $"{one.Name}: {one.Votes["ann"]} {one.Votes["bob"]}, {one.Blank} blank, {one.Rejected.Values.Sum()} rejected, {one.Exhausted} exhausted";

    private static RoundTotals Totals(bool blank, string result, params OrderDetails.CountColumn[] batches)
    {
        using var election = new SmallElection([new Question("Who?", ["Ann", "Bob"], 0, 1, blank)], 1, 1);
        ElectionResult
            .TryRead(System.Text.Encoding.ASCII.GetBytes($"{{\"result\":{result}}}"), election.Election, out var read)
            .ShouldBe(DocumentFault.None);
        var definition = SampleContest.Define(election.Random);
        var stage = new StageStory(definition.Stages[1] with { Blank = blank })
        {
            Candidates = ["ann", "bob"],
            PreparedUnder = definition,
            Sealed = new(new("round-1", Hash, 10), Place.Archive),
        };
        stage.Batches.AddRange(batches);
        return StageTotals.Of(stage, read!, 1, ["ann", "bob"]);
    }
}
