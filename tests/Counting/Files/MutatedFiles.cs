using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Counting.Files;
using Hustings.Counting.Tests.Properties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Files;

/// <summary>Whatever the bytes are, reading gives ballots or one refusal, and never throws.</summary>
public sealed class MutatedFiles
{
    private static readonly (FileFormat Format, string Text)[] Good =
    [
        (FileFormat.Csv, "# candidate: A\n# candidate: B, C\n# seats: 2\nweight,rank1,rank2\n3,A,\"B, C\"\n1,,A=\"\n"),
        (FileFormat.Csv, "A,B=C,,undervote,overvote\nB\n\n"),
        (FileFormat.Blt, "# c\n3 2\n-3\n2 1 - 2=3 0\n(x) 1 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n"),
        (FileFormat.Soc, "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n4: 2,1\n"),
        (
            FileFormat.Toi,
            "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n4: {1,2}\n1: 2, 1\n"
        ),
    ];

    [Fact]
    public void Random_bytes_never_throw() =>
        Holds.ForAll(
            (
                from format in Gen.Elements(Enum.GetValues<FileFormat>())
                from bytes in Bytes
                select (format, bytes)
            ).ToArbitrary(),
            one => Read(one.format, one.bytes)
        );

    [Fact]
    public void Good_files_with_a_few_bytes_changed_never_throw() =>
        Holds.ForAll(
            (
                from good in Gen.Elements(Good)
                from changes in Gen.Choose(0, 400).Two().NonEmptyListOf()
                select (good.Format, Changed(good.Text, changes))
            ).ToArbitrary(),
            one => Read(one.Format, one.Item2)
        );

    private static Gen<byte[]> Bytes =>
        Gen.Elements(" \n\r\t,;:\"#{}=-0123456789ABweight\u00ff\u0000".Select(letter => (byte)letter).ToArray())
            .ListOf()
            .Select(list => list.ToArray());

    private static byte[] Changed(string text, IEnumerable<(int Place, int What)> changes)
    {
        const string Letters = " \n,:\"#{}=-019A\u00e9";
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(text)];
        foreach ((int place, int what) in changes)
        {
            int at = place % bytes.Count;
            byte letter = (byte)Letters[what / 3 % Letters.Length];
            if (what % 3 == 0)
                bytes[at] = letter;
            else if (what % 3 == 1)
                bytes.Insert(at, letter);
            else if (bytes.Count > 1)
                bytes.RemoveAt(at);
        }
        return [.. bytes];
    }

    private static void Read(FileFormat format, byte[] bytes)
    {
        BallotFileResult result = BallotFile.Read(bytes, format, new BallotFileOptions());
        (result.Ballots is null).ShouldBe(result.Refusal is not null);
        if (result.Ballots is { } ballots)
            ballots.Cast.ShouldBeGreaterThan(0);
    }
}
