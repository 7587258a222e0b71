using System.Text;
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
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Hustings.Server.Tests.Rounds;

/// <summary>
/// A real server with a contest of three rounds, three candidates, a column of postal votes and two officers. Every order is signed
/// and handed in as an officer's program does it; a test takes the contest from round to round.
/// </summary>
public sealed class RoundsServer : IAsyncDisposable
{
    public const int PostBallots = 30;
    private const int Members = 60;
    private const int Trustees = 2;
    private readonly SeededRandom random = new("rounds"u8);
    private readonly Dictionary<string, SoftwarePasskey> passkeys = [];
    private readonly SecretScalar[] keys;
    private readonly CodeIssue issue;
    private readonly ServerKeys serverKeys;
    private WebApplication app = null!;
    private ServerOptions options = null!;

    private RoundsServer(DateTimeOffset start, Func<ContestDefinition, ContestDefinition>? change = null)
    {
        Definition = RoundsDefinition.Make(VotingCode.NewUuid(random), () => VotingCode.NewUuid(random), start);
        Definition = change?.Invoke(Definition) ?? Definition;
        issue = CodeIssue.Issue(Definition.Id, Members, [.. Definition.Stages.Select(stage => stage.Uuid)], 2, random);
        keys = [.. Enumerable.Range(0, Trustees).Select(_ => SecretScalar.Random(random))];
        serverKeys = ServerKeys.Draw(random);
        Folder = Directory.CreateTempSubdirectory("hustings-rounds-").FullName;
        foreach (var officer in Definition.Officers)
        {
            passkeys[officer.Id] = SoftwarePasskey.Create();
        }

        var lots = Enumerable.Range(1, Trustees).Select(i => LotCommitment.Commit(Definition.Id, i, new byte[32]));
        ContestHome.Write(
            Folder,
            Definition,
            TrusteeKeys.Create([.. keys.Select(key => new SingleTrustee(TrusteePublicKey.Make(key, random)))]),
            issue.Table,
            issue.Pins,
            serverKeys,
            [.. lots.Select(lot => Convert.ToHexStringLower(lot))]
        );
    }

    public ContestDefinition Definition { get; }

    public string Folder { get; }

    /// <summary>Hash of the table of codes, which stands for the roll as well.</summary>
    public string TableHash => issue.Table.Hash;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A part of the running server.</summary>
    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public ContestOffice Office => app.Services.GetRequiredService<ContestOffice>();

    /// <summary>Serves the contest: officers enrolled, roll frozen.</summary>
    /// <param name="web">The built web folder.</param>
    public static async Task<RoundsServer> StartAsync(
        TimeProvider time,
        string web,
        Func<ContestDefinition, ContestDefinition>? change = null
    )
    {
        var server = new RoundsServer(time.GetUtcNow(), change);
        server.options = new ServerOptions(server.Folder, ["http://127.0.0.1:0"], web, Demo: false)
        {
            Time = time,
            Output = TextWriter.Null,
        };
        await server.ServeAsync();
        await server.OrderAsync(OrderKind.EnrolOfficer, null, server.Enrol("ro"), null, "ro");
        await server.OrderAsync(OrderKind.EnrolOfficer, null, server.Enrol("deputy"), null, "deputy", "ro");
        var table = server.issue.Table;
        await server.OrderAsync(
            OrderKind.FreezeRoll,
            null,
            new OrderDetails.FreezeRoll(table.Hash, table.Members, table.Hash, table.Spares)
        );
        return server;
    }

    /// <summary>Serves the contest as it is before anybody has a passkey, on a port whose origin the definition names.</summary>
    /// <param name="output">Where the first lines go, the one-time link among them.</param>
    public static async Task<RoundsServer> StartFreshAsync(
        TimeProvider time,
        string web,
        int port,
        TextWriter output,
        ExtensionDefinition? extensions = null,
        params OrderKind[] twoOfficers
    )
    {
        var server = new RoundsServer(
            time.GetUtcNow(),
            definition =>
                definition with
                {
                    Origins = [$"http://localhost:{port}"],
                    TwoOfficers = twoOfficers,
                    Extensions = extensions,
                }
        );
        server.options = new ServerOptions(server.Folder, [$"http://127.0.0.1:{port}"], web, Demo: false)
        {
            Time = time,
            Output = output,
        };
        await server.ServeAsync();
        return server;
    }

