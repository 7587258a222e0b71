using Hustings.Record.Definitions;

namespace Hustings.Record.Minutes;

/// <summary>One line of the minutes (docs/spec/minutes.md): an order with its signatures, or a note.</summary>
/// <param name="Parent">Hash of the line before, 64 hex digits.</param>
/// <param name="Time">UTC, whole seconds.</param>
/// <param name="Line">The exact bytes, without the line feed.</param>
/// <param name="Hash">SHA-256 of <paramref name="Line"/>, 64 hex digits.</param>
public sealed partial record Minute(
    int Height,
    string Parent,
    DateTimeOffset Time,
    Order? Order,
    IReadOnlyList<OrderSignature> Signatures,
    Note? Note,
    ReadOnlyMemory<byte> Line,
    string Hash
);

/// <summary>What the system did. One type for each kind of note.</summary>
public abstract record Note
{
    public sealed record Began(string Definition, string ReceiptKey, string IntakeKey, string Software) : Note;

    public sealed record KeyCommitment(int Trustee, string Hash) : Note;

    public sealed record Trustees(string Hash) : Note;

    public sealed record LotCommitment(int Trustee, string Hash) : Note;

    public sealed record LotReveal(int Trustee, string Contribution) : Note;

    public sealed record Prepared(
        string Stage,
        string Fingerprint,
        string Credentials,
        int Listed,
        string Voids,
        int VoidHeight
    ) : Note;

    public sealed record Sealed(string Stage, string Tally, int Ballots) : Note;

    public sealed record Opened(string Stage, int Trustee, string Decryption) : Note;

    public sealed record Shuffled(string Stage, int Trustee, string Shuffle) : Note;

    public sealed record Counted(string Stage, string Result, string Account) : Note;

    public sealed record Notice(string Batch, Wording Subject, int Sent, int Failed) : Note;

    public sealed record Incident(Wording Words) : Note;

    public sealed record Erased(int Files) : Note;
}
