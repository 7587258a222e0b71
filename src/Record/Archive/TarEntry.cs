using System.Text;

namespace Hustings.Record.Archive;

/// <summary>
/// The 512-byte header of an entry in the old-style tar that Belenios archives are: there is one way to write it, so
/// reading is writing and comparing. Nothing follows the last entry: belenios-tool 3.0 refuses an archive that ends in
/// the zero blocks of newer tar formats, so a file that grows is never overwritten. Measured on that tool.
/// </summary>
internal static class TarEntry
{
    public const int Block = 512;

    private const int SizeOffset = 124;
    private const int SizeDigits = 11;
    private const int ChecksumOffset = 148;
    private const long MaxElevenDigits = (1L << 33) - 1;

    /// <summary>Content rounded up to whole blocks.</summary>
    public static long Padded(long length) => (length + Block - 1) / Block * Block;

    public static void Write(Span<byte> header, string name, long length, long timestamp)
    {
        if (length is < 0 or > MaxElevenDigits || timestamp is < 0 or > MaxElevenDigits || name.Length > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(length), "does not fit in a tar header");
        }
        header[..Block].Clear();
        Encoding.ASCII.GetBytes(name, header);
        "0000644\0"u8.CopyTo(header[100..]);
        "0000000\0"u8.CopyTo(header[108..]);
        "0000000\0"u8.CopyTo(header[116..]);
        WriteOctal(header.Slice(SizeOffset, SizeDigits), length);
        WriteOctal(header.Slice(136, 11), timestamp);
        // The checksum counts its own field as spaces.
        header.Slice(ChecksumOffset, 8).Fill((byte)' ');
        header[156] = (byte)'0';
        var sum = 0;
        foreach (var b in header[..Block])
        {
            sum += b;
        }
        WriteOctal(header.Slice(ChecksumOffset, 6), sum);
        header[ChecksumOffset + 6] = 0;
    }

    /// <summary>The name and size a header states; whether it is a proper header only <see cref="Write"/> can tell.</summary>
    public static bool TryRead(ReadOnlySpan<byte> header, out string name, out long length)
    {
        var end = header[..100].IndexOf((byte)0);
        name = Encoding.ASCII.GetString(header[..(end < 0 ? 100 : end)]);
        length = 0;
        foreach (var digit in header.Slice(SizeOffset, SizeDigits))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }
            length = (length * 8) + (digit - '0');
        }
        return true;
    }

    private static void WriteOctal(Span<byte> field, long value)
    {
        for (var i = field.Length - 1; i >= 0; i--)
        {
            field[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }
}
