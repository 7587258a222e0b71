using System.Buffers.Text;

namespace Hustings.Record.Minutes;

/// <summary>
/// A list of rows of the credential table as officers hand it in and as its hash stands in an order: ASCII, one row's number a line, each
/// larger than the one before, no leading zeros, every line ended by one line feed (docs/spec/minutes.md, "Voids").
/// </summary>
public static class RowList
{
    /// <summary>Bytes of the longest list.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <param name="rows">Rising.</param>
    public static byte[] Bytes(IEnumerable<int> rows)
    {
        using var bytes = new MemoryStream();
        Span<byte> digits = stackalloc byte[11];
        foreach (var row in rows)
        {
            Utf8Formatter.TryFormat(row, digits, out var length);
            bytes.Write(digits[..length]);
            bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }

    /// <summary>SHA-256 of the list's bytes, 64 hex digits.</summary>
    public static string Hash(IEnumerable<int> rows) => Fingerprint.Hex(Bytes(rows));

    /// <summary>Reads a list from its one form. False for anything else, an empty list too.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IReadOnlyList<int> rows)
    {
        var read = new List<int>();
        rows = read;
        if (bytes.IsEmpty || bytes.Length > MaxBytes)
        {
            return false;
        }
        while (!bytes.IsEmpty)
        {
            if (
                !Utf8Parser.TryParse(bytes, out int row, out var used)
                || used >= bytes.Length
                || bytes[used] != (byte)'\n'
                || !char.IsAsciiDigit((char)bytes[0])
                || (bytes[0] == (byte)'0' && used > 1)
                || row > Limits.Ballots
                || (read.Count > 0 && row <= read[^1])
            )
            {
                return false;
            }
            read.Add(row);
            bytes = bytes[(used + 1)..];
        }
        return true;
    }
}
