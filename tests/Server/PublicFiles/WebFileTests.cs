using System.Net;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.PublicFiles;

/// <summary>The booth and the built assets, and the headers that everything carries.</summary>
public sealed class WebFileTests : IAsyncLifetime
{
    private readonly string web = Directory.CreateTempSubdirectory("hustings-web-").FullName;
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(web, "assets"));
        Directory.CreateDirectory(Path.Combine(web, "booth"));
        await File.WriteAllTextAsync(
            Path.Combine(web, "assets", "booth.abc123.js"),
            string.Concat(Enumerable.Repeat("console.log('vote');", 50))
        );
        await File.WriteAllTextAsync(Path.Combine(web, "assets", "notes.exe"), "no");
        await File.WriteAllTextAsync(Path.Combine(web, "booth", "index.html"), "<!doctype html><title>Vote</title>");
        server = await RunningServer.OpenAsync(adjust: options => options with { WebFolder = web });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(web, recursive: true);
    }

    [Fact]
    public async Task Booth_is_served_for_a_known_stage_and_no_form_of_it_may_be_sent()
    {
        using var booth = await GetAsync($"/vote/{server.Contest.Uuid}");
        (await booth.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Vote");
        var policy = booth.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("form-action 'none'");
        policy.ShouldContain("worker-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        booth.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);

        using var unknown = await GetAsync("/vote/nosuchstage123");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Assets_are_immutable_typed_and_compressed_when_asked()
    {
        using var plain = await GetAsync("/assets/booth.abc123.js");
        plain.Headers.CacheControl!.ToString().ShouldContain("immutable");
        plain.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        plain.Headers.Vary.ShouldContain("Accept-Encoding");

        using var ask = new HttpRequestMessage(HttpMethod.Get, "/assets/booth.abc123.js");
        ask.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var packed = await server.Client.SendAsync(ask, TestContext.Current.CancellationToken);
        packed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        packed.Content.Headers.ContentLength!.Value.ShouldBeLessThan(plain.Content.Headers.ContentLength!.Value);
        packed.Headers.ETag.ShouldNotBe(plain.Headers.ETag);
    }

    [Fact]
    public async Task Files_outside_the_assets_or_of_other_kinds_are_not_served()
    {
        foreach (
            var path in new[] { "/assets/notes.exe", "/assets/..%2fbooth%2findex.html", "/assets/", "/hustings.db" }
        )
        {
            using var response = await GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        string[] paths = [server.PublicPath + "/stage.json", "/assets/booth.abc123.js", server.CastPath];
        foreach (var path in paths)
        {
            using var response = await GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("worker-src 'none'");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    private Task<HttpResponseMessage> GetAsync(string path) =>
        server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
