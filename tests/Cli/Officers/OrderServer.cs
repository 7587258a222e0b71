using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Verification.Officers;

namespace Hustings.Cli.Tests.Officers;

/// <summary>
/// The officers' interface over one contest in memory (docs/spec/officers-api.md): the real rules and the real check of signatures, and as little
/// else as an officer's program needs. The real server's own tests are in tests/Server.
/// </summary>
internal sealed class OrderServer : IAsyncDisposable
{
    private static readonly byte[] Challenge = Encoding.ASCII.GetBytes(
        "a challenge that is longer than a hash can ever be"
    );
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly MinutesChain chain;
    private readonly Dictionary<string, (Order Order, List<OrderSignature> Signatures)> waiting = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public OrderServer(ContestDefinition definition)
    {
        chain = new(definition.Id);
        State = ContestState.Begin(definition);
        Note(new Note.Began(definition.Hash, new string('a', 64), new string('b', 64), "test"));
        listener.Start();
        serving = ServeAsync();
    }

    public ContestState State { get; private set; }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public void Note(Note note) => State = State.Apply(chain.Append(note, Now));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Stop();
        stop.Dispose();
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.Latin1, leaveOpen: true);
        string[] request = (await reader.ReadLineAsync() ?? "").Split(' ');
        int length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header.AsSpan(15), CultureInfo.InvariantCulture);
        }

        char[] body = new char[length];
        for (int read = 0; read < length; )
            read += await reader.ReadAsync(body.AsMemory(read));
        (int status, byte[] answer) = Answer(request[1], Encoding.Latin1.GetBytes(body));
        string head =
            $"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. answer]);
    }

    private (int, byte[]) Answer(string path, byte[] body) =>
        path switch
        {
            "/public/definition.json" => (200, State.Definition.ToBytes()),
            "/api/contest" => Json(Public()),
            "/api/officer/login/options" => Json(
                new { challenge = System.Buffers.Text.Base64Url.EncodeToString(Challenge) }
            ),
            "/api/officer/login" => Login(JsonDocument.Parse(body).RootElement),
            "/api/orders/preview" => Preview(OrderOf(body)),
            "/api/orders" or "/api/officer/enrol" => Take(OrderOf(body), SignaturesOf(body)),
            "/api/orders/waiting" => (200, Waiting()),
            _ => Take(waiting[path["/api/orders/waiting/".Length..]].Order, SignaturesOf(body)),
        };

    private object Public() =>
        new
        {
            height = State.Height,
            head = State.Head,
            definition = State.Definition.Hash,
            stages = State.Stages.Select(stage => new
            {
                id = stage.Id,
                phase = RecordName.Of(stage.PhaseAt(Now)),
                ends = stage.Ends,
                fingerprint = stage.Prepared?.Fingerprint,
            }),
            next = State
                .NextOrders(Now)
                .Select(next => new
                {
                    kind = RecordName.Of(next.Kind),
                    stage = next.Stage,
                    signatures = next.Signatures,
                }),
        };

    private (int, byte[]) Login(JsonElement credential)
    {
        OrderDetails.EnrolOfficer? enrolled = State.Officers.Values.FirstOrDefault(one =>
            one.Credential == credential.GetProperty("id").GetString()
        );
        JsonElement response = credential.GetProperty("response");
        byte[] Part(string name) =>
            System.Buffers.Text.Base64Url.DecodeFromChars(response.GetProperty(name).GetString());
        OrderSignature made = new("", Part("authenticatorData"), Part("clientDataJSON"), Part("signature"));
        return
            enrolled is not null && PasskeyAssertion.Check(made, Challenge, enrolled.Key, Site) == AssertionFault.None
            ? Json(new { session = "s" })
            : Refuse("signature_invalid", new("The signature does not hold.", "La signature ne tient pas."));
    }

    private (int, byte[]) Preview(Order order)
    {
        OrderRefusal? refusal = State.Check(order, [.. State.Officers.Keys], ContestFacts.None, Now);
        return refusal is { } why
            ? Refuse(OrderRefusalWords.Code(why), OrderRefusalWords.For(why))
            : Json(
                new
                {
                    hash = order.Hash,
                    consequences = Consequences.Of(State, order, ContestFacts.None, Now),
                    signatures = State.SignaturesNeeded(order.Kind),
                }
            );
    }

    private (int, byte[]) Take(Order order, List<OrderSignature> more)
    {
        if (waiting.TryGetValue(order.Hash, out var before))
            more = [.. before.Signatures, .. more];
        OfficerKeyOf key = signer =>
            order.Details is OrderDetails.EnrolOfficer enrol && enrol.Officer == signer
                ? enrol.Key
                : State.Officers.GetValueOrDefault(signer)?.Key;
        if (
            more.Exists(one =>
                key(one.Officer) is not { } known
                || PasskeyAssertion.Check(one, Convert.FromHexString(order.Hash), known, Site) != AssertionFault.None
            )
        )
            return Refuse("signature_invalid", new("The signature does not hold.", "La signature ne tient pas."));
        string[] signers = [.. more.Select(one => one.Officer)];
        switch (State.Check(order, signers, ContestFacts.None, Now))
        {
            case null:
                State = State.Apply(chain.Append(order, more, Now));
                waiting.Clear();
                return Json(
                    new
                    {
                        status = "recorded",
                        height = State.Height - 1,
                        hash = State.Head,
                    }
                );
            case OrderRefusal.NeedsMoreOfficers:
                waiting[order.Hash] = (order, more);
                int needs = State.SignaturesNeeded(order.Kind) - signers.Length;
                return Json(
                    new
                    {
                        status = "waiting",
                        needs,
                        order = order.Hash,
                    }
                );
            case { } refusal:
                return Refuse(OrderRefusalWords.Code(refusal), OrderRefusalWords.For(refusal));
        }
    }

    private byte[] Waiting() =>
        Encoding.UTF8.GetBytes(
            $"[{string.Join(',', waiting.Values.Select(one => $"{{\"order\":{Encoding.UTF8.GetString(one.Order.ToBytes())},\"consequences\":{JsonSerializer.Serialize(Consequences.Of(State, one.Order, ContestFacts.None, Now), Web)}}}"))}]"
        );

    private PasskeySite Site => new(State.Definition.Origins, State.Definition.RelyingParty);

    /// <summary>The order's bytes as they were sent: anything but their one form is this server's refusal too.</summary>
    private static Order OrderOf(byte[] body)
    {
        string raw = JsonDocument.Parse(body).RootElement.GetProperty("order").GetRawText();
        return Order.TryRead(Encoding.UTF8.GetBytes(raw), out Order? order) == DocumentFault.None
            ? order!
            : throw new InvalidOperationException($"not canonical: {raw}");
    }

    private static List<OrderSignature> SignaturesOf(byte[] body) =>
        [
            .. JsonDocument
                .Parse(body)
                .RootElement.GetProperty("signatures")
                .EnumerateArray()
                .Select(one =>
                {
                    byte[] Part(string name) =>
                        System.Buffers.Text.Base64Url.DecodeFromChars(one.GetProperty(name).GetString());
                    return new OrderSignature(
                        one.GetProperty("officer").GetString()!,
                        Part("authenticatorData"),
                        Part("clientData"),
                        Part("signature")
                    );
                }),
        ];

    private static (int, byte[]) Json(object answer) => (200, JsonSerializer.SerializeToUtf8Bytes(answer, Web));

    private static (int, byte[]) Refuse(string code, Text message) =>
        (
            409,
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    status = "refused",
                    code,
                    message,
                },
                Web
            )
        );

    private delegate OfficerKey? OfficerKeyOf(string officer);
}
