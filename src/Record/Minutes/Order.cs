using Hustings.Record.Definitions;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>What an officer can order (docs/spec/minutes.md, "Orders"). In the record: the names in lower case with hyphens.</summary>
public enum OrderKind
{
    EnrolOfficer,
    EnrolTerminal,
    RemoveTerminal,
    FreezeRoll,
    AddMember,
    Amend,
    Postpone,
    Withdraw,
    Prepare,
    Open,
    Pause,
    Resume,
    Extend,
    SetWindows,
    Close,
    VoidCode,
    Strike,
    CountColumn,
    Tally,
    Publish,
    Announce,
    Declare,
    Erase,
}

/// <summary>An order as it is signed; its hash is the SHA-256 of its canonical bytes and the WebAuthn challenge.</summary>
/// <param name="After">Hash of the minute that the officer saw last, 64 hex digits.</param>
/// <param name="Stage">Id of the stage concerned, if one is.</param>
public sealed record Order(
    string Contest,
    string After,
    OrderKind Kind,
    string? Stage,
    Wording? Reason,
    OrderDetails Details
)
{
    /// <summary>SHA-256 of <see cref="ToBytes"/>, 64 lower-case hex digits; its 32 bytes are the challenge that officers sign.</summary>
    public string Hash => Fingerprint.Hex(ToBytes());

    /// <summary>The one form of this order.</summary>
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        OrderForm.Write(writer, this);
        return writer.ToArray();
    }

    /// <summary>Reads an order from its one form.</summary>
    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out Order? order) =>
        Diagnosis.Read(
            bytes,
            Limits.MinuteBytes,
            (ReadOnlySpan<byte> text, out Order? read) =>
            {
                var reader = new CanonicalReader(text);
                read = OrderForm.Read(ref reader);
                return reader.End();
            },
            out order,
            ownOrder: true
        );
}

/// <summary>One officer's signature: the three byte strings of a WebAuthn assertion.</summary>
public sealed record OrderSignature(
    string Officer,
    ReadOnlyMemory<byte> AuthenticatorData,
    ReadOnlyMemory<byte> ClientData,
    ReadOnlyMemory<byte> Signature
);

/// <summary>An officer's public key: P-256, coordinates as 32 bytes big-endian each, in hex.</summary>
public sealed record OfficerKey(string X, string Y);

/// <summary>What an order says beyond its kind and stage. One type for each shape of <c>details</c>.</summary>
public abstract record OrderDetails
{
    public sealed record None : OrderDetails;

    public sealed record EnrolOfficer(string Officer, OfficerKey Key, string Credential) : OrderDetails;

    public sealed record EnrolTerminal(string Terminal, string Key) : OrderDetails;

    public sealed record RemoveTerminal(string Terminal) : OrderDetails;

    public sealed record FreezeRoll(string Roll, int Members, string Table, int Spares) : OrderDetails;

    public sealed record AddMember(IReadOnlyList<int> Rows) : OrderDetails;

    public sealed record Amend(string Definition) : OrderDetails;

    /// <summary>Of <c>postpone</c> and <c>set-windows</c>.</summary>
    public sealed record Windows(IReadOnlyList<ChannelWindow> All) : OrderDetails;

    /// <summary>Of <c>withdraw</c> and <c>declare</c>.</summary>
    public sealed record OneCandidate(string Candidate) : OrderDetails;

    public sealed record Prepare(IReadOnlyList<string> Candidates) : OrderDetails;

    public sealed record Open(string Fingerprint) : OrderDetails;

    /// <param name="Lost">Minutes lost, if the order follows the system's proposal by the contest's policy.</param>
    public sealed record Extend(IReadOnlyList<Channel> Channels, DateTimeOffset Closes, int? Lost = null)
        : OrderDetails;

    public sealed record VoidCode(int Row) : OrderDetails;

    public sealed record Strike(string Ballot, int Row) : OrderDetails;

    public sealed record CountColumn(
        string Column,
        int Batch,
        int Ballots,
        IReadOnlyList<CandidateVotes> Votes,
        int Blank,
        int Rejected,
        int Exhausted
    ) : OrderDetails;

    public sealed record Tally(int Height, string Head, int Struck, string Voids) : OrderDetails;

    public sealed record Publish(string Account) : OrderDetails;

    public sealed record Announce(Wording Words) : OrderDetails;
}

public sealed record CandidateVotes(string Candidate, int Votes);
