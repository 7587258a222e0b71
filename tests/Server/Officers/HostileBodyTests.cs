using System.Text;
using System.Text.Json.Nodes;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Tests.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Officers;

/// <summary>
/// Whatever is sent to the officers' interface, with an officer's session or without, is refused by name; nothing
/// breaks and nothing is written.
/// </summary>
public sealed class HostileBodyTests
{
    private static readonly string[] Fields =
    [
        "order",
        "signatures",
        "token",
        "officer",
        "id",
        "response",
        "credential",
        "stage",
        "hash",
        "contribution",
    ];

    [Fact]
    public async Task Body_of_any_shape_is_refused_by_name_everywhere_and_nothing_is_written()
    {
        await using var contest = await TallyingAsync();
        var height = contest.State.Height;
        var uuid = contest.Desk("round-1").Info.Uuid;
        string[] paths =
        [
            "/api/orders",
            "/api/orders/preview",
            $"/api/orders/waiting/{new string('0', 64)}",
            "/api/officer/enrol",
            "/api/officer/login/options",
            "/api/officer/login",
            "/api/post/envelopes",
            "/api/definitions",
            "/api/trustees/1/lot-commitment",
            "/api/trustees/1/lot",
            "/api/trustees/99/lot",
            $"/api/stages/{uuid}/shuffles/1",
            $"/api/stages/{uuid}/decryptions/1",
            $"/api/stages/{uuid}/decryptions/99",
            "/api/stages/nowhere/decryptions/1",
        ];
        foreach (var path in paths)
        {
            foreach (var (name, body) in Bodies())
            {
                var answer = await contest.PostAsync(path, body);
                ((int)answer.Status).ShouldBeInRange(400, 499, $"{path} {name} {answer.Body}");
                answer.Code.ShouldNotBeNullOrEmpty($"{path} {name}");
            }

            var chunked = await contest.PostAsync(path, new byte[66_000], chunked: true);
            ((int)chunked.Status).ShouldBeInRange(400, 499, path);
            chunked.Code.ShouldNotBeNullOrEmpty($"{path} chunked");
        }

        contest.State.Height.ShouldBe(height);
        contest.Service<ContestOffice>().Store.ReadWaiting().ShouldBeEmpty();
        contest.Service<ContestOffice>().Store.VoidsTip.Height.ShouldBe(0);
        contest.Verify();
    }

    [Fact]
    public async Task Order_not_in_its_one_form_is_refused_though_its_signature_holds()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        var height = contest.State.Height;
        var order = contest.NewOrder(OrderKind.Prepare, "round-1", new OrderDetails.Prepare(["ana", "ben", "chloe"]));
        var signature = contest.Sign("ro", order);
        var text = Encoding.UTF8.GetString(order.ToBytes());
        string[] others =
        [
            text.Replace(":", ": ", StringComparison.Ordinal),
            text.Replace("\"ana\"", "\"\\u0061na\"", StringComparison.Ordinal),
            text.Replace("}", "\n}", StringComparison.Ordinal),
            text.Insert(text.Length - 1, ",\"more\":1"),
            text.Replace(contest.State.Head, contest.State.Head.ToUpperInvariant(), StringComparison.Ordinal),
            text.Replace("prepare", "Prepare", StringComparison.Ordinal),
            text.Replace("\"round-1\"", "17", StringComparison.Ordinal),
            text.Replace("[\"ana\"", "[[\"ana\"]", StringComparison.Ordinal),
            "{}",
        ];
        foreach (var other in others)
        {
            other.ShouldNotBe(text);
            foreach (var path in new[] { "/api/orders", "/api/orders/preview" })
            {
                var answer = await contest.PostAsync(path, OfficerCalls.Body(Encoding.UTF8.GetBytes(other), signature));
                answer.Code.ShouldBeOneOf(["not_canonical", "malformed"], $"{path} {other} {answer.Body}");
            }
        }

