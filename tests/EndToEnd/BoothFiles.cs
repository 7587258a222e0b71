using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hustings.EndToEnd.House;
using Hustings.Record;
using Hustings.Record.Archive;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>What the booth is made of, and what it makes.</summary>
[Collection(BoothTests.Name)]
public sealed partial class BoothFiles(BoothStand stand)
{
    private const int Budget = 120 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Booth_opens_within_its_budget_from_this_server_alone()
    {
        var booth = await stand.OpenAsync(stand.NextVoter());
        await booth.ShowsAsync("choice");
        var size = 0;
        foreach (var request in booth.Requests)
        {
            request.Url.ShouldStartWith(stand.Server.Address);
            var answer = (await request.ResponseAsync())!;
            answer.Status.ShouldBe(200, request.Url);
            if (!request.Url.Contains("/public/", StringComparison.Ordinal))
            {
                size += Compressed(await answer.BodyAsync());
            }
        }

        size.ShouldBeInRange(10_000, Budget);
    }

    [Fact]
    public async Task Booth_page_allows_no_script_but_its_own_and_names_its_files_by_content()
    {
        var answer = await stand.Client.GetAsync($"{stand.Server.Address}/vote/{stand.Server.Uuid}", Cancel);
        var policy = string.Join(";", answer.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("form-action 'none'");
        policy.ShouldNotContain("unsafe");
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        var files = NamedFile().Matches(html);
        files.Count.ShouldBe(2);
        foreach (Match file in files)
        {
            var bytes = await stand.Client.GetByteArrayAsync(stand.Server.Address + file.Groups["path"].Value, Cancel);
            file.Groups["hash"].Value.ShouldBe(Convert.ToBase64String(SHA384.HashData(bytes)));
        }
    }

    [Fact]
    public async Task Ballots_made_in_Chromium_are_accepted_by_the_reference_tool()
    {
        var folder = Directory.CreateTempSubdirectory("hustings-booth-").FullName;
        try
        {
            await WriteArchiveAsync(folder);
            foreach (var choice in new[] { "Amara Okafor", "Chloe Nguyen", "Blank vote" })
            {
                var voter = stand.NextVoter();
                var booth = await stand.OpenAsync(voter);
                await booth.VoteAsync(choice, voter.Pin);
                var ballot = Path.Combine(folder, "ballot.json");
                await File.WriteAllTextAsync(ballot, booth.Casts.ShouldHaveSingleItem()[194..], Cancel);
                var (exitCode, output) = await VerifyAsync(folder, ballot);
                exitCode.ShouldBe(0, output);

                // The tool would also notice: one digit of a response changed.
                var text = await File.ReadAllTextAsync(ballot, Cancel);
                var at = text.LastIndexOf("\"response\":\"", StringComparison.Ordinal) + 12;
                await File.WriteAllTextAsync(
                    ballot,
                    text[..at] + (text[at] == '1' ? '2' : '1') + text[(at + 1)..],
                    Cancel
                );
                (await VerifyAsync(folder, ballot)).ExitCode.ShouldNotBe(0);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<(int ExitCode, string Output)> VerifyAsync(string folder, string ballot) =>
        Command.RunAsync(
            Repository.BeleniosTool,
            ["election", "verify-ballot", "--dir", folder, "--uuid", stand.Server.Uuid, "--ballot", ballot]
        );

    // The reference tool wants an archive: the stage's setup, from its public files.
    private async Task WriteArchiveAsync(string folder)
    {
        var files = $"{stand.Server.Address}/public/stages/{stand.Server.Uuid}/";
        Election.TryRead(await stand.Client.GetByteArrayAsync($"{files}election.json", Cancel), out var election);
        TrusteeKeys.TryRead(await stand.Client.GetByteArrayAsync($"{files}trustees.json", Cancel), out var trustees);
        PublicCredentials.TryRead(
            await stand.Client.GetByteArrayAsync($"{files}credentials.json", Cancel),
            out var credentials
        );
        using var archive = File.Create(Path.Combine(folder, $"{stand.Server.Uuid}.bel"));
        new ArchiveWriter(archive, DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AppendSetup(
            election!,
            trustees!,
            credentials!
        );
    }

    private static int Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)packed.Length;
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>/assets/[^\"]+)\"\\s+integrity=\"sha384-(?<hash>[^\"]+)\"")]
    private static partial Regex NamedFile();
}
