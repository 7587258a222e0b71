using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Officers;
using Hustings.Contest.Orders;
using Hustings.Contest.Roll;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Hosting;
using Hustings.Server.Tests.Storage;
using Hustings.Verification.Contests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Hustings.Server.Tests.Contests;

/// <summary>
/// A whole contest on a real server: three candidates, two rounds, two returning officers, two trustees, sixty members, a
/// column of postal votes. The whole record is verified again after every step.
/// </summary>
public sealed class SmallContest : IAsyncDisposable
{
    private const string Origin = "https://vote.example.org";
    private const string RelyingParty = "vote.example.org";
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-contest-").FullName;
    private readonly Dictionary<string, SoftwarePasskey> passkeys = new()
    {
        ["ro"] = SoftwarePasskey.Create(),
        ["deputy"] = SoftwarePasskey.Create(),
    };
    private readonly SecretScalar[] trusteeKeys;
    private readonly byte[][] lots;
    private readonly ServerKeys keys;
    private WebApplication? app;

    /// <param name="threshold">Of three trustees any two open a total; otherwise there are two, and both are needed.</param>
    public SmallContest(
        PostOnline postOnline = PostOnline.FirstReceived,
        BallotKind ballot = BallotKind.Choice,
        bool threshold = false,
        ExtensionDefinition? extensions = null,
        DateTimeOffset? closes = null
    )
    {
        var random = new SeededRandom("small contest"u8);
        string[] uuids = [VotingCode.NewUuid(random), VotingCode.NewUuid(random)];
        string[] names = threshold ? ["Ann", "Bob", "Cleo"] : ["Ann", "Bob"];
        lots = [.. names.Select((_, i) => Enumerable.Repeat((byte)(7 * i), 32).ToArray())];
        Definition = Define(VotingCode.NewUuid(random), uuids, postOnline, ballot, names) with
        {
            Extensions = extensions,
        };
        if (closes is not null)
        {
            Definition = Definition with
            {
                Stages =
                [
                    .. Definition.Stages.Select(stage =>
                        stage with
                        {
                            Windows = [.. stage.Windows.Select(window => window with { Closes = closes })],
                        }
                    ),
                ],
            };
        }

        Issue = CodeIssue.Issue(Definition.Id, 60, uuids, 2, random);
        if (threshold)
        {
            (Trustees, trusteeKeys) = ThresholdGroup.Make(3, 2, random);
        }
        else
        {
            trusteeKeys = [SecretScalar.Random(random), SecretScalar.Random(random)];
            Trustees = TrusteeKeys.Create([.. trusteeKeys.Select(key => TrusteePublicKey.Make(key, random))]);
        }

        keys = ServerKeys.Draw(random);
        ContestHome.Write(
            folder,
            Definition,
            Trustees,
            Issue.Table,
            Issue.Pins,
            keys,
            [.. lots.Select((lot, i) => Convert.ToHexStringLower(LotCommitment.Commit(Definition.Id, i + 1, lot)))]
        );
    }

    public ContestDefinition Definition { get; }

    public CodeIssue Issue { get; }

    public TrusteeKeys Trustees { get; }

    public TestClock Clock { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public ContestState State => Service<ContestOffice>().State;

    public string Folder => folder;

    /// <summary>Applied to the options of every start.</summary>
    public Func<ServerOptions, ServerOptions> Adjust { get; init; } = options => options;

    /// <summary>Gets every line that the server logs, if there is one.</summary>
    public ILoggerProvider? Log { get; init; }

    public T Service<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    public StageDesk Desk(string id) => Service<StageDirectory>().Find(id)!;

    public async Task StartAsync()
    {
        var options = new ServerOptions(folder, ["http://127.0.0.1:0"], Path.Combine(folder, "web"), Demo: false)
        {
            Gate = RunningServer.Patient,
            Time = Clock,
            Output = TextWriter.Null,
        };
        app = HustingsServer.Build(Adjust(options));
        if (Log is not null)
        {
            Service<ILoggerFactory>().AddProvider(Log);
        }

        await app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(app.Urls.First()) };
    }

