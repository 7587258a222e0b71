using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.Contest;
using Hustings.Contest.Officers;
using Hustings.Cryptography;
using Hustings.EndToEnd.House;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;

namespace Hustings.EndToEnd;

/// <summary>
/// A contest as an officer would run it: <c>hustings contest create</c>, then <c>hustings serve</c>, orders over the
/// officers' interface, trustees who decrypt on their own. Unlike the demo it waits in every state until told to go on.
/// </summary>
public sealed class ServedContest : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly HustingsProcess process;

    private ServedContest(DirectoryInfo folder, HustingsProcess process)
    {
        this.folder = folder;
        this.process = process;
        Uuid = DemoServer.ReadUuid(Path.Combine(folder.FullName, "data"));
        Voters = DemoVoter.ReadAll(Secrets);
    }

    public string Address => process.Address;

    public string OfficerLink => process.OfficerLink;

    public string Output => process.Output;

    public string Uuid { get; }

    public IReadOnlyList<DemoVoter> Voters { get; }

    /// <summary>A client without cookies; it shows the officer's session once <see cref="EnterAsync"/> was called.</summary>
    public HttpClient Client { get; } = new();

    public string DataFolder => Path.Combine(folder.FullName, "data");

    /// <summary>Ends the server as a power cut would.</summary>
    public Task KillAsync() => process.KillAsync();

    private string Secrets => Path.Combine(folder.FullName, "secrets");

    /// <param name="specification">What <c>hustings contest create</c> reads; a small contest if null.</param>
    /// <param name="listening">How the server is told to listen; on a free port without TLS if null.</param>
    public static async Task<ServedContest> StartAsync(
        string policy = "once",
        string? specification = null,
        string[]? listening = null
    )
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-e2e-");
        string At(string name) => Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(At("spec.json"), specification ?? Specification(policy));
        (int code, string said) = await Command.RunAsync(
            "dotnet",
            Repository.Program,
            "contest",
            "create",
            At("spec.json"),
            "--data",
            At("data"),
            "--secrets",
            At("secrets")
        );
        code.ShouldBe(0, said);
        HustingsProcess process = await HustingsProcess.StartAsync(
            "Officer link",
            ["serve", "--data", At("data"), .. listening ?? ["--urls", "http://127.0.0.1:0"]]
        );
        return new ServedContest(folder, process);
    }

    /// <summary>
    /// Spends the officer link, enrols the officer, freezes the roll and prepares the stage; <see cref="Client"/> shows the session.
    /// </summary>
    public async Task<string> EnterAsync()
    {
        string token = OfficerLink[(OfficerLink.IndexOf('#', StringComparison.Ordinal) + 1)..];
        var home = ContestHome.Read(Path.Combine(folder.FullName, "data"));
        using var passkey = SoftwarePasskey.FromText(
            await File.ReadAllTextAsync(Path.Combine(Secrets, "officer.passkey"))
        );
        var enrol = new OrderDetails.EnrolOfficer(PreparedContest.OfficerId, passkey.Key, passkey.Credential);
        JsonNode enrolled = await GiveAsync("/api/officer/enrol", OrderKind.EnrolOfficer, null, enrol, token);
        string session = (string)enrolled["session"]!;
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session);
        CredentialTable table = home.Table;
        await GiveAsync(
            "/api/orders",
            OrderKind.FreezeRoll,
            null,
            new OrderDetails.FreezeRoll(table.Hash, table.Members, table.Hash, table.Spares)
        );
        string[] everybody = [.. home.Definition.Candidates.Select(candidate => candidate.Id)];
        await GiveAsync("/api/orders", OrderKind.Prepare, PreparedContest.StageId, new OrderDetails.Prepare(everybody));
        await UntilAsync(stage => (string?)stage["phase"] == "prepared");
        return session;
    }

    /// <summary>Other times for a stage that has not opened; null where an officer decides.</summary>
    public Task PostponeAsync(DateTimeOffset? opens, DateTimeOffset? closes) =>
        GiveAsync(
            "/api/orders",
            OrderKind.Postpone,
            PreparedContest.StageId,
            new OrderDetails.Windows([new ChannelWindow(Channel.Remote, opens, closes)]),
            reason: new Wording("Everything is ready", "Tout est prêt")
        );

    /// <summary>"open", or "close" with the beginning of the count.</summary>
    public async Task OrderAsync(string order)
    {
        JsonNode contest = await ContestAsync();
        if (order == "open")
        {
            var open = new OrderDetails.Open((string)contest["stages"]![0]!["fingerprint"]!);
            await GiveAsync("/api/orders", OrderKind.Open, PreparedContest.StageId, open);
            return;
        }

        await GiveAsync("/api/orders", OrderKind.Close, PreparedContest.StageId, new OrderDetails.None());
        contest = await ContestAsync();
        JsonNode log = contest["stages"]![0]!["log"]!;
        var tally = new OrderDetails.Tally(
            (int)log["height"]!,
            (string)log["head"]!,
            0,
            (string)contest["voids"]!["head"]!
        );
        await GiveAsync("/api/orders", OrderKind.Tally, PreparedContest.StageId, tally);
        await UntilAsync(stage => (bool)stage["tallyReady"]!);
    }

    /// <summary>Publishes the result once it is counted.</summary>
    public async Task PublishAsync()
    {
        await UntilAsync(stage => (string?)stage["phase"] == "counted");
        string account = (string)(await ContestAsync())["stages"]![0]!["account"]!;
        await GiveAsync("/api/orders", OrderKind.Publish, PreparedContest.StageId, new OrderDetails.Publish(account));
    }

    private async Task<JsonNode> ContestAsync() =>
        JsonNode.Parse(await Client.GetStringAsync($"{Address}/api/contest"))!;

    private async Task UntilAsync(Func<JsonNode, bool> holds)
    {
        for (int look = 0; look < 600; look++)
        {
            if (holds((await ContestAsync())["stages"]![0]!))
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The server did not do what was ordered within half a minute.");
    }

    private async Task<JsonNode> GiveAsync(
        string path,
        OrderKind kind,
        string? stage,
        OrderDetails details,
        string? token = null,
        Wording? reason = null
    )
    {
        JsonNode contest = await ContestAsync();
        ContestDefinition definition = ContestHome.Read(Path.Combine(folder.FullName, "data")).Definition;
        using var passkey = SoftwarePasskey.FromText(
            await File.ReadAllTextAsync(Path.Combine(Secrets, "officer.passkey"))
        );
        var order = new Order(definition.Id, (string)contest["head"]!, kind, stage, reason, details);
        OrderSignature made = passkey.Sign(
            PreparedContest.OfficerId,
            order,
            definition.Origins[0],
            definition.RelyingParty
        );
        string signature = $$"""
            {"officer":"{{made.Officer}}","authenticatorData":"{{Base64Url.EncodeToString(
                made.AuthenticatorData.Span
            )}}",
             "clientData":"{{Base64Url.EncodeToString(made.ClientData.Span)}}","signature":"{{Base64Url.EncodeToString(
                made.Signature.Span
            )}}"}
            """;
        string json =
            $$"""{"token":"{{token}}","order":{{System.Text.Encoding.UTF8.GetString(order.ToBytes())}},"signatures":[{{signature}}]}""";
        using StringContent body = new(json, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await Client.PostAsync($"{Address}{path}", body);
        string said = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(said);
        return JsonNode.Parse(said)!;
    }

    /// <summary>Lets one trustee open their part of the total.</summary>
    public async Task DecryptAsync(int owner)
    {
        byte[] electionBytes = await Client.GetByteArrayAsync($"{Address}/public/stages/{Uuid}/election.json");
        Election.TryRead(electionBytes, out Election? election).ShouldBe(DocumentFault.None);
        byte[] tallyBytes = await Client.GetByteArrayAsync($"{Address}/api/stages/{Uuid}/encrypted-tally");
        EncryptedTally.TryRead(tallyBytes, election!, out EncryptedTally? tally).ShouldBe(DocumentFault.None);
        string text = await File.ReadAllTextAsync(Path.Combine(Secrets, $"trustee-{owner}.key"));
        using var key = SecretScalar.FromDecimal(text.Trim());
        using HttpResponseMessage state = await Client.GetAsync($"{Address}/api/stages/{Uuid}");
        using var json = JsonDocument.Parse(await state.Content.ReadAsStringAsync());
        string order = json.RootElement.GetProperty("decryptionOrder").GetString()!;
        var share = ProvenDecryption.Make(new(election!, tally!, order, owner), key, SodiumRandom.Instance);
        using ByteArrayContent body = new(share.ToBytes());
        using HttpResponseMessage answer = await Client.PostAsync(
            $"{Address}/api/stages/{Uuid}/decryptions/{owner}",
            body
        );
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static string Specification(string policy) =>
        $$"""
            {
              "contest": { "en": "Northern Gardeners", "fr": "Jardiniers du Nord" },
              "title": { "en": "Choice of a logo", "fr": "Choix d’un logo" },
              "question": { "en": "Which logo should we use?", "fr": "Quel logo devrions-nous utiliser?" },
              "candidates": ["Tulipa", "Rosa <&>", "Iris"],
              "blank": true,
              "members": 5,
              "trustees": 2,
              "policy": "{{policy}}",
              "closes": "2099-11-22T17:40:00-05:00",
              "timeZone": "America/Toronto",
              "help": { "phone": "1 800 555-0100", "hours": { "en": "9 a.m. to 5 p.m.", "fr": "de 9 h à 17 h" } }
            }
            """;
}
