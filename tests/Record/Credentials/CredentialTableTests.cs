using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Cryptography;
using Hustings.Record.Credentials;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests.Credentials;

/// <summary>The credential table: what it holds, its one form, and what is refused by name.</summary>
public sealed class CredentialTableTests
{
    private const string Advance = "TC8ZwPjLDDcDt5";
    private const string Live = "R1ZwPjLDDcDt5a";
    private const string Header =
        $$"""{"hustings":"credential-table/1","contest":"north.2026","stages":["{{Advance}}","{{Live}}"],"members":3,"spares":1}""";

    private static readonly Point[] Points =
    [
        .. Enumerable.Range(1, 8).Select(i => Point.MultiplyBase(Scalar.From((ulong)i))),
    ];
    private static readonly CredentialTable Table = CredentialTable.Create(
        "north.2026",
        [Advance, Live],
        1,
        [.. Points.Select(CredentialKey.Of)]
    );
    private static readonly string Text = Encoding.ASCII.GetString(Table.ToBytes());

    [Fact]
    public void Table_has_the_form_of_the_specification()
    {
        var rows = Enumerable.Range(0, 4).Select(row => $"{Points[2 * row]},{Points[2 * row + 1]}\n");
        Text.ShouldBe(Header + "\n" + string.Concat(rows));
        Table.Hash.ShouldBe(Fingerprint.Hex(Encoding.ASCII.GetBytes(Text)));
    }

    [Fact]
    public void Table_is_read_back_with_the_same_hash_and_bytes()
    {
        CredentialTable.TryRead(Table.ToBytes(), out var read).ShouldBe(TableFinding.None);
        read!.Hash.ShouldBe(Table.Hash);
        read.ToBytes().ShouldBe(Table.ToBytes());
        (read.Contest, read.Members, read.Spares, read.Rows).ShouldBe(("north.2026", 3, 1, 4));
        read.Stages.ShouldBe([Advance, Live]);
        read.CheckPoints().ShouldBe(TableFinding.None);
    }

