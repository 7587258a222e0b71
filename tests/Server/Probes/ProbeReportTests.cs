using System.Net;
using System.Text;
using System.Text.Json;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Server.Probes;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Probes;

/// <summary>Nobody but a probe of this server says how voting goes; what is refused is refused by name and leaves nothing.</summary>
public sealed class ProbeReportTests : IAsyncLifetime
{
    private RunningServer server = null!;

    private ProbeSecrets Secrets => server.Service<ProbeRoom>().Secrets!;

    private DateTimeOffset Now => server.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => server = await RunningServer.OpenAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Report_of_a_probe_is_taken_and_goes_to_the_log_and_the_status()
    {
        (await SendAsync(Report(1, Accepted(Lane.Work), Accepted(Lane.Open), Failed(Lane.Hall)))).ShouldBe("taken");

        var log = server.Service<ProbeLog>().Recent;
        log.Select(one => (one.Lane, one.Accepted))
            .ShouldBe([(Lane.Work, true), (Lane.Open, true), (Lane.Hall, false)]);
        var known = server.Service<ProbeBoard>().All.ShouldHaveSingleItem();
        (known.Name, known.Last.Count, known.Files!.State).ShouldBe(("toronto", 3, FileState.Same));
        var status = await server.Client.GetStringAsync(
            new Uri("/public/status.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var probes = JsonDocument.Parse(status).RootElement.GetProperty("picture").GetProperty("probes");
        (probes.GetProperty("cast").GetInt32(), probes.GetProperty("accepted").GetInt32()).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Forged_readings_without_the_secret_are_refused_by_name_and_nothing_of_them_is_kept()
    {
        var report = Report(1, Failed(Lane.Work));
        var bytes = report.ToBytes();
        var stranger = ProbeSecrets.Draw(3, ServerKeys.Draw(SodiumRandom.Instance), SodiumRandom.Instance);
        var right = Convert.ToHexStringLower(ProbeReport.Sign(Secrets, bytes));
        string?[] signatures =
        [
            null,
            "",
            new string('0', 64),
            right[..^1],
            right + "00",
            Convert.ToHexStringLower(ProbeReport.Sign(stranger, bytes)),
            Convert.ToHexStringLower(ProbeReport.Sign(Secrets with { ReportKey = stranger.ReportKey }, bytes)),
            Convert.ToHexStringLower(ProbeReport.Sign(Secrets with { Election = stranger.Election }, bytes)),
        ];
        foreach (var signature in signatures)
        {
            (await PostAsync(bytes, signature)).ShouldBe((HttpStatusCode.Forbidden, "probe_unknown"));
        }

        for (var at = 0; at < bytes.Length; at += 7)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            (await PostAsync(changed, right)).ShouldBe((HttpStatusCode.Forbidden, "probe_unknown"));
        }

        NothingIsKept();
    }

    [Fact]
    public async Task Signed_nonsense_is_malformed_and_too_much_is_too_large()
    {
        var good = Encoding.UTF8.GetString(Report(1, Accepted(Lane.Work)).ToBytes());
        string[] broken =
        [
            "",
            "[]",
            "{}",
            good[..^1],
            good.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal),
            good.Replace("\"toronto\"", "\"To ronto\"", StringComparison.Ordinal),
            good.Replace("\"toronto\"", "null", StringComparison.Ordinal),
            good.Replace("\"work\"", "\"assistance-lane\"", StringComparison.Ordinal),
            good.Replace("\"work\"", "null", StringComparison.Ordinal),
            good.Replace("\"milliseconds\":800", "\"milliseconds\":-1", StringComparison.Ordinal),
            good.Replace("\"milliseconds\":800", "\"milliseconds\":9000000000000000000", StringComparison.Ordinal),
            good.Replace("\"milliseconds\":800", "\"milliseconds\":1e99", StringComparison.Ordinal),
            good.Replace("\"tries\":1", "\"tries\":0", StringComparison.Ordinal),
            good.Replace("\"sequence\":1", "\"sequence\":0", StringComparison.Ordinal),
            good.Replace("\"sequence\":1", "\"sequence\":1,\"sequence\":2", StringComparison.Ordinal),
            good.Replace("\"state\":\"same\"", "\"state\":\"fine\"", StringComparison.Ordinal),
            good.Replace("\"differing\":[]", $"\"differing\":[\"{new string('x', 300)}\"]", StringComparison.Ordinal),
        ];
        foreach (var text in broken)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            (await PostAsync(bytes, Signature(bytes))).ShouldBe((HttpStatusCode.BadRequest, "malformed"), text);
        }

        var many = Report(1, [.. Enumerable.Repeat(Accepted(Lane.Work), ProbeReport.MostResults + 1)]).ToBytes();
        (await PostAsync(many, Signature(many))).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
        var huge = new byte[200_000];
        (await PostAsync(huge, Signature(huge))).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "too_large"));
        NothingIsKept();
    }

    [Fact]
    public async Task Report_that_was_taken_before_or_is_of_another_time_is_refused()
    {
        (await SendAsync(Report(5, Accepted(Lane.Work)))).ShouldBe("taken");
        (await SendAsync(Report(5, Accepted(Lane.Work)))).ShouldBe("replayed");
        (await SendAsync(Report(4, Accepted(Lane.Work)))).ShouldBe("replayed");
        (await SendAsync(Report(6) with { Time = Now.AddMinutes(3) })).ShouldBe("wrong_clock");
        (await SendAsync(Report(6) with { Time = Now.AddMinutes(-3) })).ShouldBe("wrong_clock");
        (await SendAsync(Report(6, At(Now.AddMinutes(5))))).ShouldBe("wrong_clock");
        (await SendAsync(Report(6, At(Now.AddDays(-1))))).ShouldBe("wrong_clock");
        // An outage is told afterwards.
        (await SendAsync(Report(6, At(Now.AddHours(-3))))).ShouldBe("taken");
        server.Service<ProbeLog>().Recent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task So_many_probes_and_no_more_unless_one_is_silent_for_long()
    {
        for (var number = 0; number < ProbeBoard.Most; number++)
        {
            (await SendAsync(Report(1) with { Probe = $"probe-{number}" })).ShouldBe("taken");
        }

        (await SendAsync(Report(1) with { Probe = "one-more" })).ShouldBe("too_many_probes");
        server.Clock.Advance(TimeSpan.FromHours(2));
        (await SendAsync(Report(1) with { Probe = "one-more" })).ShouldBe("taken");
        server.Service<ProbeBoard>().All.Count.ShouldBe(ProbeBoard.Most);
    }

    [Fact]
    public void Every_refusal_has_its_code_and_its_words_in_both_languages()
    {
        var all = Enum.GetValues<ProbeRefusal>().Select(ProbeRefusalWords.For).ToList();
        all.Select(one => one.Code).ShouldBeUnique();
        all.ForEach(one => one.Message.Fr.ShouldNotBe(one.Message.En));
        all.ForEach(one => one.HttpStatus.ShouldBeInRange(400, 503));
    }

    private void NothingIsKept()
    {
        server.Service<ProbeLog>().Recent.ShouldBeEmpty();
        server.Service<ProbeBoard>().All.ShouldBeEmpty();
    }

    private ProbeReport Report(long sequence, params ProbeResult[] results) =>
        new("toronto", sequence, Now, results, new(Now, FileState.Same, [], ""));

    private ProbeResult Accepted(Lane lane) =>
        At(Now) with
        {
            Reading = new(Now, lane, true, TimeSpan.FromMilliseconds(800)),
        };

    private ProbeResult Failed(Lane lane) =>
        new(new(Now, lane, false, TimeSpan.FromSeconds(9)), 4, 0, ProbeProblem.PutOff, "busy");

    private static ProbeResult At(DateTimeOffset time) =>
        new(new(time, Lane.Work, true, TimeSpan.FromMilliseconds(800)), 1, 16, ProbeProblem.None, "");

    private string Signature(byte[] bytes) => Convert.ToHexStringLower(ProbeReport.Sign(Secrets, bytes));

    private async Task<string> SendAsync(ProbeReport report)
    {
        var bytes = report.ToBytes();
        return (await PostAsync(bytes, Signature(bytes))).Said;
    }

    private async Task<(HttpStatusCode Status, string Said)> PostAsync(byte[] bytes, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ProbeReport.Path)
        {
            Content = new ByteArrayContent(bytes),
        };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(ProbeReport.Header, signature);
        }

        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .RootElement;
        return (
            answer.StatusCode,
            (body.TryGetProperty("code", out var code) ? code : body.GetProperty("status")).GetString()!
        );
    }
}
