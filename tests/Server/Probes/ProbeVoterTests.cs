using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Gate.Work;
using Hustings.Server.Probes;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Probes;

/// <summary>A probe behaves as a booth does, against a server of the test's own that answers what it is told to.</summary>
public sealed class ProbeVoterTests
{
    private static readonly ServerKeys Keys = ServerKeys.Draw(SodiumRandom.Instance);
    private static readonly ProbeSecrets Secrets = ProbeSecrets.Draw(3, Keys, SodiumRandom.Instance);

    [Fact]
    public async Task Work_that_is_asked_for_is_shown_with_the_same_ballot_and_is_no_further_try()
    {
        var server = new Answers(Later(429, "work_required", bits: 9), Receipt);
        var result = await CastAsync(server, Lane.Open);

        result.Reading.Accepted.ShouldBeTrue();
        result.Tries.ShouldBe(1);
        result.Bits.ShouldBe(9);
        server.Requests.Count.ShouldBe(2);
        var (first, second) = (server.Requests[0], server.Requests[1]);
        second[CastingHead.Length..].ShouldBe(first[CastingHead.Length..]);
        WorkProof.IsShown(CastingHead.Read(first)!.Work.Span).ShouldBeFalse();
        var work = CastingHead.Read(second)!.Work.Span;
        WorkProof.EpochOf(work).ShouldBe(Answers.Epoch);
        WorkProof
            .BitsOf(Answers.Seed, SHA256.HashData(second[CastingHead.Length..]), work)
            .ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public async Task Lane_with_work_shows_as_much_as_the_lane_takes_though_none_is_asked_for()
    {
        var server = new Answers(Receipt);
        var result = await CastAsync(server, Lane.Work);

        result.Bits.ShouldBe(Answers.HotBits);
        result.Reading.Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Same_bytes_are_sent_again_after_try_later_and_a_lost_answer()
    {
        var server = new Answers(Later(503, "busy"), _ => throw new HttpRequestException("cut"), Receipt);
        var result = await CastAsync(server, Lane.Open);

        result.Reading.Accepted.ShouldBeTrue();
        result.Tries.ShouldBe(3);
        server.Requests[1].ShouldBe(server.Requests[0]);
        server.Requests[2].ShouldBe(server.Requests[0]);
    }

    [Fact]
    public async Task Another_code_is_taken_where_another_probe_uses_this_one()
    {
        var server = new Answers(Later(429, "one_at_a_time"), Receipt);
        var result = await CastAsync(server, Lane.Open);

        result.Reading.Accepted.ShouldBeTrue();
        result.Tries.ShouldBe(1);
        server.Requests[1].ShouldNotBe(server.Requests[0]);
    }

    [Fact]
    public async Task Busy_every_time_is_put_off_and_no_connection_is_unreachable()
    {
        var busy = await CastAsync(
            new Answers([.. Enumerable.Repeat(Later(503, "busy"), ProbeVoter.Tries)]),
            Lane.Open
        );
        (busy.Problem, busy.Code, busy.Tries).ShouldBe((ProbeProblem.PutOff, "busy", ProbeVoter.Tries));
        var down = await CastAsync(new Answers(), Lane.Open);
        (down.Reading.Accepted, down.Problem).ShouldBe((false, ProbeProblem.Unreachable));
    }

    [Fact]
    public async Task Refusal_is_named_and_not_tried_again()
    {
        var server = new Answers(Later(403, "unknown_credential"), Receipt);
        var result = await CastAsync(server, Lane.Open);

        (result.Problem, result.Code, result.Tries).ShouldBe((ProbeProblem.Refused, "unknown_credential", 1));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receipt_of_another_key_ballot_or_box_and_a_captive_portal_are_no_success()
    {
        var other = ServerKeys.Draw(SodiumRandom.Instance);
        Func<byte[], (int, string)>[] lies =
        [
            _ => (200, "<html>Welcome to our network</html>"),
            _ => (200, "{}"),
            _ => (200, """{"status":"accepted","receipt":null}"""),
            request => (200, Signed(other, Secrets.Uuid, request)),
            request => (200, Signed(Keys, "11111111111111", request)),
            request => (200, Signed(Keys, Secrets.Uuid, [.. request, 1])),
        ];
        foreach (var lie in lies)
        {
            var result = await CastAsync(new Answers(lie), Lane.Open);
            (result.Reading.Accepted, result.Problem).ShouldBe((false, ProbeProblem.FalseAnswer));
        }
    }

    private static async Task<ProbeResult> CastAsync(Answers server, Lane lane)
    {
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://server.example") };
        var voter = new ProbeVoter(http, null, Secrets, new HastyTime(), SodiumRandom.Instance);
        return await voter.CastAsync(lane, TestContext.Current.CancellationToken);
    }

    private static (int, string) Receipt(byte[] request) => (200, Signed(Keys, Secrets.Uuid, request));

    private static string Signed(ServerKeys keys, string uuid, byte[] request) =>
        JsonSerializer.Serialize(
            new
            {
                status = "accepted",
                receipt = Contest.Casting.Receipt.Sign(
                    keys,
                    uuid,
                    SHA256.HashData(request[CastingHead.Length..]),
                    DateTimeOffset.UnixEpoch
                ),
            },
            JsonSerializerOptions.Web
        );

    private static Func<byte[], (int, string)> Later(int status, string code, int bits = 0) =>
        _ => (status, $$"""{"status":"refused","code":"{{code}}","bits":{{bits}}}""");

    /// <summary>Nobody waits in these tests: what is to happen later happens at once.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime < Patience ? TimeSpan.Zero : dueTime, period);
    }

    /// <summary>Answers ballots one after another; then nobody is there.</summary>
    private sealed class Answers(params Func<byte[], (int Status, string Body)>[] answers) : HttpMessageHandler
    {
        public const int HotBits = 10;
        public const long Epoch = 77;
        public static readonly byte[] Seed = new byte[32];

        public List<byte[]> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.RequestUri!.AbsolutePath == "/public/gate.json")
            {
                return Text(
                    200,
                    $$"""{"version":1,"bits":0,"hotBits":{{(Requests.Count == 0 ? HotBits : 1)}},"seeds":[{"epoch":{{Epoch}},"seed":"{{Convert.ToHexStringLower(Seed)}}"}]}"""
                );
            }

            request.RequestUri.AbsolutePath.ShouldBe($"/api/stages/{Secrets.Uuid}/ballots");
            Requests.Add(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            if (Requests.Count > answers.Length)
            {
                throw new HttpRequestException("Nobody is there.");
            }

            var (status, body) = answers[Requests.Count - 1](Requests[^1]);
            return Text(status, body);
        }

        private static HttpResponseMessage Text(int status, string body) =>
            new((HttpStatusCode)status) { Content = new StringContent(body) };
    }
}