    [Fact]
    public void Rows_and_columns_are_found_by_credential_and_stage()
    {
        Table.RowOf(Points[5]).ShouldBe(2);
        Table.RowOf(Live, CredentialKey.Of(Points[5])).ShouldBe(2);
        Table.RowOf(Advance, CredentialKey.Of(Points[5])).ShouldBe(-1);
        Table.RowOf(-Points[5]).ShouldBe(-1);
        Table.Column(Live).ShouldBe([.. new[] { 1, 3, 5, 7 }.Select(i => CredentialKey.Of(Points[i]))]);
        Table.TryReadPoints(Advance, out var points).ShouldBe(TableFinding.None);
        points.ShouldBe([Points[0], Points[2], Points[4], Points[6]]);
        Table.IsSpare(2).ShouldBeFalse();
        Table.IsSpare(3).ShouldBeTrue();
        Table.IsSpare(4).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Table.Column("NoSuchStage111"));
    }

    [Theory]
    [InlineData("credential-table/1", "credential-table/2", TableFault.UnsupportedVersion)]
    [InlineData("credential-table/1", "credential-list/1", TableFault.HeaderMalformed)]
    [InlineData("{\"hustings\"", "{ \"hustings\"", TableFault.HeaderMalformed)]
    [InlineData("\"spares\":1}", "\"spares\":1} ", TableFault.HeaderMalformed)]
    [InlineData("\"spares\":1}", "\"spares\":1}\r", TableFault.HeaderMalformed)]
    [InlineData("\"spares\":1", "\"spares\":01", TableFault.HeaderMalformed)]
    [InlineData("\"spares\":1", "\"spares\":-1", TableFault.HeaderMalformed)]
    [InlineData("\"spares\":1", "\"spares\":1,\"more\":1", TableFault.HeaderMalformed)]
    [InlineData("north.2026", "north 2026", TableFault.HeaderMalformed)]
    [InlineData("north.2026", "", TableFault.HeaderMalformed)]
    [InlineData(Live, "short", TableFault.HeaderMalformed)]
    [InlineData(Live, "R1ZwPjLDDcDt50", TableFault.HeaderMalformed)]
    [InlineData($"[\"{Advance}\",\"{Live}\"]", "[]", TableFault.HeaderMalformed)]
    [InlineData(Live, Advance, TableFault.DuplicateStage)]
    [InlineData("\"members\":3", "\"members\":3000000", TableFault.TooLarge)]
    [InlineData("\"members\":3", "\"members\":9223372036854775807", TableFault.TooLarge)]
    [InlineData("\"spares\":1", "\"spares\":9223372036854775807", TableFault.TooLarge)]
    [InlineData("\"members\":3", "\"members\":0", TableFault.RowMissing)]
    public void Header_that_is_not_in_its_one_form_is_named(string old, string now, TableFault fault)
    {
        Text.ShouldContain(old, Case.Sensitive);
        Read(Text.Replace(old, now, StringComparison.Ordinal)).ShouldBe(new TableFinding(fault));
    }

    [Fact]
    public void Header_without_an_end_is_refused_after_a_few_kilobytes()
    {
        using var endless = new MemoryStream(Encoding.ASCII.GetBytes(new string('{', 1 << 20)));
        CredentialTable.TryRead(endless, out _).ShouldBe(new TableFinding(TableFault.HeaderMalformed));
        endless.Position.ShouldBeLessThan(1 << 17);
        Read("").ShouldBe(new TableFinding(TableFault.HeaderMalformed));
    }

    [Fact]
    public void Rows_that_are_not_in_their_one_form_are_named_with_their_place()
    {
        var lines = Text.Split('\n');
        Read(Text[..^1]).ShouldBe(new(TableFault.RowMalformed, 3));
        Read(Text[..(Header.Length + 1 + 130)]).ShouldBe(new(TableFault.RowMissing, 1));
        Read(Text + "\n").ShouldBe(new(TableFault.TrailingBytes, 4));
        Read(Text + lines[1] + "\n").ShouldBe(new(TableFault.TrailingBytes, 4));
        Read(Replaced(1, lines[2].Replace(',', ';'))).ShouldBe(new(TableFault.RowMalformed, 1, 0));
        Read(Replaced(1, lines[2] + " ")).ShouldBe(new(TableFault.RowMalformed, 1, 1));
        Read(Replaced(2, lines[3].ToUpperInvariant())).Fault.ShouldBe(TableFault.CellNotHex);
        Read(Replaced(2, lines[3][..^1] + "g")).ShouldBe(new(TableFault.CellNotHex, 2, 1));
        Read(Replaced(3, lines[1])).ShouldBe(new(TableFault.DuplicateCredential, 3, 0));
    }

    [Fact]
    public void Cells_outside_the_group_are_found_by_the_points_check_with_their_place()
    {
        var lines = Text.Split('\n');
        // y = 2 is on no point; y = -1 has order 2; y = p + 1 is the identity written a second way.
        Dictionary<string, TableFault> bad = new()
        {
            [new string('0', 63) + "2"] = TableFault.PointNotOnCurve,
            ["7f" + new string('f', 60) + "ec"] = TableFault.PointNotInSubgroup,
            ["7f" + new string('f', 60) + "ee"] = TableFault.PointNotCanonical,
            [Point.Identity.ToString()] = TableFault.CredentialIdentity,
        };
        foreach (var (cell, fault) in bad)
        {
            var text = Replaced(2, lines[3][..65] + cell);
            CredentialTable.TryRead(Encoding.ASCII.GetBytes(text), out var table).ShouldBe(TableFinding.None);
            table!.CheckPoints().ShouldBe(new TableFinding(fault, 2, 1));
            table.TryReadPoints(Live, out _).ShouldBe(new TableFinding(fault, 2, 1));
            table.TryReadPoints(Advance, out _).ShouldBe(TableFinding.None);
        }
    }

    [Fact]
    public void Any_changed_byte_is_refused_or_changes_the_hash() =>
        Prop.ForAll(
                Gen.Choose(0, Text.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(),
                change =>
                {
                    var bytes = Table.ToBytes();
                    var same = bytes[change.Item1] == change.Item2;
                    bytes[change.Item1] = (byte)change.Item2;
                    var finding = CredentialTable.TryRead(bytes, out var read);
                    return finding.Holds
                        ? read!.ToBytes().SequenceEqual(bytes) && read.Hash == Table.Hash == same
                        : !same;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Table_that_could_not_be_read_back_is_not_made()
    {
        CredentialKey[] keys = [.. Points.Select(CredentialKey.Of)];
        Should.Throw<ArgumentException>(() => CredentialTable.Create("a b", [Advance], 1, keys));
        Should.Throw<ArgumentException>(() => CredentialTable.Create("a", [], 1, keys));
        Should.Throw<ArgumentException>(() => CredentialTable.Create("a", [Advance], 8, keys));
        Should.Throw<ArgumentException>(() => CredentialTable.Create("a", [Advance, Live], 1, keys[..7]));
        Should.Throw<ArgumentException>(() => CredentialTable.Create("a", [Advance], 1, [keys[0], keys[0]]));
    }

    private static string Replaced(int row, string line)
    {
        var lines = Text.Split('\n');
        lines[row + 1] = line;
        return string.Join('\n', lines);
    }

    private static TableFinding Read(string text)
    {
        var finding = CredentialTable.TryRead(Encoding.ASCII.GetBytes(text), out var table);
        (table is null).ShouldBe(!finding.Holds);
        return finding;
    }
}
