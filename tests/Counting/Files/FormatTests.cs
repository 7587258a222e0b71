using System.Text;
using Hustings.Counting.Ballots;
using Hustings.Counting.Files;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Files;

/// <summary>What the formats mean.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Csv_without_a_head_has_one_ballot_a_line_and_candidates_in_alphabetical_order()
    {
        BallotSet set = Read(FileFormat.Csv, "Bo,Al\n\"Cy, jr\"\nAl,,Bo=Al,overvote\n");
        set.Candidates.ShouldBe(["Al", "Bo", "Cy, jr"]);
        Written(set).ShouldBe(["1: 1 0", "1: 2", "1: 0 - 0=1 overmarked"]);
    }

    [Fact]
    public void Csv_with_a_head_has_weights_and_its_own_order_of_candidates()
    {
        BallotSet set = Read(
            FileFormat.Csv,
            "# made up\n# title: Test\n# seats: 2\n# candidate: Bo\n# excluded: Al\n# undeclaredWriteIns: UWI\nweight,rank1,rank2\n12,Al,UWI\n3,undervote,Bo\n1,,\n"
        );
        set.Candidates.ShouldBe(["Bo", "Al", "UWI"]);
        (set.Title, set.Seats, set.UndeclaredWriteIns).ShouldBe(("Test", 2, 2));
        set.Excluded.ShouldBe([1]);
        Written(set).ShouldBe(["12: 1 2", "3: - 0", "1: "]);
        set.Cast.ShouldBe(16);
    }

    [Fact]
    public void Csv_marks_can_be_written_otherwise()
    {
        BallotFileOptions options = new()
        {
            OvervoteDelimiter = "//",
            OvervoteLabel = "OVER",
            SkippedRankLabel = "SKIP",
            UndeclaredWriteInLabel = "W",
            Excluded = ["A=B"],
        };
        BallotSet set = BallotFile.Read("A=B,SKIP,C//W,OVER\n"u8, FileFormat.Csv, options).Ballots!;
        set.Candidates.ShouldBe(["A=B", "C", "W"]);
        set.Excluded.ShouldBe([0]);
        set.UndeclaredWriteIns.ShouldBe(2);
        Written(set).ShouldBe(["1: 0 - 1=2 overmarked"]);
    }

    [Fact]
    public void Csv_quotes_and_line_ends_are_those_of_rfc_4180()
    {
        BallotSet set = Read(FileFormat.Csv, "\uFEFF\"A \"\"the\"\" B\" , C\r\n");
        set.Candidates.ShouldBe(["A \"the\" B", "C"]);
    }

    [Fact]
    public void Blt_has_seats_withdrawn_weights_skipped_and_equal_ranks_and_names()
    {
        BallotSet set = Read(
            FileFormat.Blt,
            "3 2 # three for two\n-2\n4 3 1 0\n(voter-7) 1 - 1=3 0\n2 0\n0\n\"A\"\n\"B # b\"\n\"C\"\n\"Board\"\n"
        );
        set.Candidates.ShouldBe(["A", "B # b", "C"]);
        (set.Title, set.Seats).ShouldBe(("Board", 2));
        set.Excluded.ShouldBe([1]);
        Written(set).ShouldBe(["4: 2 0", "1: - 0=2", "2: "]);
    }

    [Theory]
    [InlineData(FileFormat.Soi, "2: 1\n", "2: 0")]
    [InlineData(FileFormat.Soc, "2: 2,1\n", "2: 1 0")]
    [InlineData(FileFormat.Toi, "2: {2, 1}\n", "2: 0=1")]
    public void Preflib_orders_are_read(FileFormat format, string orders, string expected)
    {
        const string Head =
            "# FILE NAME: x\n# TITLE: Town\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 2\n# NUMBER UNIQUE ORDERS: 1\n"
            + "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n";
        BallotSet set = Read(format, Head + orders);
        set.Candidates.ShouldBe(["A", "B"]);
        set.Title.ShouldBe("Town");
        Written(set).ShouldBe([expected]);
    }

    [Fact]
    public void Merged_ballots_are_the_same_votes()
    {
        BallotSet set = Read(FileFormat.Csv, "A,B\nB\nA,B\nA,B,\n");
        set.Merged().Select(ballot => ballot.Weight).ShouldBe([3, 1]);
    }

    [Fact]
    public void Places_of_each_candidate_become_ranks()
    {
        RankedBallot ballot = RankedBallot.FromPlaces(3, 2, 0, 4, 2);
        Written(new BallotSet(["A", "B", "C", "D"], [ballot])).ShouldBe(["3: - 0=3 - 2"]);
        RankedBallot.FromPlaces(1, 0, 0).Ranks.ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => RankedBallot.FromPlaces(1, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => RankedBallot.FromPlaces(1, RankedBallot.LastPlace + 1));
    }

    private static BallotSet Read(FileFormat format, string text)
    {
        BallotFileResult result = BallotFile.Read(Encoding.UTF8.GetBytes(text), format, new BallotFileOptions());
        result.Refusal.ShouldBeNull();
        return result.Ballots!;
    }

    private static IEnumerable<string> Written(BallotSet set) =>
        set.Ballots.Select(ballot =>
            $"{ballot.Weight}: {string.Join(' ', ballot.Ranks.Select(rank => rank.IsSkipped ? "-" : rank.ToString()))}"
        );
}
