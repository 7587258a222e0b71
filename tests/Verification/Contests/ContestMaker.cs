using System.Text;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>Writes a contest's record step by step, with every secret at hand; it asks nobody whether a step is lawful.</summary>
internal sealed class ContestMaker
{
    private readonly Dictionary<string, TestPasskey> passkeys = new(StringComparer.Ordinal);
    private readonly List<string> voids = [];
    private readonly VoidsLog voidsLog;
    private MinutesChain chain;

    public ContestMaker(
        ContestDefinition definition,
        IRandomSource random,
        int members,
        int spares,
        DateTimeOffset begin
    )
    {
        (Definition, Random, Now) = (definition, random, begin);
        (chain, voidsLog) = (new MinutesChain(definition.Id), new VoidsLog(definition.Id));
        Group = new SmallGroup(definition.Threshold!.Value, definition.Trustees.Count, random);
        Trustees = TrusteeKeys.Create([new ThresholdTrustees(Group.Parameters)]);
        Codes = [.. Enumerable.Range(0, members + spares).Select(_ => VotingCode.Generate(random))];
        Table = CredentialTable.Create(
            definition.Id,
            [.. definition.Stages.Select(stage => stage.Uuid)],
            spares,
            [
                .. Codes.SelectMany(code =>
                    definition.Stages.Select(stage => CredentialKey.Of(PointOf(stage.Uuid, code)))
                ),
            ]
        );
        Files["trustees.json"] = Trustees.Bytes.ToArray();
        Files["credential-table.txt"] = Table.ToBytes();
        Publish(definition);
        foreach (var officer in definition.Officers)
        {
            passkeys[officer.Id] = new TestPasskey();
        }
    }

    public ContestDefinition Definition { get; private set; }

    public IRandomSource Random { get; }

    public SmallGroup Group { get; }

    public TrusteeKeys Trustees { get; }

    public IReadOnlyList<string> Codes { get; }

    public CredentialTable Table { get; }

    public DateTimeOffset Now { get; set; }

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public List<Minute> Minutes { get; } = [];

    public List<byte[]> Contributions { get; } = [];

    /// <summary>Stages by id, once somebody makes them.</summary>
    public Dictionary<string, StageMaker> Stages { get; } = new(StringComparer.Ordinal);

    /// <summary>What the system writes instead of a note; null: nothing.</summary>
    public Func<Note, Note?> Writes { get; set; } = note => note;

    /// <summary>What officers are given to sign instead.</summary>
    public Func<OrderDetails, OrderDetails> Orders { get; set; } = details => details;

    /// <summary>Which row is void instead; null: none.</summary>
    public Func<VoidEntry, VoidEntry?> Voiding { get; set; } = entry => entry;

    public (int Height, string Head) Voids => (voidsLog.Height, voidsLog.Head);

    public string Head => chain.Head;

    /// <summary>A definition in force, and under its hash.</summary>
    public void Publish(ContestDefinition definition)
    {
        Definition = definition;
        Files["definition.json"] = definition.ToBytes();
        Files[$"definitions/{definition.Hash}.json"] = definition.ToBytes();
    }

    public void Note(Note note)
    {
        if (Writes(note) is { } written)
        {
            Minutes.Add(chain.Append(written, Now));
        }
    }

    public void Order(OrderKind kind, string? stage, OrderDetails details, params string[] officers) =>
        Order(
            new Order(Definition.Id, chain.Head, kind, stage, new("Because.", "Parce que."), Orders(details)),
            officers
        );

    public void Order(Order order, params string[] officers) =>
        Minutes.Add(chain.Append(order, [.. officers.Select(officer => Sign(officer, order))], Now));

    /// <summary>An order with just this signature.</summary>
    public void Signed(Order order, OrderSignature signature) => Minutes.Add(chain.Append(order, [signature], Now));

    /// <summary>The record as it would be after a further step, which is then forgotten.</summary>
    public MemoryRecord With(Action<ContestMaker> act)
    {
        var (kept, before) = (Minutes.Count, chain);
        chain = new MinutesChain(Definition.Id);
        foreach (var minute in Minutes)
        {
            _ = chain.TryFollow(minute.Line.Span, out _, out _);
        }
        act(this);
        var record = Record();
        Minutes.RemoveRange(kept, Minutes.Count - kept);
        chain = before;
        return record;
    }

    public OrderSignature Sign(string officer, Order order) =>
        passkeys[officer].Sign(officer, order.Hash, Definition.Origins[0], Definition.RelyingParty);

    /// <summary>As an officer's passkey is enrolled; a later one replaces it.</summary>
    public void Enrol(string officer, params string[] others) =>
        Order(
            OrderKind.EnrolOfficer,
            null,
            new OrderDetails.EnrolOfficer(officer, passkeys[officer].Key, "AAAA"),
            [officer, .. others]
        );

    public void Void(int row, VoidCause cause, string? stage = null)
    {
        if (Voiding(new VoidEntry(row, cause, stage)) is { } entry)
        {
            voids.Add(Encoding.ASCII.GetString(voidsLog.Append(entry)));
        }
    }

    public static Point PointOf(string uuid, string code)
    {
        using var secret = VotingCode.DeriveSecret(uuid, code);
        return secret.PublicPoint();
    }

    /// <summary>The record as it stands.</summary>
    public MemoryRecord Record()
    {
        Files["minutes.jsonl"] = Joined(Minutes.Select(minute => Encoding.UTF8.GetString(minute.Line.Span)));
        Files["voids.jsonl"] = Joined(voids);
        return new MemoryRecord(Files);
    }

    public static byte[] Joined(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
