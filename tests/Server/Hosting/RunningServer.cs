using System.Net;
using System.Text;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate.Limits;
using Hustings.Record;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Hustings.Server.Tests.Hosting;

/// <summary>What the server answered to a ballot.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, HttpResponseMessage Response)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public bool Accepted => Status == HttpStatusCode.OK && Json.GetProperty("status").GetString() == "accepted";
}

/// <summary>
/// A real server on a real socket with a prepared contest of its own. Restarting it keeps the data folder, as a process
/// that was stopped or killed leaves it.
/// </summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly Lazy<PreparedContest> Shared = new(() => Prepare(VotePolicy.Once, "contest"));
    private static readonly Lazy<PreparedContest> SharedLast = new(() => Prepare(VotePolicy.Last, "contest last"));

    /// <summary>Limits under which a test may be refused as often as it likes; the gate's own tests use the real ones.</summary>
    public static readonly GateLimits Patient = new()
    {
        HotAfter = 1_000_000,
        CredentialPause = TimeSpan.Zero,
        LongestWait = TimeSpan.FromMinutes(5),
    };

    private readonly Func<ServerOptions, ServerOptions> adjust;
    private WebApplication? app;

    private RunningServer(PreparedContest contest, Func<ServerOptions, ServerOptions> adjust)
    {
        Contest = contest;
        this.adjust = adjust;
        Folder = Directory.CreateTempSubdirectory("hustings-server-").FullName;
        contest.WriteDataFolder(Folder);
    }

    public PreparedContest Contest { get; }

    public string Folder { get; }

    public TestClock Clock { get; } = new();

    public TestOfficer Officer => new(this);

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Every address it listens on: the public ones, then those for edges, then the hall's.</summary>
    public IReadOnlyList<Uri> Addresses => [.. app!.Urls.Select(url => new Uri(url))];

    public Uri Address => Client.BaseAddress!;

    public StageDesk Desk => Service<StageDirectory>().All[0];

    public string CastPath => $"/api/stages/{Contest.Uuid}/ballots";

    public string PublicPath => $"/public/stages/{Contest.Uuid}";

    /// <summary>A part of the running server.</summary>
    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>Three candidates, blank allowed, 12 voters, 3 trustees.</summary>
    public static ContestSpec Spec(VotePolicy policy) =>
        new(
            new Text("Leadership", "Direction"),
            new Text("First round", "Premier tour"),
            new Text("Who?", "Qui?"),
            ["Ana", "Ben", "Chloé"],
            Blank: true,
            Min: 1,
            Max: 1,
            Members: 12,
            Trustees: 3,
            policy,
            Opens: null,
            Closes: null,
            "America/Toronto",
            new HelpLine("+1 613 555 0100", new Text("9 to 5", "9 h à 17 h")),
            Demo: false
        );

    public static PreparedContest Prepare(VotePolicy policy, string seed) =>
        ContestPreparation.Prepare(Spec(policy), new SeededRandom(Encoding.ASCII.GetBytes(seed)));

    /// <summary>A server whose stage is open, for a contest of the test's own.</summary>
    public static async Task<RunningServer> OpenAsync(PreparedContest contest)
    {
        var server = new RunningServer(contest, options => options);
        await server.StartAsync();
        await server.Officer.PrepareAsync();
        (await server.Officer.OpenAsync()).ShouldBe(OrderOutcome.Done);
        return server;
    }

    /// <summary>A server whose stage is open.</summary>
    public static async Task<RunningServer> OpenAsync(
        VotePolicy policy = VotePolicy.Once,
        Func<ServerOptions, ServerOptions>? adjust = null
    )
    {
        var server = await PreparedAsync(policy, adjust);
        (await server.Officer.OpenAsync()).ShouldBe(OrderOutcome.Done);
        return server;
    }

    /// <summary>A server whose stage is not open yet.</summary>
    public static async Task<RunningServer> PreparedAsync(
        VotePolicy policy = VotePolicy.Once,
        Func<ServerOptions, ServerOptions>? adjust = null
    )
    {
        var contest = policy == VotePolicy.Once ? Shared.Value : SharedLast.Value;
        var server = new RunningServer(contest, adjust ?? (options => options));
        await server.StartAsync();
        await server.Officer.PrepareAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var options = new ServerOptions(Folder, ["http://127.0.0.1:0"], Path.Combine(Folder, "web"), Demo: false)
        {
            Gate = RunningServer.Patient,
            Time = Clock,
            Output = TextWriter.Null,
        };
        app = HustingsServer.Build(adjust(options));
        await app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public async Task StopAsync()
    {
        Client.Dispose();
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A valid ballot of a voter; another seed gives another ballot.</summary>
    public Ballot Ballot(int voter, int choice = 0, string seed = "")
    {
        var choices = new int[4];
        choices[choice] = 1;
        var random = new SeededRandom(Encoding.ASCII.GetBytes($"ballot {voter} {choice} {seed}"));
        return Hustings.Record.Ballot.Make(Contest.Election, Contest.Codes[voter].Code, [choices], random);
    }

    /// <summary>The request for a ballot's bytes with the voter's right PIN, or another.</summary>
    public byte[] Request(int voter, ReadOnlySpan<byte> ballot, string? pin = null, string seed = "")
    {
        var random = new SeededRandom(Encoding.ASCII.GetBytes($"pin {voter} {pin} {seed}"));
        var sealedPin = SealedPin.Seal(
            Convert.FromHexString(Contest.Keys.IntakePublic),
            Contest.Uuid,
            System.Security.Cryptography.SHA256.HashData(ballot),
            pin ?? Contest.Codes[voter].Pin,
            random
        );
        return CastingHead.Write(sealedPin, ballot);
    }

    public byte[] Request(int voter, int choice = 0, string? pin = null, string seed = "") =>
        Request(voter, Ballot(voter, choice, seed).Bytes.Span, pin, seed);

    public async Task<Answer> CastAsync(byte[] request, string? path = null)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new("text/plain");
        var response = await Client.PostAsync(new Uri(path ?? CastPath, UriKind.Relative), content);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public async Task<Answer> CastAsync(int voter, int choice = 0, string? pin = null, string seed = "") =>
        await CastAsync(Request(voter, choice, pin, seed));

    /// <summary>Hands in a trustee's share (counted from 1); when the total is open, the officer publishes.</summary>
    public async Task<DecryptionOutcome> DecryptAsync(int owner)
    {
        EncryptedTally
            .TryRead(Desk.EncryptedTallyBytes!.Value.Span, Contest.Election, out var tally)
            .ShouldBe(DocumentFault.None);
        if (Desk.DecryptionOrder is null)
        {
            // Just started: the archive is looked at beside serving. Closing again waits for it.
            (await Officer.CloseAsync()).ShouldBe(OrderOutcome.AlreadyDone);
        }

        var place = new OpeningPlace(Contest.Election, tally!, Desk.DecryptionOrder!, owner);
        var share = ProvenDecryption.Make(place, Contest.TrusteeKeys[owner - 1], new SeededRandom([(byte)owner]));
        var outcome = await Desk.AddPartialDecryptionAsync(owner, share.ToBytes());
        await Officer.PublishAsync();
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await StopAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