    public async Task StopAsync()
    {
        Client.Dispose();
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>An order on the contest as it stands now.</summary>
    public Order NewOrder(OrderKind kind, string? stage, OrderDetails details) =>
        new OrderDraft(kind, stage, details).After(State);

    /// <summary>This officer's signature under an order, by the officer's own passkey or another's.</summary>
    public OrderSignature Sign(string officer, Order order, string? passkey = null) =>
        passkeys[passkey ?? officer].Sign(officer, order, Origin, RelyingParty);

    /// <summary>What this officer's passkey makes of any challenge.</summary>
    public OrderSignature Sign(string officer, ReadOnlySpan<byte> challenge) =>
        passkeys[officer].Sign(officer, challenge, Origin, RelyingParty);

    /// <summary>The id of an officer's passkey.</summary>
    public string Credential(string officer) => passkeys[officer].Credential;

    /// <summary>Signs as these officers and hands in.</summary>
    public async Task<OrderAnswer> TryAsync(
        OrderKind kind,
        string? stage,
        OrderDetails details,
        string[]? officers = null,
        bool reason = false
    )
    {
        var order = new OrderDraft(kind, stage, details, reason ? new("Because.", "Parce que.") : null).After(State);
        return await Service<OrderDesk>()
            .SubmitAsync(
                order.ToBytes(),
                [
                    .. (officers ?? ["ro"]).Select(officer =>
                        passkeys[officer].Sign(officer, order, Origin, RelyingParty)
                    ),
                ],
                invited: true
            );
    }

    /// <summary>An order that must be recorded; then the system does what it asks for, and the record is verified.</summary>
    public async Task OrderAsync(
        OrderKind kind,
        string? stage,
        OrderDetails details,
        string[]? officers = null,
        bool reason = false
    )
    {
        (await TryAsync(kind, stage, details, officers, reason)).ShouldBeOfType<OrderAnswer.Recorded>(
            $"{kind} {stage}"
        );
        (await Service<ContestWork>().DoAsync()).ShouldBeTrue();
        Verify();
    }

    public void Verify()
    {
        var report = ContestRecordVerifier.Verify(new ServedRecord(Client));
        report.Valid.ShouldBeTrue($"{report.Conclusion}: {report.Failure?.Explanation} (height {State.Height})");
    }

    public async Task FoundAsync()
    {
        await EnrolAsync("ro", ["ro"]);
        await EnrolAsync("deputy", ["deputy", "ro"]);
        await OrderAsync(
            OrderKind.FreezeRoll,
            null,
            new OrderDetails.FreezeRoll(new string('a', 64), Issue.Table.Members, Issue.Table.Hash, Issue.Table.Spares)
        );
    }

    public Task EnrolAsync(string officer, string[] signers) =>
        OrderAsync(
            OrderKind.EnrolOfficer,
            null,
            new OrderDetails.EnrolOfficer(officer, passkeys[officer].Key, passkeys[officer].Credential),
            signers
        );

    /// <summary>Prepares a stage with these candidates and opens it.</summary>
    public async Task OpenAsync(string id, params string[] candidates)
    {
        await OrderAsync(OrderKind.Prepare, id, new OrderDetails.Prepare(candidates));
        await OrderAsync(OrderKind.Open, id, new OrderDetails.Open(State.Stage(id)!.Prepared!.Fingerprint));
    }

    /// <summary>Begins the count of a closed stage.</summary>
    public Task TallyAsync(string id) =>
        OrderAsync(
            OrderKind.Tally,
            id,
            new OrderDetails.Tally(
                Desk(id).LogHeight,
                Desk(id).LogHead,
                State.Stage(id)!.Struck.Count,
                Service<ContestOffice>().Store.VoidsTip.Last is { } line
                    ? Fingerprint.Hex(line.Span)
                    : VoidsLog.StartOf(Definition.Id)
            )
        );

    /// <summary>Shuffles, and opens the total.</summary>
    /// <param name="owners">The trustees who answer, from 1; all if null.</param>
    public async Task CountAsync(string id, int[]? owners = null)
    {
        var desk = Desk(id);
        for (var owner = 1; owner <= trusteeKeys.Length; owner++)
        {
            var random = new SeededRandom([(byte)owner]);
            if (desk.Count.ToShuffle() is { } ciphertexts)
            {
                var shuffle = ShuffleDocument.Make(desk.Election, ciphertexts, random);
                (await desk.Count.AddShuffleAsync(owner, shuffle.Bytes)).ShouldBe(ShuffleOutcome.Accepted);
                Verify();
            }
        }

        EncryptedTally
            .TryRead(desk.EncryptedTallyBytes!.Value.Span, desk.Election, out var tally)
            .ShouldBe(DocumentFault.None);
        foreach (var owner in owners ?? [.. Enumerable.Range(1, trusteeKeys.Length)])
        {
            var place = new OpeningPlace(desk.Election, tally!, desk.DecryptionOrder!, owner);
            var share = ProvenDecryption.Make(place, trusteeKeys[owner - 1], new SeededRandom([(byte)owner]));
            (await desk.AddPartialDecryptionAsync(owner, share.ToBytes())).ShouldBeOneOf(
                DecryptionOutcome.Accepted,
                DecryptionOutcome.Opened
            );
            Verify();
        }

        (await Service<ContestWork>().DoAsync()).ShouldBeTrue();
        Verify();
    }

    public Task PublishAsync(string id)
    {
        var counted = State.Stage(id)!.Counted;
        counted.ShouldNotBeNull($"{Service<ContestWork>().Stuck.GetValueOrDefault(id)?.Problem}");
        return OrderAsync(OrderKind.Publish, id, new OrderDetails.Publish(counted.Account), ["ro", "deputy"]);
    }

    /// <summary>Casts a vote for the candidate at this place of the ballot, or a ranking; the answer's code, null if accepted.</summary>
    public async Task<string?> CastAsync(string id, int member, int[] choices, Func<byte[], byte[]>? sent = null)
    {
        var desk = Desk(id);
        var code = Issue.Members[member];
        var random = new SeededRandom([(byte)member, .. choices.Select(choice => (byte)choice)]);
        var ballot = Ballot.Make(desk.Election, code.Code, [choices], random);
        var sealedPin = SealedPin.Seal(
            Convert.FromHexString(keys.IntakePublic),
            desk.Info.Uuid,
            ballot.Hash.Span,
            code.Pin,
            random
        );
        var request = CastingHead.Write(sealedPin, ballot.Bytes.Span);
        using var content = new ByteArrayContent(sent is null ? request : sent(request));
        using var answer = await Client.PostAsync(
            new Uri($"/api/stages/{desk.Info.Uuid}/ballots", UriKind.Relative),
            content
        );
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.TryGetProperty("code", out var refused) ? refused.GetString() : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static ContestDefinition Define(
        string id,
        string[] uuids,
        PostOnline postOnline,
        BallotKind ballot,
        string[] trustees
    )
    {
        var ranking = ballot == BallotKind.Ranking;
        return new(
            id,
            new("Leadership", "Direction"),
            "America/Toronto",
            ["en", "fr"],
            [
                new("ana", "Ana", null, null, false),
                new("ben", "Ben", null, null, false),
                new("chloe", "Chloé", null, null, false),
            ],
            ranking
                ? new("instant-runoff", "valid-votes", "next-preference", ["earlier-rounds", "lot"], "lowest", 0)
                : new("exhaustive", "valid-votes", "outside-base", ["earlier-rounds", "lot"], "lowest", 0),
            [
                .. uuids.Select(
                    (uuid, i) =>
                        new StageDefinition(
                            $"round-{i + 1}",
                            uuid,
                            ballot,
                            new($"Round {i + 1}", $"Tour {i + 1}"),
                            new("Who?", "Qui?"),
                            ranking ? 0 : 1,
                            ranking ? 3 : 1,
                            !ranking,
                            VotingPolicy.Once,
                            [],
                            ranking ? 2 : 0,
                            [new(Channel.Remote, null, null), new(Channel.Hall, null, null)]
                        )
                ),
            ],
            ranking ? [] : ["post"],
            postOnline,
            30,
            trustees,
            trustees.Length > 2 ? 2 : null,
            [new("ro", "Rosa", OfficerRole.ReturningOfficer), new("deputy", "Dan", OfficerRole.Deputy)],
            [OrderKind.Publish],
            [Origin],
            RelyingParty,
            30,
            null,
            false
        );
    }
}
