using System.Text;
using Hustings.Counting.Files;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Files;

/// <summary>Every way in which a file can be wrong is named, with its place.</summary>
public sealed class HostileFiles
{
    private const string Head = "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n";

    public static TheoryData<FileFormat, string, FileFault, int, int> Cases { get; } =
        new()
        {
            // CSV
            { FileFormat.Csv, "", FileFault.CandidateCount, 0, 0 },
            { FileFormat.Csv, "# candidate: A\n", FileFault.NoBallots, 0, 0 },
            { FileFormat.Csv, "# candidate:\nA\n", FileFault.EmptyName, 1, 13 },
            { FileFormat.Csv, "# candidate: A\n# candidate: A\nA\n", FileFault.DuplicateName, 2, 13 },
            { FileFormat.Csv, "# candidate: A\nA\nB\n", FileFault.UnknownCandidate, 3, 1 },
            { FileFormat.Csv, "# candidate: A\nA,B\n", FileFault.UnknownCandidate, 2, 3 },
            { FileFormat.Csv, "A\n# candidate: A\n", FileFault.MisplacedHeader, 2, 1 },
            { FileFormat.Csv, "# undeclaredWriteIns: A\n# undeclaredWriteIns: B\n", FileFault.MisplacedHeader, 2, 1 },
            { FileFormat.Csv, "# seats: many\nA\n", FileFault.NotANumber, 1, 9 },
            { FileFormat.Csv, "# seats: -1\nA\n", FileFault.NumberOutOfRange, 1, 9 },
            { FileFormat.Csv, "A,\"B\n", FileFault.MisplacedQuote, 1, 3 },
            { FileFormat.Csv, "A,\"B\"C\n", FileFault.MisplacedQuote, 1, 6 },
            { FileFormat.Csv, "A,B\"\n", FileFault.MisplacedQuote, 1, 4 },
            { FileFormat.Csv, "weight,rank1\nx,A\n", FileFault.NotANumber, 2, 1 },
            { FileFormat.Csv, "weight,rank1\n-1,A\n", FileFault.NotANumber, 2, 1 },
            { FileFormat.Csv, "weight,rank1\n1.5,A\n", FileFault.NotANumber, 2, 1 },
            { FileFormat.Csv, "weight,rank1\n0,A\n", FileFault.NumberOutOfRange, 2, 1 },
            { FileFormat.Csv, "weight,rank1\n1000000000000000001,A\n", FileFault.NumberOutOfRange, 2, 1 },
            { FileFormat.Csv, "# candidate: A\nA=\n", FileFault.MisplacedMark, 2, 1 },
            { FileFormat.Csv, "# candidate: A\nA=A\n", FileFault.RepeatedCandidate, 2, 1 },
            { FileFormat.Csv, "A=\n", FileFault.EmptyName, 1, 1 },
            { FileFormat.Csv, "A\nB\u0007\n", FileFault.ControlCharacter, 2, 2 },
            { FileFormat.Csv, "A\nB\u001B[2J\n", FileFault.ControlCharacter, 2, 2 },
            { FileFormat.Csv, "\u202EA\n", FileFault.ControlCharacter, 1, 1 },
            { FileFormat.Csv, new string(',', 1001), FileFault.TooManyRanks, 1, 0 },
            { FileFormat.Csv, string.Join(',', Enumerable.Range(0, 1001)), FileFault.CandidateCount, 1, 3887 },
            // BLT
            { FileFormat.Blt, "", FileFault.EndsTooEarly, 1, 0 },
            { FileFormat.Blt, "x 1", FileFault.NotANumber, 1, 1 },
            { FileFormat.Blt, "0 1", FileFault.NumberOutOfRange, 1, 1 },
            { FileFormat.Blt, "2 0", FileFault.NumberOutOfRange, 1, 3 },
            { FileFormat.Blt, "\"A\" 1", FileFault.MisplacedQuote, 1, 1 },
            { FileFormat.Blt, "2 1\n-3\n", FileFault.NumberOutOfRange, 2, 1 },
            { FileFormat.Blt, "2 1\n1 1 2\n", FileFault.EndsTooEarly, 3, 0 },
            { FileFormat.Blt, "2 1\n1 1 2\n1 2 0\n0\n", FileFault.EndsTooEarly, 2, 0 },
            { FileFormat.Blt, "2 1\n1 3 0\n", FileFault.NumberOutOfRange, 2, 3 },
            { FileFormat.Blt, "2 1\n1 1=1 0\n", FileFault.RepeatedCandidate, 2, 3 },
            { FileFormat.Blt, "2 1\n1 1= 0\n", FileFault.NotANumber, 2, 3 },
            { FileFormat.Blt, "2 1\n1.5 1 0\n", FileFault.NotANumber, 2, 1 },
            { FileFormat.Blt, "2 1\n1 1 0\n0\n\"A\"\n", FileFault.EndsTooEarly, 5, 0 },
            { FileFormat.Blt, "2 1\n1 1 0\n0\n\"A\"\nB\n", FileFault.MisplacedQuote, 5, 1 },
            { FileFormat.Blt, "2 1\n1 1 0\n0\n\"A\"\n\"B\n", FileFault.MisplacedQuote, 5, 1 },
            { FileFormat.Blt, "2 1\n1 1 0\n0\n\"A\"\n\"A\"\n", FileFault.DuplicateName, 5, 1 },
            { FileFormat.Blt, "2 1\n1 1 0\n0\n\"A\"\n\" \"\n", FileFault.EmptyName, 5, 1 },
            { FileFormat.Blt, "2 1\n1 1 0\n0\n\"A\" \"B\" \"Title\" more\n", FileFault.TrailingText, 4, 17 },
            { FileFormat.Blt, "1 1\n0\n\"A\"\n", FileFault.NoBallots, 0, 0 },
            // PrefLib
            { FileFormat.Soi, "1: 1,2\n", FileFault.MissingHeader, 1, 1 },
            { FileFormat.Soi, "4\n1,A\n", FileFault.MissingHeader, 1, 1 },
            { FileFormat.Soi, "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n", FileFault.MissingHeader, 1, 1 },
            { FileFormat.Soi, Head + "# ALTERNATIVE NAME 3: C\n1: 1\n", FileFault.MisplacedHeader, 4, 1 },
            { FileFormat.Soi, Head + "# ALTERNATIVE NAME 2: C\n", FileFault.MisplacedHeader, 4, 1 },
            { FileFormat.Soi, Head + "1: 1\n# TITLE: late\n", FileFault.MisplacedHeader, 5, 1 },
            { FileFormat.Soi, Head + "1 1\n", FileFault.EndsTooEarly, 4, 0 },
            { FileFormat.Soi, Head + "1: 1,\n", FileFault.EndsTooEarly, 4, 5 },
            { FileFormat.Soi, Head + "1: ,1\n", FileFault.NotANumber, 4, 4 },
            { FileFormat.Soi, Head + "1: 3\n", FileFault.NumberOutOfRange, 4, 4 },
            { FileFormat.Soi, Head + "1: 1,1\n", FileFault.RepeatedCandidate, 4, 6 },
            { FileFormat.Soi, Head + "1: {1,2}\n", FileFault.TieNotAllowed, 4, 4 },
            { FileFormat.Soc, Head + "1: 1\n", FileFault.IncompleteOrder, 4, 0 },
            { FileFormat.Toi, Head + "1: {1,2\n", FileFault.MisplacedBrace, 4, 4 },
            { FileFormat.Toi, Head + "1: {1}2\n", FileFault.MisplacedBrace, 4, 7 },
            { FileFormat.Toi, Head + "# NUMBER VOTERS: 3\n1: 1\n", FileFault.CountMismatch, 4, 1 },
            { FileFormat.Toi, Head + "# NUMBER UNIQUE ORDERS: 2\n1: 1\n", FileFault.CountMismatch, 4, 1 },
            { FileFormat.Toi, Head + "# NUMBER VOTERS: few\n1: 1\n", FileFault.NotANumber, 4, 1 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void File_that_is_wrong_is_refused_by_name_and_place(
        FileFormat format,
        string text,
        FileFault fault,
        int line,
        int column
    )
    {
        BallotFileResult result = BallotFile.Read(Encoding.UTF8.GetBytes(text), format, new BallotFileOptions());

        result.Ballots.ShouldBeNull();
        FileRefusal refusal = result.Refusal.ShouldNotBeNull();
        (refusal.Fault, refusal.Line, refusal.Column).ShouldBe((fault, line, column), refusal.ToString());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_line() =>
        Refusal(FileFormat.Csv, [.. "A\nB\n"u8, 0xC3, 0x28]).ShouldBe((FileFault.InvalidUtf8, 3));

    [Fact]
    public void Name_to_exclude_that_nobody_has_is_refused()
    {
        BallotFileOptions options = new() { Excluded = ["Nobody"] };
        BallotFile.Read("A\n"u8, FileFormat.Csv, options).Refusal!.Fault.ShouldBe(FileFault.UnknownCandidate);
        options = new() { UndeclaredWriteInLabel = "Nobody" };
        BallotFile.Read("A\n"u8, FileFormat.Csv, options).Refusal!.Fault.ShouldBe(FileFault.UnknownCandidate);
    }

    [Theory]
    [InlineData("ballots.txt", FileFault.UnknownFormat)]
    [InlineData("ballots", FileFault.UnknownFormat)]
    [InlineData("ballots.0", FileFault.UnknownFormat)]
    [InlineData("nothing/here.csv", FileFault.Unreadable)]
    public void Path_that_leads_nowhere_is_refused(string path, FileFault fault) =>
        BallotFile.Open(path, new BallotFileOptions()).Refusal!.Fault.ShouldBe(fault);

    [Fact]
    public void File_that_only_says_it_is_gzip_is_refused()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("hustings-counting-").FullName, "a.csv.gz");
        File.WriteAllText(path, "A\nB\n");
        BallotFile.Open(path, new BallotFileOptions()).Refusal!.Fault.ShouldBe(FileFault.MalformedGzip);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static (FileFault, int) Refusal(FileFormat format, byte[] bytes)
    {
        FileRefusal refusal = BallotFile.Read(bytes, format, new BallotFileOptions()).Refusal!;
        return (refusal.Fault, refusal.Line);
    }
}
