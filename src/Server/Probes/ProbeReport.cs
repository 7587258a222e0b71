using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Record.Json;

namespace Hustings.Server.Probes;

/// <summary>
/// What a probe hands in to the server (docs/spec/probes.md): its name, what its dummy ballots met since the last time, what it found about the
/// site's files. Signed with the key from the secrets, so nobody else can say how voting goes.
/// </summary>
/// <param name="Probe">1 to 40 of the characters a-z 0-9 -</param>
/// <param name="Sequence">Grows with every report of this probe; a probe takes the milliseconds since 1970.</param>
/// <param name="Files">Null if it did not look.</param>
public sealed record ProbeReport(
    string Probe,
    long Sequence,
    DateTimeOffset Time,
    IReadOnlyList<ProbeResult> Results,
    FileFinding? Files
)
{
    /// <summary>Where it is posted.</summary>
    public const string Path = "/api/probe/readings";

    /// <summary>The header with the signature: HMAC-SHA256 in lower-case hex.</summary>
    public const string Header = "Hustings-Probe";

    /// <summary>Results in one report, at most.</summary>
    public const int MostResults = 200;

    private const int LongestName = 40;
    private const int MostFiles = 1_000;
    private const int MostTries = 100;
    private const int LongestText = 200;
    private static readonly TimeSpan LongestTrip = TimeSpan.FromHours(1);

    public static bool IsName(string? name) =>
        name is { Length: >= 1 and <= LongestName }
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    public byte[] ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                version = 1,
                probe = Probe,
                sequence = Sequence,
                time = Utc(Time),
                readings = Results.Select(one => new
                {
                    lane = Name(one.Reading.Lane),
                    time = Utc(one.Reading.Time),
                    accepted = one.Reading.Accepted,
                    milliseconds = (long)one.Reading.Took.TotalMilliseconds,
                    tries = one.Tries,
                    bits = one.Bits,
                    problem = Name(one.Problem),
                    code = one.Code,
                }),
                files = Files is not { } files
                    ? null
                    : new
                    {
                        time = Utc(files.Time),
                        state = Name(files.State),
                        differing = files.Differing,
                        noted = files.Noted,
                    },
            },
            JsonSerializerOptions.Web
        );

    /// <summary>The signature of a report's bytes: over the text <c>hustings/1 probe|{uuid}|</c> and the bytes.</summary>
    public static byte[] Sign(ProbeSecrets secrets, ReadOnlySpan<byte> report) =>
        HMACSHA256.HashData(
            secrets.ReportKey,
            (byte[])[.. Encoding.ASCII.GetBytes($"hustings/1 probe|{secrets.Uuid}|"), .. report]
        );

    /// <summary>Whether this is the signature of these bytes, in hex; compared in constant time.</summary>
    public static bool IsSigned(ProbeSecrets secrets, ReadOnlySpan<byte> report, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature?.Length == 2 * given.Length
            && Convert.FromHexString(signature, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, Sign(secrets, report));
    }

    /// <summary>Reads a report whose signature holds; null if it is not of this form.</summary>
    public static ProbeReport? Read(JsonElement body)
    {
        try
        {
            var files = body.GetProperty("files");
            var report = new ProbeReport(
                body.GetProperty("probe").GetString()!,
                body.GetProperty("sequence").GetInt64(),
                body.GetProperty("time").GetDateTimeOffset(),
                [.. body.GetProperty("readings").EnumerateArray().Take(MostResults + 1).Select(Result)],
                files.ValueKind == JsonValueKind.Null ? null : Finding(files)
            );
            return
                body.GetProperty("version").GetInt32() == 1
                && IsName(report.Probe)
                && report.Sequence > 0
                && report.Results.Count <= MostResults
                ? report
                : null;
        }
        catch (Exception fault)
            when (fault is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static ProbeResult Result(JsonElement one)
    {
        var took = TimeSpan.FromMilliseconds(one.GetProperty("milliseconds").GetInt64());
        var tries = one.GetProperty("tries").GetInt32();
        var bits = one.GetProperty("bits").GetInt32();
        if (took < TimeSpan.Zero || took > LongestTrip || tries is < 1 or > MostTries || bits is < 0 or > byte.MaxValue)
        {
            throw new FormatException("a figure no probe has");
        }

        var reading = new ProbeReading(
            one.GetProperty("time").GetDateTimeOffset(),
            Named<Lane>(one.GetProperty("lane")),
            one.GetProperty("accepted").GetBoolean(),
            took
        );
        return new(
            reading,
            tries,
            bits,
            Named<ProbeProblem>(one.GetProperty("problem")),
            Short(one.GetProperty("code"))
        );
    }

    private static FileFinding Finding(JsonElement files) =>
        new(
            files.GetProperty("time").GetDateTimeOffset(),
            Named<FileState>(files.GetProperty("state")),
            [.. files.GetProperty("differing").EnumerateArray().Take(MostFiles).Select(Short)],
            Short(files.GetProperty("noted"))
        );

    private static string Short(JsonElement text) =>
        text.GetString() is { Length: <= LongestText } read ? read : throw new FormatException("a text too long");

    private static string Name<T>(T value)
        where T : struct, Enum => RecordName.Of(value);

    private static T Named<T>(JsonElement name)
        where T : struct, Enum =>
        RecordName.TryRead(name.GetString() ?? "", out T value) ? value : throw new FormatException("an unknown name");

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
