using System.Buffers.Text;
using System.Text.Json.Nodes;
using Hustings.Lab.Servers;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Crew;

/// <summary>
/// The officers at work: they enrol, sign in with their passkeys and give orders over HTTP, the second signature after having been
/// shown what the order would do. After a restart of the server they sign in again.
/// </summary>
public sealed class OfficersCrew(ContestApi api, Staff staff, string contest) : IDisposable
{
    // An order made while the system wrote a note is still good; only another order in between makes it stale.
    private const int Attempts = 5;
    private readonly Dictionary<string, (int Start, string Session)> sessions = [];
    private readonly SemaphoreSlim signingIn = new(1);

    public Staff Staff => staff;

    public ContestApi Api => api;

    /// <summary>What the second officer was shown before signing, in the order of the orders.</summary>
    public List<string> Consequences { get; } = [];

    /// <summary>The first by the one-time link, the others by those who are enrolled already.</summary>
    public async Task EnrolAsync()
    {
        foreach ((int place, Officer officer) in staff.All.Index())
        {
            var details = new OrderDetails.EnrolOfficer(officer.Id, officer.Passkey.Key, officer.Passkey.Credential);
            Order order = await NewAsync(OrderKind.EnrolOfficer, null, details, null);
            Officer[] signers = [officer, .. staff.All.Take(Math.Min(place, 2))];
            await api.PostAsync(
                place == 0 ? "/api/officer/enrol" : "/api/orders",
                Body(order, signers, place == 0 ? api.Server.OfficerToken : null)
            );
        }
    }

    /// <summary>Gives an order. Where it needs two, the deputy signs second.</summary>
    /// <returns>Height of its minute.</returns>
    public async Task<int> OrderAsync(
        OrderKind kind,
        string? stage,
        OrderDetails details,
        Wording? reason = null,
        Officer? proposer = null,
        Officer? second = null
    )
    {
        proposer ??= staff.Returning;
        for (int attempt = 1; ; attempt++)
        {
            Order order = await NewAsync(kind, stage, details, reason);
            try
            {
                JsonNode answer = await api.PostAsync("/api/orders", Body(order, [proposer]));
                if ((string?)answer["status"] == "waiting")
                {
                    answer = await SignSecondAsync(order, second ?? staff.Deputy);
                }

                return (int)answer["height"]!;
            }
            catch (RefusedException refused) when (refused.Code == "stale" && attempt < Attempts)
            {
                // Another order came between: look again, sign again.
            }
        }
    }

    /// <summary>A session of this officer, begun with the passkey if there is none.</summary>
    public async Task<string> SessionAsync(Officer officer)
    {
        await signingIn.WaitAsync();
        try
        {
            if (sessions.TryGetValue(officer.Id, out var known) && known.Start == api.Server.Starts)
            {
                return known.Session;
            }

            int start = api.Server.Starts;
            JsonNode options = await api.PostAsync(
                "/api/officer/login/options",
                new JsonObject { ["officer"] = officer.Id }
            );
            byte[] challenge = Base64Url.DecodeFromChars((string)options["challenge"]!);
            OrderSignature made = officer.Passkey.Sign(officer.Id, challenge, Staff.Origin, Staff.RelyingParty);
            JsonNode answer = await api.PostAsync(
                "/api/officer/login",
                new JsonObject
                {
                    ["id"] = officer.Passkey.Credential,
                    ["rawId"] = officer.Passkey.Credential,
                    ["type"] = "public-key",
                    ["response"] = new JsonObject
                    {
                        ["authenticatorData"] = Base64Url.EncodeToString(made.AuthenticatorData.Span),
                        ["clientDataJSON"] = Base64Url.EncodeToString(made.ClientData.Span),
                        ["signature"] = Base64Url.EncodeToString(made.Signature.Span),
                    },
                    ["clientExtensionResults"] = new JsonObject(),
                }
            );
            var session = (string)answer["session"]!;
            sessions[officer.Id] = (start, session);
            return session;
        }
        finally
        {
            signingIn.Release();
        }
    }

    /// <summary>An order as it would be signed now.</summary>
    public async Task<Order> NewAsync(OrderKind kind, string? stage, OrderDetails details, Wording? reason) =>
        new(contest, (string)(await api.ContestAsync())["head"]!, kind, stage, reason, details);

    /// <summary>An order and signatures as they are handed in: the order's own bytes are what was signed.</summary>
    public static byte[] Body(Order order, IEnumerable<Officer> signers, string? token = null)
    {
        byte[] rest = System.Text.Encoding.UTF8.GetBytes(Signatures(order, signers).ToJsonString());
        byte[] before = token is null
            ? "{"u8.ToArray()
            : System.Text.Encoding.UTF8.GetBytes($"{{\"token\":\"{token}\",");
        return [.. before, .. "\"order\":"u8, .. order.ToBytes(), .. ",\"signatures\":"u8, .. rest, .. "}"u8];
    }

    public void Dispose()
    {
        signingIn.Dispose();
        foreach (Officer officer in staff.All)
        {
            officer.Passkey.Dispose();
        }
    }

    private static JsonArray Signatures(Order order, IEnumerable<Officer> signers) =>
        new([
            .. signers
                .Select(officer => officer.Passkey.Sign(officer.Id, order, Staff.Origin, Staff.RelyingParty))
                .Select(made => new JsonObject
                {
                    ["officer"] = made.Officer,
                    ["authenticatorData"] = Base64Url.EncodeToString(made.AuthenticatorData.Span),
                    ["clientData"] = Base64Url.EncodeToString(made.ClientData.Span),
                    ["signature"] = Base64Url.EncodeToString(made.Signature.Span),
                }),
        ]);

    private async Task<JsonNode> SignSecondAsync(Order order, Officer second)
    {
        JsonNode waiting = await api.GetAsync("/api/orders/waiting", await SessionAsync(second));
        JsonNode shown =
            waiting.AsArray().FirstOrDefault(one => (string?)one!["hash"] == order.Hash)
            ?? throw new InvalidDataException($"The order {order.Kind} waits for a second officer and is not shown.");
        Consequences.Add((string?)shown["consequences"]?["en"] ?? "");
        return await api.PostAsync(
            $"/api/orders/waiting/{order.Hash}",
            new JsonObject { ["signatures"] = Signatures(order, [second]) }
        );
    }
}