    /// <summary>Stops it and starts it on the same folder.</summary>
    public async Task RestartAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await ServeAsync();
    }

    private async Task ServeAsync()
    {
        app = HustingsServer.Build(options);
        await app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public StageDesk Desk(string stage) => app.Services.GetRequiredService<StageDirectory>().Find(stage)!;

    /// <summary>Gives an order that must be taken; by the returning officer alone unless officers are named.</summary>
    public async Task OrderAsync(
        OrderKind kind,
        string? stage,
        OrderDetails details,
        Wording? reason = null,
        params string[] officers
    )
    {
        var state = Office.State;
        var order = new OrderDraft(kind, stage, details, reason).After(state);
        var signatures = (officers.Length == 0 ? ["ro"] : officers).Select(officer =>
            passkeys[officer].Sign(officer, order, state.Definition.Origins[0], state.Definition.RelyingParty)
        );
        var answer = await app
            .Services.GetRequiredService<OrderDesk>()
            .SubmitAsync(order.ToBytes(), [.. signatures], invited: true);
        answer.ShouldBeOfType<OrderAnswer.Recorded>(answer.ToString());
        (await app.Services.GetRequiredService<ContestWork>().DoAsync()).ShouldBeTrue();
    }

    /// <summary>Prepares a stage with these candidates and opens it.</summary>
    public async Task OpenAsync(string stage, params string[] candidates)
    {
        await OrderAsync(OrderKind.Prepare, stage, new OrderDetails.Prepare(candidates));
        var fingerprint = Office.State.Stage(stage)!.Prepared!.Fingerprint;
        await OrderAsync(OrderKind.Open, stage, new OrderDetails.Open(fingerprint), null, "ro", "deputy");
    }

    /// <summary>Casts one vote for each candidate's place on the ballot; 0 is a blank vote, 1 the first candidate.</summary>
    public async Task CastAsync(string stage, int firstVoter, params int[] places)
    {
        foreach (var (i, place) in places.Index())
        {
            (await SendBallotAsync(stage, firstVoter + i, place)).ShouldContain("\"accepted\"");
        }
    }

    /// <summary>One voter's ballot, a new one each time; what the server answered.</summary>
    public async Task<string> SendBallotAsync(string stage, int voter, int place)
    {
        var desk = Desk(stage);
        var choices = new int[Office.State.Stage(stage)!.Candidates!.Count + 1];
        choices[place] = 1;
        var code = issue.Members[voter];
        var ballot = Ballot.Make(desk.Election, code.Code, [choices], random).Bytes.Span;
        var pin = SealedPin.Seal(
            Convert.FromHexString(serverKeys.IntakePublic),
            desk.Info.Uuid,
            System.Security.Cryptography.SHA256.HashData(ballot),
            code.Pin,
            random
        );
        using var content = new ByteArrayContent(CastingHead.Write(pin, ballot));
        content.Headers.ContentType = new("text/plain");
        var path = new Uri($"/api/stages/{desk.Info.Uuid}/ballots", UriKind.Relative);
        using var answer = await Client.PostAsync(path, content);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Closes, enters the postal votes twice, and opens the total; the account is made.</summary>
    /// <param name="post">Postal votes by place on the ballot; what is missing to <see cref="PostBallots"/> and one rejected is exhausted.</param>
    public async Task CountAsync(string stage, params int[] post)
    {
        await OrderAsync(OrderKind.Close, stage, new OrderDetails.None());
        var ballot = Office.State.Stage(stage)!.Candidates!;
        var column = new OrderDetails.CountColumn(
            "post",
            1,
            PostBallots,
            [.. ballot.Zip(post, (id, votes) => new CandidateVotes(id, votes))],
            0,
            1,
            PostBallots - 1 - post.Sum()
        );
        await EnterTwiceAsync(stage, column);
        var desk = Desk(stage);
        var voids = VoidsLog.StartOf(Definition.Id);
        await OrderAsync(OrderKind.Tally, stage, new OrderDetails.Tally(desk.LogHeight, desk.LogHead, 0, voids));
        await OpenTotalAsync(stage);
    }

    /// <summary>Every trustee opens their part of a stage's total; the account is made.</summary>
    public async Task OpenTotalAsync(string stage)
    {
        var desk = Desk(stage);
        for (var owner = 1; owner <= Trustees; owner++)
        {
            EncryptedTally
                .TryRead(desk.EncryptedTallyBytes!.Value.Span, desk.Election, out var tally)
                .ShouldBe(DocumentFault.None);
            var place = new OpeningPlace(desk.Election, tally!, desk.DecryptionOrder!, owner);
            var share = ProvenDecryption.Make(place, keys[owner - 1], random);
            await desk.AddPartialDecryptionAsync(owner, share.ToBytes());
        }

        (await app.Services.GetRequiredService<ContestWork>().DoAsync()).ShouldBeTrue();
    }

    public Task PublishAsync(string stage) =>
        OrderAsync(
            OrderKind.Publish,
            stage,
            new OrderDetails.Publish(Office.State.Stage(stage)!.Counted!.Account),
            null,
            "ro",
            "deputy"
        );

    /// <summary>A page as a reader reads it: entities decoded.</summary>
    public async Task<string> PageAsync(string path, string language) =>
        System.Net.WebUtility.HtmlDecode(
            await Client.GetStringAsync(new Uri($"{path}?lang={language}", UriKind.Relative))
        );

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        foreach (var passkey in passkeys.Values)
        {
            passkey.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    // Two people count apart; each signs what they found.
    private async Task EnterTwiceAsync(string stage, OrderDetails.CountColumn column)
    {
        var state = Office.State;
        var order = new OrderDraft(OrderKind.CountColumn, stage, column, null).After(state);
        var desk = app.Services.GetRequiredService<OrderDesk>();
        OrderAnswer? last = null;
        foreach (var officer in (string[])["ro", "deputy"])
        {
            var (origin, site) = (state.Definition.Origins[0], state.Definition.RelyingParty);
            last = await desk.SubmitAsync(
                order.ToBytes(),
                [passkeys[officer].Sign(officer, order, origin, site)],
                true
            );
        }

        last.ShouldBeOfType<OrderAnswer.Recorded>(last!.ToString());
    }

    private OrderDetails.EnrolOfficer Enrol(string officer) =>
        new(officer, passkeys[officer].Key, passkeys[officer].Credential);
}
