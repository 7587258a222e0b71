using System.Text;

namespace Hustings.Counting.Files;

/// <summary>A file as lines of clean text.</summary>
internal static class TextLines
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static (string[] Lines, FileRefusal? Refusal) Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            int line = 1 + bytes[..Math.Clamp(bad.Index, 0, bytes.Length)].Count((byte)'\n');
            return ([], new FileRefusal(FileFault.InvalidUtf8, line, 0, "The bytes are not UTF-8."));
        }
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].EndsWith('\r'))
                lines[i] = lines[i][..^1];
            int odd = lines[i].AsSpan().IndexOfAny(Unwanted);
            if (odd >= 0)
            {
                string words = $"The character U+{(int)lines[i][odd]:X4} is not allowed.";
                return ([], new FileRefusal(FileFault.ControlCharacter, i + 1, odd + 1, words));
            }
        }
        return (lines, null);
    }

    /// <summary>Control characters but the tab, and marks that reorder text on the screen.</summary>
    private static readonly System.Buffers.SearchValues<char> Unwanted = System.Buffers.SearchValues.Create([
        .. Enumerable
            .Range(0, 0x20)
            .Where(code => code != '\t')
            .Concat(Enumerable.Range(0x7F, 0x21))
            .Concat(Enumerable.Range(0x2028, 7))
            .Concat(Enumerable.Range(0x2066, 4))
            .Concat([0x200E, 0x200F, 0x061C, 0xFEFF])
            .Select(code => (char)code),
    ]);
}
