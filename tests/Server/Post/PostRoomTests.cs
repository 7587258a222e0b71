using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Server.Contests;
using Hustings.Server.Post;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Post;

/// <summary>Threat <c>double-vote</c>: somebody votes online and by post. Exactly one of the two counts, whichever came first.</summary>
public sealed class PostRoomTests
{
    [Fact]
    public async Task Envelope_makes_the_code_void_at_once_and_is_received_once()
    {
        await using var server = await RunningServer.OpenAsync();
        var room = server.Service<PostRoom>();
        var code = server.Contest.Codes[3].PublicCredential;

        (await room.ReceiveAsync(code[..12], null)).Fault.ShouldBeNull();

        (await server.CastAsync(3, 1)).Code.ShouldBe("voided_post");
        (await room.ReceiveAsync(code, "ballot")).Fault!.Code.ShouldBe("already_received");
        server.Desk.Accepted.ShouldBe(0);
        (await server.CastAsync(4, 1)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Envelope_of_a_code_that_voted_online_is_refused_under_first_received()
    {
        await using var server = await RunningServer.OpenAsync();
        (await server.CastAsync(3, 1)).Accepted.ShouldBeTrue();

        (
            await server.Service<PostRoom>().ReceiveAsync(server.Contest.Codes[3].PublicCredential, null)
        ).Fault!.Code.ShouldBe("voted_online");
    }

    [Fact]
    public async Task Unknown_short_or_malformed_public_halves_are_refused_by_name()
    {
        await using var server = await RunningServer.OpenAsync();
        var room = server.Service<PostRoom>();
        var code = server.Contest.Codes[0].PublicCredential;
        string[] unknown = ["", code[..9], "00000000000", code + "0", code[..20] + "g", new string('0', 64)];
        foreach (var one in unknown)
        {
            (await room.ReceiveAsync(one, null)).Fault!.Code.ShouldBe("unknown_credential", one);
        }

        (await room.ReceiveAsync(code, "nowhere")).Fault!.Code.ShouldBe("unknown_stage");
        await server.CastAsync(1, 1);
        await server.Officer.CloseAsync();
        (await room.ReceiveAsync(code, "ballot")).Fault!.Code.ShouldBe("post_closed");
    }

    [Fact]
    public async Task Envelope_and_online_ballot_of_one_code_at_once_leave_exactly_one()
    {
        const int Members = 200;
        var spec = RunningServer.Spec(VotePolicy.Once) with { Members = Members };
        await using var server = await RunningServer.OpenAsync(
            ContestPreparation.Prepare(spec, new SeededRandom("post"u8))
        );
        var room = server.Service<PostRoom>();
        var requests = Enumerable.Range(0, Members).Select(voter => server.Request(voter, 1)).ToList();
        var pairs = requests.Select(
            async (request, voter) =>
            {
                var code = server.Contest.Codes[voter].PublicCredential;
                var envelope = Task.Run(() => room.ReceiveAsync(code, null));
                var cast = Task.Run(() => server.CastAsync(request));
                return (Ballot: await cast, Envelope: await envelope);
            }
        );

        var outcomes = await Task.WhenAll(pairs);

        foreach (var (ballot, envelope) in outcomes)
        {
            ballot.Accepted.ShouldBe(envelope.Fault is not null, $"{ballot.Body} {envelope}");
            (ballot.Accepted ? envelope.Fault!.Code : ballot.Code).ShouldBe(
                ballot.Accepted ? "voted_online" : "voided_post"
            );
        }

        var online = outcomes.Count(one => one.Ballot.Accepted);
        server.Desk.Accepted.ShouldBe(online);
        server.Service<ContestOffice>().Store.VoidsTip.Height.ShouldBe(Members - online);
    }
}
