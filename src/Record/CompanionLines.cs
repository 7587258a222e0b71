namespace Hustings.Record;

/// <summary><c>companions.jsonl</c>: lines that end in a line feed each, in the order of the partial decryptions.</summary>
public static class CompanionLines
{
    public const string FileName = "companions.jsonl";

    private const byte LineFeed = (byte)'\n';

    /// <summary>More than one for every trustee there can be.</summary>
    public const int LargestFile = (Limits.Trustees + 1) * Limits.SmallBytes;

    /// <summary>The lines without their line feeds; what they hold is not looked at.</summary>
    public static DocumentFault TrySplit(ReadOnlyMemory<byte> file, out IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        lines = [];
        if (file.Length > LargestFile)
        {
            return DocumentFault.TooLarge;
        }
        var found = new List<ReadOnlyMemory<byte>>();
        while (!file.IsEmpty)
        {
            var end = file.Span.IndexOf(LineFeed);
            if (end < 0)
            {
                return DocumentFault.Shape;
            }
            found.Add(file[..end]);
            file = file[(end + 1)..];
        }
        lines = found;
        return DocumentFault.None;
    }

    /// <summary>The file that holds these lines.</summary>
    public static byte[] Join(IEnumerable<ReadOnlyMemory<byte>> lines) =>
        [.. lines.SelectMany(line => line.ToArray().Append(LineFeed))];
}
