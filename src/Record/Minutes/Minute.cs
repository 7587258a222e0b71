using Hustings.Record.Definitions;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>One line of the minutes (docs/spec/minutes.md): an order with its signatures, or a note.</summary>
/// <param name="Parent">Hash of the line before, 64 hex digits.</param>
/// <param name="Time">UTC, whole seconds.</param>
/// <param name="Line">The exact bytes, without the line feed.</param>
/// <param name="Hash">SHA-256 of <paramref name="Line"/>, 64 hex digits.</param>
public sealed record Minute(
    int Height,
    string Parent,
    DateTimeOffset Time,
    Order? Order,
    IReadOnlyList<OrderSignature> Signatures,
    Note? Note,
    ReadOnlyMemory<byte> Line,
    string Hash
)
{
    /// <summary>Reads one line without its line feed.</summary>
    public static DocumentFault TryRead(ReadOnlySpan<byte> line, out Minute? minute) =>
        Diagnosis.Read(line, Limits.MinuteBytes, Read, out minute, ownOrder: true);

    /// <summary>A line at its place: for whoever keeps minutes in other ways than <see cref="MinutesChain"/>.</summary>
    public static Minute Make(
        int height,
        string parent,
        DateTimeOffset time,
        Order? order,
        IReadOnlyList<OrderSignature> signatures,
        Note? note
    )
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"height\":"u8).Number(height).Raw(",\"parent\":"u8).Plain(parent);
        writer.Raw(",\"time\":"u8).Time(time);
        if (order is not null)
        {
            writer.Raw(",\"order\":"u8);
            OrderForm.Write(writer, order);
            writer.Raw(",\"signatures\":"u8);
            OrderForm.Write(writer, signatures);
        }
        else
        {
            writer.Raw(",\"note\":"u8);
            NoteForm.Write(writer, note ?? throw new ArgumentNullException(nameof(note)));
        }
        var line = writer.Raw("}"u8).ToArray();
        return new Minute(height, parent, time, order, signatures, note, line, Fingerprint.Hex(line));
    }

    private static DocumentFault Read(ReadOnlySpan<byte> line, out Minute? minute)
    {
        var reader = new CanonicalReader(line);
        reader.Take("{\"height\":"u8);
        var height = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"parent\":"u8);
        var parent = reader.Hash();
        reader.Take(",\"time\":"u8);
        var time = ContestValues.Time(ref reader);
        Order? order = null;
        Note? note = null;
        OrderSignature[] signatures = [];
        if (reader.TryTake(",\"order\":"u8))
        {
            order = OrderForm.Read(ref reader);
            reader.Take(",\"signatures\":"u8);
            signatures = OrderForm.ReadSignatures(ref reader);
        }
        else
        {
            reader.Take(",\"note\":"u8);
            note = NoteForm.Read(ref reader);
        }
        reader.Take("}"u8);
        minute = new Minute(height, parent, time, order, signatures, note, line.ToArray(), Fingerprint.Hex(line));
        return reader.End();
    }
}

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

    /// <param name="Figures">Null where somebody wrote words alone.</param>
    public sealed record Incident(Wording Words, IncidentFigures? Figures = null) : Note;

    /// <summary>Members who had not voted when a stage closed although a valid ballot of theirs was put off for lack of room.</summary>
    /// <param name="Closed">The closing this is about; a stage that is extended closes again.</param>
    /// <param name="AtLeast">There may have been more: memory was full, or the server was stopped meanwhile.</param>
    /// <param name="Since">From when on it was watched.</param>
    public sealed record TurnedAway(
        string Stage,
        DateTimeOffset Closed,
        int Members,
        bool AtLeast,
        DateTimeOffset Since
    ) : Note;

    /// <param name="All">By path in ascending order (ordinal), at least one.</param>
    public sealed record SiteFiles(IReadOnlyList<ServedFile> All) : Note
    {
        public bool Equals(SiteFiles? other) => other is not null && All.SequenceEqual(other.All);

        public override int GetHashCode() =>
            All.Aggregate(0, (sum, file) => HashCode.Combine(sum, file.Path, file.Hash));
    }

    /// <summary>The signed declaration of the result as a file.</summary>
    /// <param name="Hash">SHA-256 of <c>declarations/{hash}.pdf</c>.</param>
    public sealed record Declaration(string Hash) : Note;

    public sealed record Erased(int Files) : Note;
}
