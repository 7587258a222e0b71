using System.Text;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Roll;

/// <summary>After erasure no file holds a member's name, address, code or PIN, and the public part is as it was.</summary>
public sealed class PersonalDataTests : IDisposable
{
    private const string Stage = "TC8ZwPjLDDcDt5";
    private static readonly FrozenRoll Roll = FrozenRoll.Freeze(
        "north",
        [RollSample.Ana, RollSample.Bo],
        new SeededRandom("roll"u8)
    );
    private static readonly CodeIssue Issue = CodeIssue.Issue("north", 2, [Stage], 1, new SeededRandom("codes"u8));
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-erase-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void After_erasure_nothing_of_a_member_is_left_in_data_and_registrar_folders()
    {
        RollFolder.Write(folder, Roll);
        RegistrarFolder.Write(folder, Roll, Issue, new byte[32], newKey: true);
        Write("contacts/list.csv", "ana@x.example");
        Write("backups/Tremblay/old.zip", "ana@x.example");
        Write("pins.txt", $"{new string('b', 64)}\n");
        Write($"stages/{Stage}/election.json", "{}");
        Write("minutes.jsonl", "public");
        var table = File.ReadAllBytes(At("public/credential-table.txt"));
        string[] planted =
        [
            "Tremblay",
            "ana@x.example",
            "+14165550123",
            "12 Main St",
            .. Issue.Members.SelectMany(code => new[] { code.Code, code.Pin }),
            .. Issue.Spares.Select(code => code.Code),
        ];
        planted.ShouldAllBe(text => AllText().Contains(text));

        var report = PersonalData.Erase(folder, new Clock());

        report.Complete.ShouldBeTrue();
        report.Erased.Select(part => part.What).ShouldBe(["backups", "codes", "contacts", "link", "pins", "roll"]);
        planted.ShouldAllBe(text => !AllText().Contains(text));
        AllText().ShouldContain("\"what\": \"link\"");
        RollFolder.Read(folder).ShouldBeNull();
        File.ReadAllBytes(At("public/credential-table.txt")).ShouldBe(table);
        File.ReadAllText(At("minutes.jsonl")).ShouldBe("public");
        File.ReadAllText(At($"stages/{Stage}/election.json")).ShouldBe("{}");
        File.ReadAllBytes(At("pins.txt")).ShouldBeEmpty();
    }

    [Fact]
    public void Content_is_overwritten_before_the_file_goes()
    {
        Write("roll/roll.jsonl", "Tremblay");
        // A second name for the same file shows what became of its content.
        var other = At("other-name");
        System.Diagnostics.Process.Start("ln", [At("roll/roll.jsonl"), other]).WaitForExit();
        File.ReadAllText(other).ShouldBe("Tremblay");
        PersonalData.Erase(folder, new Clock());
        File.ReadAllText(other).ShouldBe("");
    }

    [Fact]
    public void What_a_link_points_to_is_not_touched_but_reported()
    {
        var elsewhere = Directory.CreateTempSubdirectory("hustings-elsewhere-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(elsewhere, "keep"), "Tremblay");
            Directory.CreateDirectory(At("roll"));
            File.CreateSymbolicLink(At("roll/linked"), Path.Combine(elsewhere, "keep"));
            Directory.CreateSymbolicLink(At("backups"), elsewhere);
            var report = PersonalData.Erase(folder, new Clock());
            report.Complete.ShouldBeFalse();
            report.Left.Select(left => left.What).ShouldBe(["roll", "backups"]);
            File.ReadAllText(Path.Combine(elsewhere, "keep")).ShouldBe("Tremblay");
            PersonalData.Erase(folder, new Clock()).Complete.ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public void Second_run_finds_nothing_and_both_reports_are_kept()
    {
        Write("roll/roll.jsonl", "Tremblay");
        PersonalData.Erase(folder, new Clock()).Files.ShouldBe(1);
        PersonalData.Erase(folder, new Clock()).Files.ShouldBe(0);
        File.ReadAllText(At("erasure.json")).Split("\"time\"").Length.ShouldBe(3);
    }

    private string AllText() =>
        string.Concat(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file) + Encoding.UTF8.GetString(File.ReadAllBytes(file)))
        );

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 12, 24, 12, 0, 0, TimeSpan.Zero);
    }
}
