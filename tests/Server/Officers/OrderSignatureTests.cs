using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hustings.Record.Minutes;
using Hustings.Server.Tests.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Officers;

/// <summary>A signature stands under the one order and for the one officer it was made for, and for nothing else.</summary>
public sealed class OrderSignatureTests
{
    private static readonly OrderDetails.Prepare All = new(["ana", "ben", "chloe"]);

    [Fact]
    public async Task Signature_of_another_officer_or_for_another_order_is_refused()
    {
        await using var contest = await FoundedAsync();
        var height = contest.State.Height;
        var order = contest.NewOrder(OrderKind.Prepare, "round-1", All);
        var other = contest.NewOrder(OrderKind.Prepare, "round-1", new OrderDetails.Prepare(["ana", "ben"]));
        OrderSignature[] wrong =
        [
            contest.Sign("ro", order, passkey: "deputy"),
            contest.Sign("ro", order) with
            {
                Officer = "deputy",
            },
            contest.Sign("ro", order) with
            {
                Officer = "nobody",
            },
            contest.Sign("ro", other),
            contest.Sign("ro", Encoding.ASCII.GetBytes(order.Hash)),
        ];
        foreach (var signature in wrong)
        {
            (await SubmitAsync(contest, order, signature)).Code.ShouldBe("signature_invalid");
        }

        // A good one beside a bad one does not help.
        (await SubmitAsync(contest, order, contest.Sign("ro", order), contest.Sign("deputy", other))).Code.ShouldBe(
            "signature_invalid"
        );
        contest.State.Height.ShouldBe(height);
        (await SubmitAsync(contest, order, contest.Sign("ro", order))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Order_sent_again_is_answered_with_its_minute_and_an_overtaken_one_is_stale()
    {
        await using var contest = await FoundedAsync();
        var order = contest.NewOrder(OrderKind.Prepare, "round-1", All);
        var overtaken = contest.NewOrder(OrderKind.Prepare, "round-2", All);
        var signature = contest.Sign("ro", overtaken);
        var first = await SubmitAsync(contest, order, contest.Sign("ro", order));
        first.Status.ShouldBe(HttpStatusCode.OK);
        await contest.OrderAsync(OrderKind.Open, "round-1", new OrderDetails.Open(await FingerprintAsync(contest)));
        var height = contest.State.Height;

        (await SubmitAsync(contest, order, contest.Sign("ro", order))).Body.ShouldBe(first.Body);
        (await SubmitAsync(contest, overtaken, signature)).Code.ShouldBe("stale");
        contest.State.Height.ShouldBe(height);
    }

    [Fact]
    public async Task Signing_in_and_ordering_cannot_be_taken_for_one_another()
    {
        await using var contest = await FoundedAsync();
        var height = contest.State.Height;
        var order = contest.NewOrder(OrderKind.Prepare, "round-1", All);

        var login = contest.Sign("ro", await ChallengeAsync(contest, "ro"));
        (await SubmitAsync(contest, order, login)).Code.ShouldBe("signature_invalid");

        var credential = contest.Credential("ro");
        (await LoginAsync(contest, credential, contest.Sign("ro", order))).Code.ShouldBe("signature_invalid");
        contest.State.Height.ShouldBe(height);

        // The challenge is good once, and only for whom it was drawn.
        (await LoginAsync(contest, credential, login)).Status.ShouldBe(HttpStatusCode.OK);
        (await LoginAsync(contest, credential, login)).Code.ShouldBe("signature_invalid");
        var deputys = await ChallengeAsync(contest, "deputy");
        (await LoginAsync(contest, credential, contest.Sign("ro", deputys))).Code.ShouldBe("signature_invalid");
        var late = contest.Sign("ro", await ChallengeAsync(contest, "ro"));
        contest.Clock.Advance(TimeSpan.FromMinutes(6));
        (await LoginAsync(contest, credential, late)).Code.ShouldBe("signature_invalid");
    }

    [Fact]
    public async Task Client_data_that_is_no_text_is_refused_at_the_sign_in()
    {
        await using var contest = await FoundedAsync();
        var good = contest.Sign("ro", await ChallengeAsync(contest, "ro"));
        string[] texts = ["", "{", "[]", "17", "{\"challenge\":\"\\ud800\"}", "{\"\\ud800\":1}", "{\"challenge\":17}"];
        foreach (var text in texts)
        {
            var bad = good with { ClientData = Encoding.UTF8.GetBytes(text) };
            (await LoginAsync(contest, contest.Credential("ro"), bad)).Code.ShouldBe("signature_invalid", text);
        }
    }

    private static async Task<SmallContest> FoundedAsync()
    {
        var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        return contest;
    }

    private static async Task<string> FingerprintAsync(SmallContest contest)
    {
        (await contest.Service<Server.Contests.ContestWork>().DoAsync()).ShouldBeTrue();
        return contest.State.Stage("round-1")!.Prepared!.Fingerprint;
    }

    private static Task<OfficerAnswer> SubmitAsync(
        SmallContest contest,
        Order order,
        params OrderSignature[] signatures
    ) => contest.PostAsync("/api/orders", OfficerCalls.Body(order.ToBytes(), signatures));

    private static Task<OfficerAnswer> LoginAsync(SmallContest contest, string credential, OrderSignature made) =>
        contest.PostAsync("/api/officer/login", OfficerCalls.Login(credential, made));

    private static async Task<byte[]> ChallengeAsync(SmallContest contest, string officer)
    {
        var answer = await contest.PostAsync("/api/officer/login/options", new JsonObject { ["officer"] = officer });
        using var options = JsonDocument.Parse(answer.Body);
        return Base64Url.DecodeFromChars(options.RootElement.GetProperty("challenge").GetString());
    }
}
