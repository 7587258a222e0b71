using System.IO.Compression;
using System.Text.Json;
using Hustings.Verification.Tests.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Verify;

/// <summary><c>hustings verify</c> on a whole contest's record: a folder, a zip and a URL say the same.</summary>
public sealed class ContestVerifyTests : IDisposable
{
    private static readonly MemoryRecord Record = new SampleContest().Record;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-contest-");

    public ContestVerifyTests()
    {
        foreach (var (path, bytes) in Record.Files)
        {
            string file = Path.Combine(Contest, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Contest => Path.Combine(folder.FullName, "contest");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Folder_zip_and_url_of_a_contest_are_valid_with_a_report_per_stage()
    {
        string zip = Path.Combine(folder.FullName, "contest.zip");
        await ZipFile.CreateFromDirectoryAsync(Contest, zip, CompressionLevel.Fastest, true, Cancel);
        await using FolderServer server = new(Contest);
        foreach (string path in new[] { Contest, zip, server.Address })
        {
            Told told = await Told.RunAsync("verify", path);

            told.ExitCode.ShouldBe(0, path + told.Output + told.Error);
            told.Output.TrimEnd().Split('\n')[^1].ShouldBe("VALID");
            told.Output.Split('\n').Count(line => line == "VALID").ShouldBe(4, "three stages and the contest");
            told.Output.ShouldContain("declared_winner        passed");
            told.Output.ShouldContain("Ann É. declared the winner");
        }
    }

    [Fact]
    public async Task Changed_record_names_the_check_and_the_minute_and_exits_1()
    {
        string minutes = Path.Combine(Contest, "minutes.jsonl");
        string text = await File.ReadAllTextAsync(minutes, Cancel);
        await File.WriteAllTextAsync(minutes, text.Replace("hall-1", "hall-9", StringComparison.Ordinal), Cancel);

        Told told = await Told.RunAsync("verify", Contest);

        told.ExitCode.ShouldBe(1);
        told.Output.TrimEnd()
            .Split('\n')[^1]
            .ShouldMatch("^INVALID: order_signature at minute [0-9]+ \\([0-9a-f]{64}\\)$");
    }

    [Fact]
    public async Task Json_and_page_tell_contest_and_stages()
    {
        string page = Path.Combine(folder.FullName, "report.html");
        Told told = await Told.RunAsync("verify", "--json", "--html", page, Contest);

        using JsonDocument json = JsonDocument.Parse(told.Output);
        JsonElement contest = json.RootElement.EnumerateArray().Single();
        contest.GetProperty("verdict").GetString().ShouldBe("valid");
        contest.GetProperty("winner").GetString().ShouldBe("ann");
        contest.GetProperty("stages").GetArrayLength().ShouldBe(3);
        string html = await File.ReadAllTextAsync(page, Cancel);
        html.ShouldContain("Verification report of a whole contest");
        html.ShouldContain("declared_winner");
        html.ShouldContain("round-2");
    }

    [Fact]
    public async Task One_stage_of_a_contest_is_verified_by_itself()
    {
        string uuid = Path.GetFileName(Directory.GetDirectories(Path.Combine(Contest, "stages"))[0]);

        Told told = await Told.RunAsync("verify", "--stage", uuid, Contest);

        told.ExitCode.ShouldBe(0);
        told.Output.Split('\n').Count(line => line == "VALID").ShouldBe(1);
    }
}
