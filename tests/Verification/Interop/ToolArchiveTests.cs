using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Interop;

/// <summary>Archives made entirely by belenios-tool: ours calls them valid at every stage, with the same result.</summary>
public sealed class ToolArchiveTests
{
    private const string One = """["Ann"]""";
    private const string Three = """["Ann","Bob \"B\" Béla","Cleo"]""";
    private const string Five = """["Ann","Bob","Cleo","Dan","Eve"]""";

    [Theory]
    [InlineData(One, "", 0, 1, "[[1]]", "[[0]]", "[[1]]")]
    [InlineData(One, "\"blank\":true,", 1, 1, "[[0,1]]", "[[1,0]]", "[[0,1]]")]
    [InlineData(One, "\"blank\":false,", 0, 2, "[[1]]", "[[0]]", "[[1]]")]
    [InlineData(Three, "", 1, 1, "[[1,0,0]]", "[[0,0,1]]", "[[0,1,0]]")]
    [InlineData(Three, "\"blank\":true,", 1, 1, "[[0,1,0,0]]", "[[1,0,0,0]]", "[[0,0,0,1]]")]
    [InlineData(Three, "", 0, 2, "[[1,1,0]]", "[[0,0,0]]", "[[0,0,1]]")]
    [InlineData(Three, "\"blank\":true,", 0, 2, "[[0,1,1,0]]", "[[1,0,0,0]]", "[[0,0,0,0]]")]
    [InlineData(Five, "", 1, 1, "[[1,0,0,0,0]]", "[[0,0,0,0,1]]", "[[0,0,0,0,1]]")]
    [InlineData(Five, "\"blank\":true,", 1, 1, "[[0,1,0,0,0,0]]", "[[1,0,0,0,0,0]]", "[[0,0,0,0,0,1]]")]
    [InlineData(Five, "\"blank\":true,", 0, 2, "[[0,1,0,0,1,0]]", "[[1,0,0,0,0,0]]", "[[0,0,0,0,0,0]]")]
    public void Archive_of_the_tool_is_valid_at_every_stage_and_the_result_is_the_same(
        string answers,
        string blank,
        int min,
        int max,
        params string[] votes
    )
    {
        var questions = $$"""[{"answers":{{answers}},{{blank}}"min":{{min}},"max":{{max}},"question":"Who?"}]""";
        using var election = new ToolElection(questions, ["a", "b"]);
        ShouldBeValid(election, Progress.Voting);
        election.Vote(0, votes[0]);
        election.Vote(1, votes[1]);
        ShouldBeValid(election, Progress.Voting);
        election.Vote(1, votes[2]);
        election.End();
        ShouldBeValid(election, Progress.Closed);
        election.Tally();
        ShouldBeValid(election, Progress.Tallied);
        election.Decrypt();
        ShouldBeValid(election, Progress.Tallied);

        var result = election.Publish();

        var report = ShouldBeValid(election, Progress.Published);
        var expected = result.EnumerateArray().Select(row => row.EnumerateArray().Select(n => n.GetInt64()).ToArray());
        report.Result!.Counts.ShouldBe(expected.ToArray());
        report.Counts.Ballots.ShouldBe(3);
        report.Counts.Counted.ShouldBe(2);
        report.Notes.ShouldHaveSingleItem().ShouldContain("does not bind the decrypted factor");
    }

    [Fact]
    public void Election_nobody_voted_in_is_valid()
    {
        using var election = new ToolElection(
            $$"""[{"answers":{{Three}},"min":1,"max":1,"question":"Who?"}]""",
            ["a"],
            trustees: 1
        );
        election.End();
        election.Tally();
        election.Decrypt();
        election.Publish();
        ShouldBeValid(election, Progress.Published)
            .Result!.Counts.ShouldBe([
                [0L, 0L, 0L],
            ]);
    }

    [Fact]
    public void Weights_count_as_in_the_tool_also_where_numbers_become_strings()
    {
        using var election = new ToolElection(
            $$"""[{"answers":{{Three}},"min":1,"max":1,"question":"Who?"}]""",
            ["a@example.org,a,1073741824", "b@example.org,b,1", "c@example.org,c,1073741823"]
        );
        election.Vote(0, "[[1,0,0]]");
        election.Vote(1, "[[0,1,0]]");
        election.Vote(2, "[[0,0,1]]");
        election.End();
        election.Tally();
        election.Decrypt();
        election.Publish();

        ShouldBeValid(election, Progress.Published)
            .Result!.Counts.ShouldBe([
                [1073741824L, 1L, 1073741823L],
            ]);
    }

    [Fact]
    public void Rankings_shuffled_by_two_and_decrypted_by_two_of_three_are_valid_at_every_stage()
    {
        using var election = new ToolElection(
            $$$"""[{"answers":{{{Three}}},"min":0,"max":1,"question":"Who?"},{"type":"NonHomomorphic","value":{"answers":{{{Three}}},"question":"In what order?"},"extra":{"type":"Schulze","list":[1,"a"]}}]""",
            ["a", "b", "c"],
            trustees: 1,
            group: 3
        );
        election.Vote(0, "[[1,0,0],[1,2,3]]");
        election.Vote(1, "[[0,0,0],[3,0,255]]");
        election.Vote(2, "[[0,1,0],[2,1,3]]");
        election.Vote(2, "[[0,0,1],[3,2,1]]");
        ShouldBeValid(election, Progress.Voting);
        election.End();
        election.Tally();
        ShouldBeValid(election, Progress.Tallied);
        election.Shuffle(1);
        election.Shuffle(3);
        ShouldBeValid(election, Progress.Tallied);
        election.EndShuffles();
        election.Decrypt();
        election.DecryptInGroup(1, 3);
        ShouldBeValid(election, Progress.Tallied);
        election.Publish();

        var report = ShouldBeValid(election, Progress.Published);

        report.Result!.Counts[0].ShouldBe([1L, 0L, 1L]);
        report
            .Result.Questions[1]
            .Ballots.Select(ballot => string.Join(' ', ballot))
            .ShouldBe(["1 2 3", "3 0 255", "3 2 1"], ignoreOrder: true);
        report.Notes.ShouldContain(note => note.Contains("trustee 1, then 3", StringComparison.Ordinal));
        report.Checks.ShouldAllBe(check =>
            check.State == CheckState.Passed
            || (check.State == CheckState.NotNeeded && check.Name.StartsWith("companion_"))
        );
    }

    [Fact]
    public void List_question_is_refused_by_name()
    {
        using var election = new ToolElection(
            """[{"type":"Lists","value":{"answers":[["L1","A"],["L2","B"]],"question":"Which list?"}}]""",
            ["a"]
        );

        var report = Verifying.Verify(election.Archive);

        report.Verdict.ShouldBe(Verdict.Unreadable);
        report.Failure!.Explanation.ShouldStartWith("a list question");
    }

    private static VerificationReport ShouldBeValid(ToolElection election, Progress progress)
    {
        var report = Verifying.Verify(election.Archive);
        report.Conclusion.ShouldBe("VALID");
        report.Progress.ShouldBe(progress);
        return report;
    }
}
