using System.IO.Compression;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Verify;

/// <summary><c>hustings verify</c> as a shell sees it: what it prints and what it answers.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private static readonly string Archives = FindArchives();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-verify-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Valid_archive_ends_in_valid_and_exits_0()
    {
        (int code, string output, _) = await RunAsync("verify", Archive("three-candidates"));

        code.ShouldBe(0);
        output.TrimEnd().Split('\n')[^1].ShouldBe("VALID");
        output.ShouldContain("ballot_proofs");
        output.ShouldContain("Fingerprints to compare");
        output.ShouldContain("        2  Bob");
        output.ShouldContain("does not bind the decrypted factor");
    }

    [Fact]
    public async Task Invalid_archive_names_the_check_and_the_event_and_exits_1()
    {
        string path = Copy("three-candidates", bytes => bytes[^600] ^= 1);

        (int code, string output, _) = await RunAsync("verify", path);

        code.ShouldBe(1);
        output.TrimEnd().Split('\n')[^1].ShouldMatch("^INVALID: [a-z_]+ at event [0-9]+( \\([0-9a-f]{64}\\))?$");
    }

    [Fact]
    public async Task What_is_no_archive_or_not_there_exits_2()
    {
        string text = Path.Combine(folder.FullName, "text.bel");
        await File.WriteAllTextAsync(text, "hello", Cancel);

        (await RunAsync("verify", text)).Code.ShouldBe(2);
        (await RunAsync("verify", Path.Combine(folder.FullName, "missing.bel"))).Code.ShouldBe(2);
        (await RunAsync("verify", folder.CreateSubdirectory("empty").FullName)).Code.ShouldBe(2);
        (await RunAsync("verify")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Folder_and_zip_are_verified_archive_by_archive()
    {
        Copy("three-candidates", _ => { });
        Copy("one-candidate", _ => { });
        string zip = Path.Combine(Path.GetTempPath(), $"hustings-verify-{Guid.NewGuid():n}.zip");
        await ZipFile.CreateFromDirectoryAsync(folder.FullName, zip, Cancel);
        try
        {
            foreach (string path in new[] { folder.FullName, zip })
            {
                (int code, string output, _) = await RunAsync("verify", path);
                code.ShouldBe(0);
                output.Split('\n').Count(line => line == "VALID").ShouldBe(2);
            }
        }
        finally
        {
            File.Delete(zip);
        }
    }

    [Fact]
    public async Task One_invalid_archive_among_valid_ones_exits_1_and_an_unreadable_one_2()
    {
        Copy("three-candidates", _ => { });
        string broken = Copy("one-candidate", bytes => bytes[^600] ^= 1);
        (await RunAsync("verify", folder.FullName)).Code.ShouldBe(1);
        await File.WriteAllTextAsync(broken, "no archive", Cancel);
        (await RunAsync("verify", folder.FullName)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Json_holds_the_verdict_the_checks_and_the_result()
    {
        (int code, string output, _) = await RunAsync("verify", "--json", Archive("three-candidates"));

        code.ShouldBe(0);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement report = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
        report.GetProperty("verdict").GetString().ShouldBe("valid");
        report.GetProperty("progress").GetString().ShouldBe("published");
        report.GetProperty("result")[0][1].GetInt64().ShouldBe(2);
        report.GetProperty("failure").ValueKind.ShouldBe(JsonValueKind.Null);
        report
            .GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("check").GetString() == "ballot_proofs")
            .GetProperty("count")
            .GetInt64()
            .ShouldBe(4);
    }

    [Fact]
    public async Task Stage_picks_one_archive_and_an_unknown_one_exits_2()
    {
        Copy("three-candidates", _ => { });
        Copy("one-candidate", _ => { });
        (_, string all, _) = await RunAsync("verify", "--json", folder.FullName);
        string uuid = JsonDocument.Parse(all).RootElement[0].GetProperty("election").GetProperty("uuid").GetString()!;

        (int code, string output, _) = await RunAsync("verify", "--json", "--stage", uuid, folder.FullName);

        code.ShouldBe(0);
        JsonDocument.Parse(output).RootElement.GetArrayLength().ShouldBe(1);
        (await RunAsync("verify", "--stage", "11111111111111", folder.FullName)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Url_is_downloaded_and_verified_and_one_that_does_not_answer_exits_2()
    {
        await using OneFileServer server = await OneFileServer.StartAsync(Archive("three-candidates"), Cancel);

        (await RunAsync("verify", server.Address + "record.bel")).Code.ShouldBe(0);
        (await RunAsync("verify", server.Address + "missing.bel")).Code.ShouldBe(2);
        (await RunAsync("verify", "http://127.0.0.1:1/record.bel")).Code.ShouldBe(2);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Archive(string name) => Path.Combine(Archives, name + ".bel");

    private string Copy(string name, Action<byte[]> change)
    {
        byte[] bytes = File.ReadAllBytes(Archive(name));
        change(bytes);
        string path = Path.Combine(folder.FullName, name + ".bel");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await HustingsCommand.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static string FindArchives()
    {
        for (DirectoryInfo? up = new(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            if (File.Exists(Path.Combine(up.FullName, "Hustings.slnx")))
                return Path.Combine(up.FullName, "vectors", "belenios-tool-3.0");
        }

        throw new DirectoryNotFoundException("no Hustings.slnx above the tests");
    }
}
