using System.Text;
using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>Roll files as parties export them: read whatever the order and encoding, every problem named at once.</summary>
public sealed class RollImportTests
{
    private static readonly ImportOptions Options = ImportOptions.For(new DateOnly(2026, 11, 22));

    [Theory]
    [InlineData("Member No,First Name,Last Name,E-mail\nA1,Zoë,Côté,zoe@x.example\n")]
    [InlineData("e-mail;NOM DE FAMILLE;Prénom;No de membre\nzoe@x.example;Côté;Zoë;A1\n")]
    [InlineData("Courriel\tNom\tPrenom\tMatricule\r\nzoe@x.example\tCôté\tZoë\tA1\r\n")]
    [InlineData(
        "\"Last name\",\"Email Address\",\"member_id\",\"Given names\"\r\"Côté\",\"zoe@x.example\",\"A1\",\"Zoë\"\r"
    )]
    public void Columns_are_known_by_their_names_in_any_order_and_language(string text)
    {
        foreach (var bytes in Encodings(text))
        {
            var report = RollImport.Read(bytes, Options);
            report.Problems.ShouldBeEmpty();
            var member = report.Members.ShouldHaveSingleItem();
            (member.Number, member.GivenName, member.FamilyName, member.Email).ShouldBe(
                ("A1", "Zoë", "Côté", "zoe@x.example")
            );
        }
    }

    [Fact]
    public void Encoding_is_told()
    {
        var encodings = Encodings("Name,E-mail\nZoë Côté,a@b.example\n")
            .Select(b => RollImport.Read(b, Options).Encoding);
        encodings.ShouldBe(["UTF-8", "UTF-8", "Windows-1252"]);
    }

    [Fact]
    public void Every_error_is_named_at_once_with_line_and_column()
    {
        var report = Read(
            "Number,Name,Born,Phone,Email,Language\n"
                + "1,Ana Li,03/04/1980,555,ana,Klingon\n"
                + "1,Bo Ek,31/02/1980,416 555 0123,bo@x.example,en\n"
                + ",Cy Day,1/1/80,,cy@x.example,fr\n"
                + "4,,2030-01-01,,dy@x.example,\n"
                + "5,E\u202eve,1880-01-01,,e@x.example,\n"
                + "6,Fox,1980-01-01,,f@x.example,en,more\n"
                + "7,G \"o\" x,1980-01-01,,g@x.example,en\n"
                + "8,Good One,1980-01-01,,h@x.example,en\n"
        );
        report
            .Problems.Select(p => (p.Line, p.Column, p.Fault))
            .ShouldBe(
                [
                    (2, 3, ImportFault.DateAmbiguous),
                    (2, 4, ImportFault.PhoneMalformed),
                    (2, 5, ImportFault.EmailMalformed),
                    (2, 6, ImportFault.LanguageUnknown),
                    (3, 1, ImportFault.MemberNumberTwice),
                    (3, 3, ImportFault.DateUnreadable),
                    (4, 1, ImportFault.MemberNumberMissing),
                    (4, 3, ImportFault.DateTwoDigitYear),
                    (5, 2, ImportFault.NameMissing),
                    (5, 3, ImportFault.DateImplausible),
                    (6, 2, ImportFault.ControlCharacter),
                    (6, 3, ImportFault.DateImplausible),
                    (7, 0, ImportFault.TooManyCells),
                    (8, 2, ImportFault.StrayQuote),
                ],
                ignoreOrder: true
            );
        report.Members.ShouldHaveSingleItem().Name.ShouldBe("Good One");
        report.Usable.ShouldBeFalse();
    }

    [Fact]
    public void Problems_hold_nothing_of_the_member()
    {
        var report = Read("Number,Name,Email\n1,Secretperson,not-an-address\n");
        report.Problems.ShouldHaveSingleItem().ToString().ShouldNotContain("not-an-address");
    }

    [Fact]
    public void Columns_named_by_hand_go_before_what_headers_say()
    {
        var report = RollImport.Read(
            "X,Name,Email\nSue Li,ignored,s@x.example\n"u8,
            Options with
            {
                Map = ["x=full-name", "Name=ignore"],
            }
        );
        report.Members.ShouldHaveSingleItem().Name.ShouldBe("Sue Li");
        Faults(RollImport.Read("Name\nA B\n"u8, Options with { Map = ["Y=email", "Name=shoe", "email"] }))
            .ShouldBe([ImportFault.MapColumnUnknown, ImportFault.MapFieldUnknown, ImportFault.MapMalformed]);
    }

    [Fact]
    public void Headers_that_do_not_make_a_roll_are_named()
    {
        Faults(Read("Email,Phone\na@b.example,1\n")).ShouldContain(ImportFault.NameColumnMissing);
        Faults(Read("Name,Email,Courriel\nA B,a@b.example,\n")).ShouldBe([ImportFault.DuplicateColumn]);
        Faults(Read("Name,Email,Shoe size\nA B,a@b.example,9\n"))
            .ShouldBe([ImportFault.NumbersGenerated, ImportFault.ColumnIgnored]);
        Faults(Read("")).ShouldBe([ImportFault.FileEmpty]);
        Faults(Read("Name\n")).ShouldBe([ImportFault.FileEmpty]);
        Faults(Read(string.Join(',', Enumerable.Range(0, 300)) + "\n")).ShouldBe([ImportFault.TooManyColumns]);
    }

    [Fact]
    public void Whole_names_are_taken_apart_and_numbers_generated()
    {
        var report = Read(
            "Name,Email\n\"Côté, Marie Ève\",m@x.example\nJean Guy Roy,j@x.example\n王小明,w@x.example\n"
        );
        report
            .Members.Select(m => (m.Number, m.GivenName, m.FamilyName))
            .ShouldBe([("G000001", "Marie Ève", "Côté"), ("G000002", "Jean Guy", "Roy"), ("G000003", "王小明", "")]);
    }

    [Fact]
    public void Member_who_cannot_be_reached_is_only_a_warning()
    {
        var report = Read("Number,Name,Email\n1,A B,\n");
        report.Problems.ShouldHaveSingleItem().Fault.ShouldBe(ImportFault.NoContact);
        report.Usable.ShouldBeTrue();
    }

    [Fact]
    public void Every_fault_has_its_own_name_and_words_in_both_languages()
    {
        var all = Enum.GetValues<ImportFault>().Select(ImportWords.For).ToList();
        all.Select(w => w.Code).Distinct().Count().ShouldBe(all.Count);
        all.ShouldAllBe(w => w.Words.En.Length > 20 && w.Words.Fr.Length > 20 && w.Words.En != w.Words.Fr);
    }

    private static IEnumerable<byte[]> Encodings(string text) =>
        [
            Encoding.UTF8.GetBytes(text),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
        ];

    private static IEnumerable<ImportFault> Faults(ImportReport report) => report.Problems.Select(p => p.Fault);

    private static ImportReport Read(string text) => RollImport.Read(Encoding.UTF8.GetBytes(text), Options);
}
