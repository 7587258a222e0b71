using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Hustings.Record.Definitions;

namespace Hustings.Record.Json;

/// <summary>
/// The small values that definitions, minutes and voids are made of, each with its one form (docs/spec/contest.md, "Files").
/// </summary>
internal static class ContestValues
{
    public const int MaxIdLength = 40;
    public const int ContestIdLength = 14;

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly SearchValues<byte> IdCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"u8
    );

    private static readonly SearchValues<byte> Base58 = SearchValues.Create(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8
    );

    /// <summary>Id of a candidate, stage, officer, terminal or column: a letter, then letters, digits and hyphens.</summary>
    public static string Id(ref CanonicalReader reader)
    {
        var raw = reader.PlainString(MaxIdLength);
        if (
            !reader.Failed
            && (raw.IsEmpty || raw[0] is < (byte)'a' or > (byte)'z' || raw.ContainsAnyExcept(IdCharacters))
        )
        {
            reader.Fail(DocumentFault.Shape);
        }
        return Encoding.ASCII.GetString(raw);
    }

    /// <summary>Base-58 characters: a contest's id, a stage's uuid.</summary>
    public static string Number(ref CanonicalReader reader, int minLength, int maxLength)
    {
        var raw = reader.PlainString(maxLength);
        if (!reader.Failed && (raw.Length < minLength || raw.ContainsAnyExcept(Base58)))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return Encoding.ASCII.GetString(raw);
    }

    public static string ContestId(ref CanonicalReader reader) => Number(ref reader, ContestIdLength, ContestIdLength);

    /// <summary>A text of at least one and at most <paramref name="maxLength"/> characters.</summary>
    public static string Text(ref CanonicalReader reader, int maxLength)
    {
        var text = reader.String();
        if (!reader.Failed && (text.Length == 0 || text.Length > maxLength))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return text;
    }

    public static T Name<T>(ref CanonicalReader reader)
        where T : struct, Enum
    {
        var raw = Encoding.ASCII.GetString(reader.PlainString(MaxIdLength));
        if (!RecordName.TryRead(raw, out T value))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return value;
    }

    public static Wording Wording(ref CanonicalReader reader)
    {
        reader.Take("{\"en\":"u8);
        var en = Text(ref reader, Limits.WordingLength);
        reader.Take(",\"fr\":"u8);
        var fr = Text(ref reader, Limits.WordingLength);
        reader.Take("}"u8);
        return new Wording(en, fr);
    }

    public static Wording? WordingOrNull(ref CanonicalReader reader) =>
        reader.TryTake("null"u8) ? null : Wording(ref reader);

    public static DateTimeOffset Time(ref CanonicalReader reader)
    {
        var raw = Encoding.ASCII.GetString(reader.PlainString(TimeForm.Length));
        if (
            !DateTimeOffset.TryParseExact(
                raw,
                TimeForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            reader.Fail(DocumentFault.Shape);
        }
        return time;
    }

    public static DateTimeOffset? TimeOrNull(ref CanonicalReader reader) =>
        reader.TryTake("null"u8) ? null : Time(ref reader);

    /// <summary>Bytes in base64url without padding, in the one form that decoding and encoding leaves as it is.</summary>
    public static byte[] Base64(ref CanonicalReader reader, int maxBytes)
    {
        var raw = reader.PlainString(Base64Url.GetEncodedLength(maxBytes));
        if (reader.Failed)
        {
            return [];
        }
        if (!Base64Url.IsValid(raw, out var length) || length > maxBytes)
        {
            reader.Fail(DocumentFault.Shape);
            return [];
        }
        var bytes = new byte[length];
        Base64Url.DecodeFromUtf8(raw, bytes, out _, out var written);
        if (written != length || !Base64Url.EncodeToUtf8(bytes).AsSpan().SequenceEqual(raw))
        {
            reader.Fail(DocumentFault.NotCanonical);
        }
        return bytes;
    }

    public static CanonicalWriter Wording(this CanonicalWriter writer, Wording words) =>
        writer.Raw("{\"en\":"u8).String(words.En).Raw(",\"fr\":"u8).String(words.Fr).Raw("}"u8);

    public static CanonicalWriter WordingOrNull(this CanonicalWriter writer, Wording? words) =>
        words is null ? writer.Raw("null"u8) : writer.Wording(words);

    /// <summary>A time in UTC; fractions of a second are cut off.</summary>
    public static CanonicalWriter Time(this CanonicalWriter writer, DateTimeOffset time) =>
        writer.Plain(time.ToUniversalTime().ToString(TimeForm, CultureInfo.InvariantCulture));

    public static CanonicalWriter TimeOrNull(this CanonicalWriter writer, DateTimeOffset? time) =>
        time is { } known ? writer.Time(known) : writer.Raw("null"u8);

    public static CanonicalWriter Name<T>(this CanonicalWriter writer, T value)
        where T : struct, Enum => writer.Plain(RecordName.Of(value));

    public static CanonicalWriter PlainOrNull(this CanonicalWriter writer, string? text) =>
        text is null ? writer.Raw("null"u8) : writer.Plain(text);

    public static CanonicalWriter Base64(this CanonicalWriter writer, ReadOnlyMemory<byte> bytes) =>
        writer.Plain(Base64Url.EncodeToString(bytes.Span));
}
