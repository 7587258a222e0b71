using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
using Microsoft.Playwright;
using Shouldly;

namespace Hustings.EndToEnd;

/// <summary>
/// A stage whose public files a test writes itself, moment by moment, behind the real server's booth page: what an officer's orders make of
/// <c>stage.json</c> (docs/spec/casting.md), without the time that such orders take. Answers to ballots are the test's too.
/// </summary>
public sealed class StagedVote
{
    public const string Uuid = "HpYYzmGoACMs3X";

    /// <summary>One of them a name that a careless page would spoil.</summary>
    public static readonly string[] Names = ["Thomas Mulcair", "Brian Topp", "Niki <i>Ashton</i>", "Romeo Saganash"];

    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    );

    private readonly byte[] receiptSeed = SignatureEd25519.NewSeed(SodiumRandom.Instance);
    private readonly TrusteeKeys trustees;
    private readonly JsonObject stage;

    public StagedVote(Question question)
    {
        using var key = SecretScalar.Random(SodiumRandom.Instance);
        trustees = TrusteeKeys.Create([new SingleTrustee(TrusteePublicKey.Make(key, SodiumRandom.Instance))]);
        var mark = $"hustings/1 {Uuid} {Fingerprint.Hex(Encoding.UTF8.GetBytes(Definition))}";
        Election = Election.Create(Uuid, "Leader", "Leader", trustees.CombinedKey, [question], mark);
        stage = JsonNode
            .Parse(
                $$"""
                {"version":1,"uuid":"{{Uuid}}","state":"open","contest":{"en":"Leader 2012","fr":"Direction 2012"},
                 "title":{"en":"Final vote","fr":"Vote final"},"question":{"en":"Who should lead?","fr":"Qui devrait diriger?"},
                 "opens":null,"closes":"2099-03-24T20:30:00Z","timeZone":"America/Toronto","policy":"once","registered":3,
                 "electionHash":"{{Election.Fingerprint}}","intakeKey":"{{new string('1', 64)}}",
                 "receiptKey":"{{Convert.ToHexStringLower(SignatureEd25519.PublicKey(receiptSeed))}}",
                 "cast":["/api/stages/{{Uuid}}/ballots"],"help":null,"demo":false}
                """
            )!
            .AsObject();
    }

    public Election Election { get; }

    public string Code { get; } = VotingCode.Generate(SodiumRandom.Instance);

    /// <summary>The refusal that ballots meet; accepted with a receipt if null.</summary>
    public string? Refusal { get; set; }

    /// <summary>The server's clock as its answers tell it; not told if null.</summary>
    public string? SentAt { get; set; }

    private static string Definition =>
        new JsonObject
        {
            ["candidates"] = new JsonArray([
                .. Names.Select(
                    (name, i) =>
                        new JsonObject
                        {
                            ["name"] = name,
                            ["statement"] =
                                i == 0
                                    ? new JsonObject { ["en"] = "Housing first.", ["fr"] = "Le logement d’abord." }
                                    : null,
                            ["photo"] = i < 2 ? Fingerprint.Hex(Photo) : null,
                            ["withdrawn"] = i == 3,
                        }
                ),
            ]),
            ["stages"] = new JsonArray(
                new JsonObject
                {
                    ["uuid"] = Uuid,
                    ["min"] = 1,
                    ["max"] = 3,
                }
            ),
        }.ToJsonString();

    /// <summary>Sets a field of <c>stage.json</c>, as JSON.</summary>
    public void Set(string field, string json) => stage[field] = JsonNode.Parse(json);

    /// <summary>Opens the booth with the code in the link, at the question.</summary>
    public async Task<BoothPage> OpenAsync(BoothStand stand, BoothScreen? screen = null, string language = "en")
    {
        var booth = await stand.NewPageAsync(screen);
        await booth.Page.RouteAsync("**/public/**", AnswerAsync);
        await booth.Page.RouteAsync("**/api/stages/*/ballots", TakeAsync);
        await booth.GoAsync($"{stand.Server.Address}/vote/{Uuid}?lang={language}#{Code}");
        return booth;
    }

    /// <summary>Lets the page look at the stage now instead of within ten seconds, as when somebody turns to it.</summary>
    public static Task LookAsync(BoothPage booth) =>
        booth.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

    /// <summary>The archive that the reference tool wants: the setup alone.</summary>
    public byte[] Archive()
    {
        using var file = new MemoryStream();
        using var secret = VotingCode.DeriveSecret(Uuid, Code);
        new ArchiveWriter(file, 1_795_340_678).AppendSetup(
            Election,
            trustees,
            PublicCredentials.Create([secret.PublicPoint()])
        );
        return file.ToArray();
    }

    private Task AnswerAsync(IRoute route)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        if (path.StartsWith("/public/photos/", StringComparison.Ordinal))
            return route.FulfillAsync(new() { BodyBytes = Photo, ContentType = "image/png" });
        return path.Split('/')[^1] switch
        {
            "stage.json" => route.FulfillAsync(
                new() { Body = stage.ToJsonString(), Headers = SentAt is null ? null : [new("Date", SentAt)] }
            ),
            "election.json" => route.FulfillAsync(new() { BodyBytes = Election.Bytes.ToArray() }),
            "definition.json" => route.FulfillAsync(new() { Body = Definition }),
            _ => route.FulfillAsync(new() { Status = 404 }),
        };
    }

    private Task TakeAsync(IRoute route)
    {
        if (Refusal is { } code)
        {
            var refused = $$"""{"status":"refused","code":"{{code}}","message":{"en":"x","fr":"y"} }""";
            return route.FulfillAsync(new() { Status = 409, Body = refused });
        }
        var ballot = Encoding.UTF8.GetBytes(route.Request.PostData.ShouldNotBeNull()[194..]);
        var tracker = Convert.ToBase64String(SHA256.HashData(ballot)).TrimEnd('=');
        const string Time = "2099-03-24T20:00:00Z";
        var signature = Convert.ToHexStringLower(
            SignatureEd25519.Sign(receiptSeed, Encoding.ASCII.GetBytes($"hustings/1 receipt|{Uuid}|{tracker}|{Time}"))
        );
        var receipt =
            $$"""{"stage":"{{Uuid}}","tracker":"{{tracker}}","time":"{{Time}}","signature":"{{signature}}"}""";
        return route.FulfillAsync(new() { Body = $$"""{"status":"accepted","receipt":{{receipt}} }""" });
    }
}
