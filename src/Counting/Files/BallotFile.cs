using System.IO.Compression;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Files;

/// <summary>Reads files of plain ballots. Whatever the bytes are, the answer is ballots or one named refusal.</summary>
public static class BallotFile
{
    /// <summary>The most bytes that are read, after unpacking.</summary>
    public const int LongestFile = 256 * 1024 * 1024;

    public const int MostCandidates = 1000;

    public const int MostRanks = 1000;

    /// <summary>Opens the file, unpacks .gz, and reads it in the format of its ending.</summary>
    public static BallotFileResult Open(string path, BallotFileOptions options)
    {
        bool packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (FormatOf(packed ? path[..^3] : path) is not { } format)
            return Refused(
                FileFault.UnknownFormat,
                "The ending is not one of .blt, .soi, .soc, .toi, .csv (or these with .gz)."
            );
        try
        {
            using FileStream file = File.OpenRead(path);
            using Stream content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
            byte[]? bytes = ReadAll(content);
            return bytes is null
                ? Refused(FileFault.TooLarge, $"The file has more than {LongestFile:N0} bytes.")
                : Read(bytes, format, options);
        }
        catch (InvalidDataException)
        {
            return Refused(FileFault.MalformedGzip, "The file is not gzip, or is damaged.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Refused(FileFault.Unreadable, "The file cannot be read.");
        }
    }

    public static BallotFileResult Read(ReadOnlySpan<byte> bytes, FileFormat format, BallotFileOptions options)
    {
        if (bytes.Length > LongestFile)
            return Refused(FileFault.TooLarge, $"The file has more than {LongestFile:N0} bytes.");
        (string[] lines, FileRefusal? refusal) = TextLines.Of(bytes);
        if (refusal is not null)
            return new(null, refusal);
        BallotReader reader = format switch
        {
            FileFormat.Csv => new CsvReader(lines, options),
            FileFormat.Blt => new BltReader(lines),
            _ => new PrefLibReader(lines, format),
        };
        return reader.Read(options);
    }

    public static FileFormat? FormatOf(string path) =>
        RuleName.TryParse(Path.GetExtension(path).TrimStart('.').ToLowerInvariant(), out FileFormat format)
            ? format
            : null;

    private static byte[]? ReadAll(Stream content)
    {
        using MemoryStream all = new();
        byte[] piece = new byte[64 * 1024];
        for (int read; (read = content.Read(piece)) > 0; )
        {
            if (all.Length + read > LongestFile)
                return null;
            all.Write(piece, 0, read);
        }
        return all.ToArray();
    }

    private static BallotFileResult Refused(FileFault fault, string words) =>
        new(null, new FileRefusal(fault, 0, 0, words));
}

/// <summary>Exactly one of the two is set.</summary>
public sealed record BallotFileResult(BallotSet? Ballots, FileRefusal? Refusal);
