using System.Net;
using Hustings.Contest.Authoring;
using Hustings.Record;
using Hustings.Server.Contests;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.PublicFiles;

/// <summary>Candidates' photos: what a definition names, and nothing else, whatever lies in the folder.</summary>
public sealed class PhotoTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Photo_that_a_definition_names_is_served_for_good_and_no_other_file()
    {
        await using var server = await RunningServer.OpenAsync();
        var hash = await PutAsync(server, Png);
        (await GetAsync(server, hash)).Status.ShouldBe(HttpStatusCode.NotFound, "nobody names it yet");

        await NameAsync(server, hash);

        var (status, type, cache, bytes) = await GetAsync(server, hash);
        status.ShouldBe(HttpStatusCode.OK);
        type.ShouldBe("image/png");
        cache.ShouldContain("immutable");
        bytes.ShouldBe(Png);
        foreach (var other in (string[])[new string('0', 64), "..%2Fdefinition.json", $"{hash}x", "x"])
        {
            (await GetAsync(server, other)).Status.ShouldBe(HttpStatusCode.NotFound, other);
        }
    }

    [Fact]
    public async Task File_that_is_another_than_its_name_says_no_picture_or_too_large_is_not_given_out()
    {
        await using var server = await RunningServer.OpenAsync();
        var page = await PutAsync(server, "<script>alert(1)</script>"u8.ToArray());
        var large = await PutAsync(server, [.. Png, .. new byte[Picture.MaxBytes]]);
        var changed = await PutAsync(server, [.. Png, 4]);
        await File.WriteAllBytesAsync(PathOf(server, changed), Png, TestContext.Current.CancellationToken);
        var missing = Fingerprint.Hex("missing"u8);
        foreach (var hash in (string[])[page, large, changed, missing])
        {
            await NameAsync(server, hash);
            (await GetAsync(server, hash)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static string PathOf(RunningServer server, string hash) => Path.Combine(server.Folder, "photos", hash);

    private static async Task<string> PutAsync(RunningServer server, byte[] bytes)
    {
        var hash = Fingerprint.Hex(bytes);
        Directory.CreateDirectory(Path.Combine(server.Folder, "photos"));
        await File.WriteAllBytesAsync(PathOf(server, hash), bytes, TestContext.Current.CancellationToken);
        return hash;
    }

    private static Task NameAsync(RunningServer server, string hash)
    {
        var definition = server.Contest.Definition;
        return server
            .Service<ContestOffice>()
            .KnowAsync(
                definition with
                {
                    Candidates = [definition.Candidates[0] with { Photo = hash }, .. definition.Candidates.Skip(1)],
                }
            );
    }

    private static async Task<(HttpStatusCode Status, string? Type, string Cache, byte[] Bytes)> GetAsync(
        RunningServer server,
        string hash
    )
    {
        using var answer = await server.Client.GetAsync(
            new Uri($"/public/photos/{hash}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return (
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.CacheControl?.ToString() ?? "",
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }
}
