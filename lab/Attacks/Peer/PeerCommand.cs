using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Record;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hustings.Lab.Attacks.Peer;

/// <summary>What the plain server is started with.</summary>
/// <param name="Election">File with the election; its ballots are what it takes.</param>
/// <param name="Credentials">File with the list of public credentials.</param>
/// <param name="Box">File that accepted ballots are appended to.</param>
public sealed record PeerPlan(
    int Port,
    string Certificate,
    string Path,
    string Uuid,
    string Election,
    string Credentials,
    string Box
);

/// <summary>
/// <c>hustings-lab peer PLAN.json</c>: the plain design to compare with. The same checks of the same ballots and an answer after the disk has them, in an ASP.NET
/// Core server as it comes, with its built-in rate limiter for each address and no gate.
/// </summary>
public static class PeerCommand
{
    /// <summary>Requests of one address in a minute; what the documentation's examples are like.</summary>
    public const int PerMinute = 60;

    public static async Task<int> RunAsync(string file, TextWriter output)
    {
        PeerPlan plan =
            JsonSerializer.Deserialize<PeerPlan>(await File.ReadAllTextAsync(file))
            ?? throw new InvalidDataException("The plan is empty.");
        if (Election.TryRead(await File.ReadAllBytesAsync(plan.Election), out Election? election) != DocumentFault.None)
        {
            throw new InvalidDataException("The election cannot be read.");
        }

        HashSet<string> listed = new(
            JsonNode
                .Parse(await File.ReadAllTextAsync(plan.Credentials))!
                .AsArray()
                .Select(one => ((string)one!).Split(',')[0]),
            StringComparer.Ordinal
        );
        var keys = ServerKeys.Draw(SodiumRandom.Instance);
        await using var box = new PeerBox(plan, election!, listed, keys, TimeProvider.System);
        await using WebApplication app = Build(plan);
        app.UseRateLimiter();
        app.MapPost(plan.Path, box.CastAsync);
        app.MapGet("/", () => "Vote here.");
        await app.StartAsync();
        await output.WriteLineAsync($"peer {keys.ReceiptPublic}");
        await output.FlushAsync();
        await ((IHost)app).WaitForShutdownAsync();
        return 0;
    }

    private static WebApplication Build(PeerPlan plan)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                plan.Port,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.UseHttps(X509Certificate2.CreateFromPemFile(plan.Certificate, plan.Certificate));
                }
            )
        );
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
                RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress ?? IPAddress.None,
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }
                )
            );
        });
        return builder.Build();
    }
}

/// <summary>Checks and keeps ballots, one after another, on whatever thread a request has.</summary>
internal sealed class PeerBox(
    PeerPlan plan,
    Election election,
    HashSet<string> listed,
    ServerKeys keys,
    TimeProvider clock
) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte> seen = new(StringComparer.Ordinal);
    private readonly FileStream kept = new(plan.Box, FileMode.Append, FileAccess.Write, FileShare.Read);
    private readonly Lock disk = new();

    public async Task<IResult> CastAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        byte[] sent = body.ToArray();
        string fault = Check(sent);
        if (fault.Length > 0)
        {
            return Results.Json(new { status = "refused", code = fault }, statusCode: StatusCodes.Status403Forbidden);
        }

        byte[] hash = SHA256.HashData(sent.AsSpan(CastingHead.Length));
        if (seen.TryAdd(Convert.ToHexStringLower(hash), 0))
        {
            lock (disk)
            {
                kept.Write(sent);
                kept.Flush(flushToDisk: true);
            }
        }

        var receipt = Receipt.Sign(keys, plan.Uuid, hash, clock.GetUtcNow());
        return Results.Json(new { status = "accepted", receipt });
    }

    public ValueTask DisposeAsync() => kept.DisposeAsync();

    private string Check(byte[] sent)
    {
        if (CastingHead.Read(sent) is null)
        {
            return "head_malformed";
        }

        if (Ballot.TryRead(sent.AsSpan(CastingHead.Length), election, out Ballot? ballot) != DocumentFault.None)
        {
            return "ballot_shape";
        }

        Span<byte> hex = stackalloc byte[64];
        ballot!.Credential.WriteHex(hex);
        return !listed.Contains(Encoding.ASCII.GetString(hex)) ? "unknown_credential"
            : !ballot.SignatureHolds() ? "signature_invalid"
            : !ballot.ProofsHold(election) ? "ballot_proof_invalid"
            : "";
    }
}
