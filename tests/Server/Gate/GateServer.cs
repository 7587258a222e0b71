using System.Security.Cryptography;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate.Limits;
using Hustings.Gate.Work;
using Hustings.Record;
using Hustings.Server.Tests.Hosting;

namespace Hustings.Server.Tests.Gate;

/// <summary>What the gate's tests send to a server under the real limits.</summary>
internal static class GateServer
{
    public static GateLimits Limits { get; } = new();

    public static Task<RunningServer> OpenAsync(GateLimits? limits = null, int threads = 2) =>
        RunningServer.OpenAsync(adjust: options => options with { Gate = limits ?? Limits, CheckThreads = threads });

    /// <summary>A ballot in form whose code is not on the list.</summary>
    public static byte[] Stranger(this RunningServer server)
    {
        var code = VotingCode.Generate(new SeededRandom("stranger"u8));
        var ballot = Ballot.Make(
            server.Contest.Election,
            code,
            [
                [0, 1, 0, 0],
            ],
            new SeededRandom("stranger's ballot"u8)
        );
        return server.Request(0, ballot.Bytes.Span);
    }

    /// <summary>Has this address refused until it is hot.</summary>
    public static async Task HeatAsync(this RunningServer server)
    {
        var stranger = server.Stranger();
        for (var i = 0; i <= Limits.HotAfter; i++)
        {
            await server.CastAsync(stranger);
        }
    }

    /// <summary>The same request with work of the newest seed.</summary>
    public static byte[] Worked(this RunningServer server, byte[] request, int bits)
    {
        var seeds = server.Service<SeedEpochs>();
        var ballot = request.AsSpan(CastingHead.Length);
        var work = WorkProof.Solve(seeds.Now, seeds.SeedOf(seeds.Now), SHA256.HashData(ballot), bits);
        return CastingHead.Write(CastingHead.Read(request)!.SealedPin.Span, ballot, work);
    }
}
