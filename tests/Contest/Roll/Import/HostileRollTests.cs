using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Files made to break an importer, or broken on the way: each has its name, none throws.</summary>
public sealed class HostileRollTests
{
    private const string Good =
        "Number,Name,Address,Email\n1,Ana Li,\"1 Main St\nToronto\",a@x.example\n2,Bo Ek,,b@x.example\n";
    private static readonly ImportOptions Options = ImportOptions.For(new DateOnly(2026, 11, 22));

    [Fact]
    public void Zero_byte_is_refused_with_its_line() =>
        Only(Bytes(Good.Replace("Bo", "B\0", StringComparison.Ordinal))).ShouldBe(new(ImportFault.NulByte, 4));

    [Fact]
    public void Sixteen_bit_file_is_refused() =>
        Only([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)]).ShouldBe(new(ImportFault.Utf16));

    [Fact]
    public void Two_encodings_in_one_file_are_refused_with_the_line_where_the_second_begins() =>
        Only([.. Encoding.UTF8.GetBytes("Number,Name,Email\n1,Zoë Côté,a@x.example\n2,Zo"), 0xEB, .. "\n"u8])
            .ShouldBe(new(ImportFault.MixedEncoding, 3));

    [Fact]
    public void Byte_that_no_encoding_has_is_refused() =>
        Only([.. "Number,Name,Email\n1,Zo"u8, 0x81, 0xEB, .. ",a@x.example\n"u8])
            .ShouldBe(new(ImportFault.UndecodableByte, 2));

    [Fact]
    public void Unclosed_quotation_mark_is_named_where_it_opens()
    {
        Only(Bytes("Number,Name,Email\n1,\"Ana,a@x.example\n2,Bo,b@x.example\n"))
            .ShouldBe(new(ImportFault.UnclosedQuote, 2, 2));
        var later =
            string.Concat(Enumerable.Range(3, 40).Select(i => $"{i},Bo,b@x.example\n")) + "99,\"Cy\",c@x.example\n";
        Only(Bytes("Number,Name,Email\n1,\"Ana,a@x.example\n" + later)).ShouldBe(new(ImportFault.UnclosedQuote, 2, 2));
    }

    [Fact]
    public void Huge_cell_is_refused_and_the_rows_after_it_are_read()
    {
        var report = RollImport.Read(
            Bytes(Good.Replace("Ana Li", new string('x', 5_000_000), StringComparison.Ordinal)),
            Options
        );
        report.Problems.ShouldHaveSingleItem().ShouldBe(new(ImportFault.FieldTooLong, 2, 2));
        report.Members.ShouldHaveSingleItem().Name.ShouldBe("Bo Ek");
    }

    [Fact]
    public void Line_numbers_count_the_lines_inside_quoted_cells() =>
        RollImport
            .Read(Bytes(Good + "3,Cy,,bad\n"), Options)
            .Problems.ShouldHaveSingleItem()
            .ShouldBe(new(ImportFault.EmailMalformed, 5, 4, "Email"));

    [Fact]
    public void Problems_of_a_hopeless_file_are_counted_beyond_those_listed()
    {
        var rows = string.Concat(Enumerable.Range(0, 6000).Select(i => $"{i},,x\n"));
        var report = RollImport.Read(Bytes("Number,Name,Email\n" + rows), Options);
        report.Problems.Count.ShouldBe(RollImport.MostProblems);
        report.ErrorCount.ShouldBe(12_000);
    }

    [Fact]
    public void Any_bytes_give_a_report() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                ArbMap.Default.ArbFor<byte>(),
                (noise, at) =>
                {
                    var bytes = Bytes(Good);
                    RollImport.Read(noise, Options);
                    var report = RollImport.Read(
                        [.. bytes[..(at % bytes.Length)], .. noise, .. bytes[(at % bytes.Length)..]],
                        Options
                    );
                    return report.ErrorCount > 0 || report.Members.Count > 0;
                }
            )
            .QuickCheckThrowOnFailure();

    private static ImportProblem Only(byte[] bytes) => RollImport.Read(bytes, Options).Problems.ShouldHaveSingleItem();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
