using System.Buffers;
using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Credentials;

/// <summary>The first line of a credential table: whose it is and how large it is.</summary>
internal sealed record TableHeader(string Contest, IReadOnlyList<string> Stages, int Members, int Spares)
{
    /// <summary>Longest first line, in bytes.</summary>
    public const int MaxBytes = 8192;

    public const int MaxStages = 64;
    public const int MaxRows = 1 << 21;
    public const int MaxCells = 1 << 23;

    private const int MaxContestLength = 64;
    private const int MinUuidLength = 14;
    private const int MaxUuidLength = 64;
    private const string Kind = "credential-table/";

    private static readonly SearchValues<byte> Base58 = SearchValues.Create(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8
    );

    private static readonly SearchValues<byte> ContestCharacters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-"u8
    );

    public int Rows => Members + Spares;

    /// <summary>Bytes of each row with its line end: 64 digits and a separator or line end for each stage.</summary>
    public int RowBytes => 65 * Stages.Count;

    /// <summary>Without the line end.</summary>
    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"hustings\":\"credential-table/1\",\"contest\":"u8)
            .Plain(Contest)
            .Raw(",\"stages\":"u8)
            .Array(Stages, (writer, uuid) => writer.Plain(uuid))
            .Raw(",\"members\":"u8)
            .Number(Members)
            .Raw(",\"spares\":"u8)
            .Number(Spares)
            .Raw("}"u8)
            .ToArray();

    public static TableFault TryRead(ReadOnlySpan<byte> line, out TableHeader? header)
    {
        header = null;
        var reader = new CanonicalReader(line);
        reader.Take("{\"hustings\":"u8);
        var kind = Encoding.ASCII.GetString(reader.PlainString(40));
        if (!reader.Failed && kind.StartsWith(Kind, StringComparison.Ordinal) && kind != Kind + "1")
        {
            return TableFault.UnsupportedVersion;
        }
        reader.Take(",\"contest\":"u8);
        var contest = Encoding.ASCII.GetString(reader.PlainString(MaxContestLength));
        reader.Take(",\"stages\":"u8);
        var stages = reader.List(MaxStages, ReadUuid);
        reader.Take(",\"members\":"u8);
        var members = reader.Number();
        reader.Take(",\"spares\":"u8);
        var spares = reader.Number();
        reader.Take("}"u8);
        if (reader.End() != DocumentFault.None || kind != Kind + "1" || stages.Length == 0 || !IsContest(contest))
        {
            return TableFault.HeaderMalformed;
        }
        if (stages.Distinct(StringComparer.Ordinal).Count() != stages.Length)
        {
            return TableFault.DuplicateStage;
        }
        if (members > MaxRows || spares > MaxRows - members || (members + spares) * stages.Length > MaxCells)
        {
            return TableFault.TooLarge;
        }
        if (members == 0)
        {
            return TableFault.RowMissing;
        }
        header = new TableHeader(contest, stages, (int)members, (int)spares);
        return TableFault.None;
    }

    private static bool IsContest(string contest) =>
        contest.Length > 0 && !Encoding.ASCII.GetBytes(contest).AsSpan().ContainsAnyExcept(ContestCharacters);

    private static string ReadUuid(ref CanonicalReader reader)
    {
        var uuid = reader.PlainString(MaxUuidLength);
        if (!reader.Failed && (uuid.Length < MinUuidLength || uuid.ContainsAnyExcept(Base58)))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return Encoding.ASCII.GetString(uuid);
    }
}