        contest.State.Height.ShouldBe(height);
        (await contest.PostAsync("/api/orders", OfficerCalls.Body(order.ToBytes(), signature))).Code.ShouldBeNull();
    }

    [Fact]
    public async Task Signature_parts_of_odd_sizes_are_refused_by_name()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        var height = contest.State.Height;
        var order = contest.NewOrder(OrderKind.Prepare, "round-1", new OrderDetails.Prepare(["ana", "ben", "chloe"]));
        var good = contest.Sign("ro", order);
        foreach (var size in new[] { 0, 1, 31, 32, 36, 38, 64, 5000 })
        {
            var bytes = new byte[size];
            foreach (
                var bad in new[]
                {
                    good with
                    {
                        AuthenticatorData = bytes,
                    },
                    good with
                    {
                        ClientData = bytes,
                    },
                    good with
                    {
                        Signature = bytes,
                    },
                }
            )
            {
                var answer = await contest.PostAsync("/api/orders", OfficerCalls.Body(order.ToBytes(), bad));
                answer.Code.ShouldBe("signature_invalid", $"{size} {answer.Body}");
            }
        }

        var json = OfficerCalls.Json(good);
        JsonNode Changed(string field, JsonNode? value)
        {
            var copy = json.DeepClone();
            copy[field] = value;
            return copy;
        }

        JsonNode[][] lists =
        [
            [],
            [json, json],
            [.. Enumerable.Range(0, 9).Select(i => Changed("officer", $"o{i}"))],
            [Changed("signature", "!!!")],
            [Changed("signature", 17)],
            [Changed("clientData", null)],
            [Changed("officer", new JsonArray())],
            [17],
        ];
        foreach (var list in lists)
        {
            var body = new JsonObject
            {
                ["order"] = JsonNode.Parse(order.ToBytes()),
                ["signatures"] = new JsonArray([.. list.Select(one => one.DeepClone())]),
            };
            (await contest.PostAsync("/api/orders", body)).Code.ShouldBe("malformed", body.ToJsonString());
        }

        contest.State.Height.ShouldBe(height);
    }

    private static async Task<SmallContest> TallyingAsync()
    {
        var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        (await contest.CastAsync("round-1", 0, [0, 1, 0, 0])).ShouldBeNull();
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        return contest;
    }

    private static IEnumerable<(string Name, byte[] Body)> Bodies()
    {
        string[] texts =
        [
            "",
            "   ",
            "no JSON",
            "[]",
            "null",
            "17",
            "\"text\"",
            "{",
            "{}",
            "{}{}",
            "\uFEFF{}",
            new string('[', 30_000),
            new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"order\":", 5_000)),
            $"{{\"order\":{new string('[', 60)}{new string(']', 60)}}}",
            new string(' ', 1024 * 1024),
            $"{{\"officer\":\"{new string('x', 1024 * 1024)}\"}}",
            "{\"\\ud800\":1,\"officer\":\"ro\"}",
            "{\"a\":\"\\udc00\\ud800\",\"officer\":\"ro\"}",
        ];
        foreach (var (place, text) in texts.Index())
        {
            yield return ($"text {place}", Encoding.UTF8.GetBytes(text));
        }

        string[] values = ["17", "[]", "{}", "true", "null", "-1e400", "\"\\ud800\"", "[\"\\ud800\"]", "[{}]"];
        foreach (var value in values)
        {
            var all = string.Join(',', Fields.Select(field => $"\"{field}\":{value}"));
            yield return (value, Encoding.UTF8.GetBytes($"{{{all}}}"));
        }

        foreach (var field in Fields)
        {
            yield return ($"{field} twice", Encoding.UTF8.GetBytes($"{{\"{field}\":\"a\",\"{field}\":\"a\"}}"));
        }

        yield return ("no UTF-8", [.. "{\"officer\":\""u8, 0xff, 0xc0, .. "\"}"u8]);
    }
}
