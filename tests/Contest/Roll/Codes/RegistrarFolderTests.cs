using System.Runtime.Versioning;
using System.Text;
using Hustings.Contest.Casting;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record.Credentials;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>What the registrar hands on: to each hand its part and no more.</summary>
// File modes are checked on the systems the registrar works on.
[UnsupportedOSPlatform("windows")]
public sealed class RegistrarFolderTests : IDisposable
{
    private static readonly string[] Stages = ["TC8ZwPjLDDcDt5", "R1ZwPjLDDcDt5a"];
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly Member Formula = RollSample.Bo with { Number = "3", GivenName = "=HYPERLINK(\"x\")" };
    private static readonly FrozenRoll Roll = FrozenRoll.Freeze(
        "north",
        [RollSample.Ana, RollSample.Bo, Formula],
        new SeededRandom("roll"u8)
    );
    private static readonly CodeIssue Issue = CodeIssue.Issue("north", 3, Stages, 1, new SeededRandom("codes"u8));
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-registrar-").FullName;

    public RegistrarFolderTests() => RegistrarFolder.Write(folder, Roll, Issue, Key, newKey: false);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Table_is_the_one_issued()
    {
        CredentialTable
            .TryRead(File.ReadAllBytes(At("public/credential-table.txt")), out var table)
            .Holds.ShouldBeTrue();
        table!.Hash.ShouldBe(Issue.Table.Hash);
    }

    [Fact]
    public void Server_can_check_every_pin_spares_included()
    {
        var rows = Issue.Members.Count + Issue.Spares.Count;
        var table = new PinTable(Key, Issue.Table.Contest, PinFile.Read(At("server/pins.txt"), rows));
        foreach (var code in Issue.Members.Concat(Issue.Spares))
        {
            table.Matches(code.Row, Encoding.ASCII.GetBytes(code.Pin)).ShouldBeTrue();
            table.Matches(code.Row, "00000000"u8).ShouldBeFalse();
        }

        File.Exists(At("server/pin.key")).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_gets_codes_and_pins_in_one_folder()
    {
        foreach (var (part, others) in new[] { ("codes", Pins()), ("pins", Codes()), ("link", Codes().Concat(Pins())) })
        {
            var text = string.Concat(Directory.GetFiles(At(part)).Select(File.ReadAllText));
            others.ShouldAllBe(secret => !text.Contains(secret));
        }

        var open = string.Concat(
            new[] { "public", "server" }.SelectMany(part => Directory.GetFiles(At(part))).Select(File.ReadAllText)
        );
        Codes().Concat(Pins()).ShouldAllBe(secret => !open.Contains(secret));
    }

    [Fact]
    public void Codes_file_names_member_contact_and_code_and_the_link_their_row()
    {
        File.ReadAllLines(At("codes/codes.csv"))[1]
            .ShouldBe(
                $"1,\"Ana Tremblay\",fr,ana@x.example,\"12 Main St\",Toronto,\"M5V 2T6\",{Issue.Members[0].Code}"
            );
        File.ReadAllLines(At("pins/pins.csv"))[1]
            .ShouldBe($"1,\"Ana Tremblay\",fr,+14165550123,{Issue.Members[0].Pin}");
        File.ReadAllLines(At("link/rows.csv"))[2].ShouldBe($"2,{Issue.Members[1].Row}");
        File.ReadAllLines(At("codes/spare-codes.csv"))[1].ShouldBe($"3,{Issue.Spares[0].Code}");
    }

    [Fact]
    public void Name_that_is_a_formula_is_only_text_for_a_spreadsheet() =>
        File.ReadAllText(At("codes/codes.csv")).ShouldContain("3,\"'=HYPERLINK(\"\"x\"\") Ek\",");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2", "'-2")]
    [InlineData("+1+2", "'+1+2")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("+14165550123", "+14165550123")]
    [InlineData("O'Neil", "O'Neil")]
    [InlineData("", "")]
    public void Cells_that_compute_are_marked(string cell, string written)
    {
        var line = CsvExport.Line(cell, "x");
        line.Replace("\"", "", StringComparison.Ordinal).ShouldBe($"{written},x\n");
    }

    [Fact]
    public void Files_are_private_and_never_overwritten()
    {
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Should.Throw<IOException>(() => RegistrarFolder.Write(folder, Roll, Issue, Key, newKey: false));
        Should.Throw<ArgumentException>(() =>
            RegistrarFolder.Write(
                At("other"),
                FrozenRoll.Freeze("north", [RollSample.Ana], new SeededRandom("x"u8)),
                Issue,
                Key,
                newKey: false
            )
        );
    }

    private static IEnumerable<string> Codes() => Issue.Members.Concat(Issue.Spares).Select(code => code.Code);

    private static IEnumerable<string> Pins() => Issue.Members.Concat(Issue.Spares).Select(code => code.Pin);

    private string At(string name) => Path.Combine(folder, name);
}
