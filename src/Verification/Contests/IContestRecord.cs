namespace Hustings.Verification.Contests;

/// <summary>The files of a contest's record (docs/spec/contest.md, "Files"), wherever they lie.</summary>
public interface IContestRecord
{
    /// <param name="path">As in the specification, with strokes: <c>stages/{uuid}/record.bel</c>.</param>
    /// <returns>A seekable stream from its start, for the caller to dispose; null if there is no such file.</returns>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    Stream? Open(string path);
}

/// <summary>The paths of a contest's record, and how its smaller files are read.</summary>
internal static class RecordPaths
{
    public const string Minutes = "minutes.jsonl";
    public const string Definition = "definition.json";
    public const string Table = "credential-table.txt";
    public const string Voids = "voids.jsonl";
    public const string Trustees = "trustees.json";

    private const long LargestFile = 1 << 30;

    public static string DefinitionOf(string hash) => $"definitions/{hash}.json";

    public static string DeclarationOf(string hash) => $"declarations/{hash}.pdf";

    public static string Archive(string uuid) => $"stages/{uuid}/record.bel";

    public static string Companions(string uuid) => $"stages/{uuid}/companions.jsonl";

    public static string Log(string uuid) => $"stages/{uuid}/log.jsonl";

    public static string Struck(string uuid, string hash) => $"stages/{uuid}/struck/{hash}.json";

    public static string Account(string uuid) => $"stages/{uuid}/account.json";

    /// <summary>The whole file; null if it is not there.</summary>
    /// <param name="limit">What is longer is read one byte beyond it, so that it is seen to be longer.</param>
    public static byte[]? Read(this IContestRecord record, string path, long limit = LargestFile)
    {
        using var stream = record.Open(path);
        if (stream is null)
        {
            return null;
        }
        var bytes = new byte[Math.Min(stream.Length - stream.Position, limit + 1)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The lines of a file without their line feeds; the last one must end in one too.</summary>
    /// <returns>Null if it does not.</returns>
    public static List<ReadOnlyMemory<byte>>? Lines(ReadOnlyMemory<byte> file)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!file.IsEmpty)
        {
            var end = file.Span.IndexOf((byte)'\n');
            if (end < 0)
            {
                return null;
            }
            lines.Add(file[..end]);
            file = file[(end + 1)..];
        }
        return lines;
    }
}
