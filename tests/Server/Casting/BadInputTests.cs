using System.Net;
using System.Text;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Casting;

/// <summary>Whatever an attacker sends gets its named refusal, and nothing is stored: rows and log are as before.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    // Belenios hex is the compressed point read as a number: the reverse of RFC 8032's bytes.
    private const string Identity = "0000000000000000000000000000000000000000000000000000000000000001";
    private const string AliasOfIdentity = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee";
    private const string OrderTwo = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
    private const string OrderFour = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string OrderEight = "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7";
    private const string NotOnCurve = "0000000000000000000000000000000000000000000000000000000000000002";
    private const string Order = "7237005577332262213973186563042994240857116359379907606001950938285454250989";

    private RunningServer server = null!;
    private Ballot ballot = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.OpenAsync();
        (await server.CastAsync(5)).Accepted.ShouldBeTrue();
        ballot = server.Ballot(0);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Body_of_one_megabyte_is_too_large() =>
        await RefusedAsync(new byte[1 << 20], 413, "body_too_large");

    [Fact]
    public async Task Body_one_byte_over_the_limit_is_too_large_and_at_the_limit_is_read()
    {
        await RefusedAsync(Padded(CastingHead.MaxRequest + 1), 413, "body_too_large");
        await RefusedAsync(Padded(CastingHead.MaxRequest), 400, "trailing_bytes");
    }

    [Fact]
    public async Task Head_that_is_not_as_specified_is_refused()
    {
        var request = Request(ballot.Bytes.Span);
        await RefusedAsync([], 400, "head_malformed");
        await RefusedAsync(request[..CastingHead.Length], 400, "head_malformed");
        await RefusedAsync(ballot.Bytes.ToArray(), 400, "head_malformed");
        request[14] = (byte)'2';
        await RefusedAsync(request, 400, "head_malformed");
    }

    [Fact]
    public async Task Unknown_stage_is_named()
    {
        var answer = await Inventory.UnchangedAsync(
            server,
            () => server.CastAsync(Request(ballot.Bytes.Span), "/api/stages/nosuchstage123/ballots")
        );
        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "unknown_stage"));
    }

    [Fact]
    public async Task Text_that_is_no_json_is_malformed()
    {
        await RefusedAsync("this is no ballot"u8, 400, "malformed_json");
        await RefusedAsync("{"u8, 400, "malformed_json");
        await RefusedAsync(ballot.Bytes.Span[..^1], 400, "malformed_json");
        await RefusedAsync(Encoding.ASCII.GetBytes(new string('[', 8000)), 400, "malformed_json");
    }

    [Fact]
    public async Task Json_that_is_no_ballot_is_not_of_its_shape()
    {
        await RefusedAsync("{}"u8, 400, "ballot_shape");
        await RefusedAsync("[1,2]"u8, 400, "ballot_shape");
        // What nobody signed is not looked at further.
        static string WithoutProof(string text) => text.Replace("\"overall_proof\"", "\"overall\"");
        await RefusedAsync(Forgery.Altered(ballot, WithoutProof), 403, "signature_invalid");
        await RefusedAsync(Forgery.Resigned(server, 0, ballot, WithoutProof), 400, "ballot_shape");
    }

    [Fact]
    public async Task Ballot_with_too_few_choices_is_not_of_the_elections_shape()
    {
        var smaller = Election.Create(
            server.Contest.Uuid,
            server.Contest.Election.Name,
            server.Contest.Election.Description,
            server.Contest.Election.PublicKey.Point,
            [new Question("Who?", ["Ana", "Ben"], 1, 1, true)]
        );
        var few = Ballot.Make(
            smaller,
            server.Contest.Codes[0].Code,
            [
                [0, 1, 0],
            ],
            new SeededRandom("few"u8)
        );
        var forged = Forgery.Resigned(
            server,
            0,
            few,
            text => text.Replace(smaller.Fingerprint, server.Contest.Election.Fingerprint, StringComparison.Ordinal)
        );
        await RefusedAsync(forged, 400, "ballot_shape");
    }

    [Fact]
    public async Task Invalid_utf8_is_refused()
    {
        var bytes = ballot.Bytes.ToArray();
        bytes[^3] = 0xff;
        await RefusedAsync(bytes, 400, "invalid_utf8");
    }

    [Fact]
    public async Task Duplicate_key_is_refused()
    {
        var twice = Forgery.Altered(ballot, text => "{\"election_uuid\":\"" + server.Contest.Uuid + "\"," + text[1..]);
        await RefusedAsync(twice, 400, "duplicate_key");
        var inside = Forgery.Altered(
            ballot,
            text => text.Replace("\"signature\":{", "\"signature\":{\"hash\":\"\",", StringComparison.Ordinal)
        );
        await RefusedAsync(inside, 400, "duplicate_key");
    }

    [Fact]
    public async Task Trailing_bytes_are_refused()
    {
        await RefusedAsync([.. ballot.Bytes.Span, (byte)'\n'], 400, "trailing_bytes");
        await RefusedAsync([.. ballot.Bytes.Span, .. ballot.Bytes.Span[..100]], 400, "trailing_bytes");
    }

    [Fact]
    public async Task Same_content_in_other_bytes_is_not_canonical()
    {
        await RefusedAsync(Forgery.Altered(ballot, text => text.Replace(":", ": ")), 400, "not_canonical");
        await RefusedAsync(
            Forgery.Altered(ballot, text => text.Replace("election_uuid", "election\\u005fuuid")),
            400,
            "not_canonical"
        );
    }

    [Fact]
    public async Task Replayed_ballot_of_another_stage_is_refused()
    {
        var other = RunningServer.Prepare(VotePolicy.Once, "another stage");
        var replayed = Ballot.Make(
            other.Election,
            other.Codes[0].Code,
            [
                [0, 1, 0, 0],
            ],
            new SeededRandom("r"u8)
        );
        await RefusedAsync(replayed.Bytes.Span, 409, "wrong_election");
    }

    [Fact]
    public async Task Ballot_for_another_version_of_the_election_is_refused()
    {
        var other = Election.Create(
            server.Contest.Uuid,
            "Another name",
            server.Contest.Election.Description,
            server.Contest.Election.PublicKey.Point,
            server.Contest.Election.Questions
        );
        var stale = Ballot.Make(
            other,
            server.Contest.Codes[0].Code,
            [
                [0, 1, 0, 0],
            ],
            new SeededRandom("r"u8)
        );
        await RefusedAsync(stale.Bytes.Span, 409, "wrong_fingerprint");
    }

    [Fact]
    public async Task Credential_that_is_not_on_the_list_is_refused()
    {
        var code = VotingCode.Generate(new SeededRandom("stranger"u8));
        var stranger = Ballot.Make(
            server.Contest.Election,
            code,
            [
                [0, 1, 0, 0],
            ],
            new SeededRandom("r"u8)
        );
        await RefusedAsync(stranger.Bytes.Span, 403, "unknown_credential");
    }

    [Fact]
    public async Task Credential_that_is_no_proper_group_element_is_refused_by_name()
    {
        await RefusedAsync(WithCredential(Identity), 400, "credential_identity");
        await RefusedAsync(WithCredential(AliasOfIdentity), 400, "point_not_canonical");
        await RefusedAsync(WithCredential(NotOnCurve), 400, "point_not_on_curve");
        await RefusedAsync(WithCredential(OrderTwo), 400, "point_not_in_subgroup");
        await RefusedAsync(WithCredential(OrderFour), 400, "point_not_in_subgroup");
        await RefusedAsync(WithCredential(OrderEight), 400, "point_not_in_subgroup");
        await RefusedAsync(
            WithCredential(server.Contest.Codes[0].PublicCredential.ToUpperInvariant()),
            400,
            "not_canonical"
        );
    }

    [Fact]
    public async Task Element_of_the_ballot_that_is_no_proper_group_element_is_refused_by_name()
    {
        foreach (var key in new[] { "alpha", "beta" })
        {
            await RefusedAsync(With(key, AliasOfIdentity), 400, "point_not_canonical");
            await RefusedAsync(With(key, NotOnCurve), 400, "point_not_on_curve");
            await RefusedAsync(With(key, OrderTwo), 400, "point_not_in_subgroup");
            await RefusedAsync(With(key, OrderFour), 400, "point_not_in_subgroup");
            await RefusedAsync(With(key, OrderEight), 400, "point_not_in_subgroup");
            // Elsewhere the identity is an element like others: here the proofs fail.
            await RefusedAsync(With(key, Identity), 400, "ballot_proof_invalid");
        }
    }

    [Fact]
    public async Task Scalar_at_or_above_the_order_is_out_of_range()
    {
        foreach (var key in new[] { "challenge", "response" })
        {
            await RefusedAsync(With(key, Order), 400, "scalar_out_of_range");
            await RefusedAsync(With(key, Order[..^1] + "8"), 400, "ballot_proof_invalid");
        }

        var signature = Forgery.Altered(
            ballot,
            text =>
            {
                var at = text.IndexOf("\"signature\"", StringComparison.Ordinal);
                return text[..at] + Forgery.WithFirst(text[at..], "response", Order);
            }
        );
        await RefusedAsync(signature, 400, "scalar_out_of_range");
    }

    [Fact]
    public async Task Altered_ballot_whose_signature_was_left_is_not_signed()
    {
        var other = server.Ballot(0, 2);
        var alpha = Encoding.UTF8.GetString(other.Bytes.Span).Split("\"alpha\":\"")[1][..64];
        await RefusedAsync(
            Forgery.Altered(ballot, text => Forgery.WithFirst(text, "alpha", alpha)),
            403,
            "signature_invalid"
        );
        // Another voter's credential in place of one's own.
        await RefusedAsync(
            Forgery.Altered(
                ballot,
                text => Forgery.WithFirst(text, "credential", server.Contest.Codes[1].PublicCredential)
            ),
            403,
            "signature_invalid"
        );
    }

    [Fact]
    public async Task Ballot_with_a_false_proof_that_its_voter_signed_is_refused()
    {
        await RefusedAsync(With("challenge", "1"), 400, "ballot_proof_invalid");
        // The answer of one's own earlier ballot, under another credential: the proofs are bound to theirs.
        var answers = Encoding.UTF8.GetString(server.Ballot(1).Bytes.Span).Split("\"answers\":")[1];
        answers = answers[..answers.IndexOf(",\"signature\"", StringComparison.Ordinal)];
        var copied = Forgery.Resigned(
            server,
            0,
            ballot,
            text => text.Split("\"answers\":")[0] + "\"answers\":" + answers
        );
        await RefusedAsync(copied, 400, "ballot_proof_invalid");
    }

    [Fact]
    public async Task Pin_sealed_to_another_ballot_or_no_pin_is_unreadable()
    {
        var moved = server.Request(0, server.Ballot(0, 2).Bytes.Span)[..CastingHead.Length];
        await RefusedRequestAsync([.. moved, .. ballot.Bytes.Span], 400, "pin_unreadable");
        await RefusedRequestAsync(CastingHead.Write(new byte[56], ballot.Bytes.Span), 400, "pin_unreadable");
        await RefusedRequestAsync(server.Request(0, ballot.Bytes.Span, "1234567x"), 400, "pin_unreadable");
    }

    [Fact]
    public async Task Request_with_any_byte_changed_is_refused_by_a_name_of_the_list()
    {
        var codes = Enum.GetValues<Refusal>().Select(refusal => RefusalWords.For(refusal).Code).ToHashSet();
        var good = Request(ballot.Bytes.Span);
        // Every byte of the head but the proof of work, which nobody asks for yet, and every thirteenth of the ballot.
        var places = Enumerable.Range(0, 16).Append(80).Concat(Enumerable.Range(81, 113));
        var before = Inventory.Of(server);
        foreach (var place in places.Concat(Enumerable.Range(0, 250).Select(i => CastingHead.Length + 13 * i)))
        {
            var altered = good.ToArray();
            altered[place] ^= 1;
            var answer = await server.CastAsync(altered);
            codes.ShouldContain(answer.Code, $"byte {place}");
            ((int)answer.Status).ShouldBeInRange(400, 499, $"byte {place}");
        }

        Inventory.Of(server).ShouldBe(before);
    }

    [Fact]
    public async Task Wrong_and_locked_pins_store_no_ballot()
    {
        var head = (server.Desk.LogHeight, server.Desk.LogHead, server.Desk.Attempts);
        for (var wrong = 0; wrong < 5; wrong++)
        {
            await server.CastAsync(0, pin: $"0000000{wrong}");
        }

        await RefusedRequestAsync(server.Request(0, ballot.Bytes.Span), 403, "pin_locked");
        await RefusedRequestAsync(server.Request(0, ballot.Bytes.Span, "99999999"), 403, "pin_locked");
        (server.Desk.LogHeight, server.Desk.LogHead, server.Desk.Attempts).ShouldBe(head);
    }

    [Fact]
    public async Task Request_without_a_length_is_told_to_send_one()
    {
        using var content = new StreamContent(new MemoryStream(Request(ballot.Bytes.Span)));
        using var request = new HttpRequestMessage(HttpMethod.Post, server.CastPath) { Content = content };
        request.Headers.TransferEncodingChunked = true;

        var response = await Inventory.UnchangedAsync(
            server,
            () => server.Client.SendAsync(request, TestContext.Current.CancellationToken)
        );

        response.StatusCode.ShouldBe(HttpStatusCode.LengthRequired);
    }

    [Fact]
    public async Task Other_methods_are_not_allowed()
    {
        var response = await server.Client.GetAsync(
            new Uri(server.CastPath, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private byte[] With(string key, string value) =>
        Forgery.Resigned(server, 0, ballot, text => Forgery.WithFirst(text, key, value));

    private byte[] WithCredential(string hex) =>
        Forgery.Altered(ballot, text => Forgery.WithFirst(text, "credential", hex));

    private byte[] Padded(int length)
    {
        var request = new byte[length];
        Array.Fill(request, (byte)' ');
        Request(ballot.Bytes.Span).CopyTo(request, 0);
        return request;
    }

    private byte[] Request(ReadOnlySpan<byte> bytes) => server.Request(0, bytes);

    private Task RefusedAsync(ReadOnlySpan<byte> bytes, int status, string code) =>
        status == 413 || code == "head_malformed" || bytes.StartsWith("hustings-cast/"u8)
            ? RefusedRequestAsync(bytes.ToArray(), status, code)
            : RefusedRequestAsync(Request(bytes), status, code);

    private async Task RefusedRequestAsync(byte[] request, int status, string code)
    {
        var answer = await Inventory.UnchangedAsync(server, () => server.CastAsync(request));
        answer.Code.ShouldBe(code);
        ((int)answer.Status).ShouldBe(status);
        answer.Json.GetProperty("status").GetString().ShouldBe("refused");
    }
}
