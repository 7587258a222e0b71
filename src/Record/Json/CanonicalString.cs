using System.Buffers;
using System.Text;

namespace Hustings.Record.Json;

/// <summary>
/// The one way a string is written: <c>"</c>, <c>\</c> and control characters are escaped (\b \t \n \f \r in short
/// form, the others below 0x20 and 0x7f as \u00xx with lower-case digits), all else is raw UTF-8. Measured on
/// belenios-tool 3.0; the specification says only "compact form".
/// </summary>
internal static class CanonicalString
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(i => (byte)i),
        (byte)'"',
        (byte)'\\',
        0x7f,
    ]);

    /// <summary>Length of the canonical string that starts here and ends before its closing quote; -1 if none.</summary>
    public static int Measure(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (true)
        {
            var step = text[at..].IndexOfAny(Special);
            if (step < 0)
            {
                return -1;
            }
            at += step;
            if (text[at] == '"')
            {
                return at;
            }
            var escape = EscapeLength(text[at..]);
            if (escape == 0)
            {
                return -1;
            }
            at += escape;
        }
    }

    /// <summary>The text of a string that <see cref="Measure"/> accepted.</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(raw);
        }
        var text = new StringBuilder();
        while (!raw.IsEmpty)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain < 0)
            {
                plain = raw.Length;
            }
            text.Append(Encoding.UTF8.GetString(raw[..plain]));
            raw = raw[plain..];
            if (!raw.IsEmpty)
            {
                var used = EscapeLength(raw);
                text.Append(Escaped(raw));
                raw = raw[used..];
            }
        }
        return text.ToString();
    }

    /// <summary>The canonical escape of a character, or null if it stands for itself.</summary>
    public static string? Escape(char c) =>
        c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            < ' ' or '\x7f' => $"\\u00{(int)c:x2}",
            _ => null,
        };

    /// <summary>Length of the canonical escape at the start of the text, 0 if there is none.</summary>
    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != '\\')
        {
            return 0;
        }
        if ("\"\\btnfr"u8.Contains(text[1]))
        {
            return 2;
        }
        if (text.Length < 6 || !text.StartsWith("\\u00"u8))
        {
            return 0;
        }
        // Only the character whose own escape is exactly these six bytes may be written so.
        var escape = Escape(Escaped(text));
        return escape is { Length: 6 } && escape[4] == text[4] && escape[5] == text[5] ? 6 : 0;
    }

    private static char Escaped(ReadOnlySpan<byte> escape) =>
        escape[1] switch
        {
            (byte)'b' => '\b',
            (byte)'t' => '\t',
            (byte)'n' => '\n',
            (byte)'f' => '\f',
            (byte)'r' => '\r',
            (byte)'u' => (char)((Digit(escape[4]) * 16) + Digit(escape[5])),
            var other => (char)other,
        };

    private static int Digit(byte hex) =>
        hex switch
        {
            >= (byte)'0' and <= (byte)'9' => hex - '0',
            >= (byte)'a' and <= (byte)'f' => hex - 'a' + 10,
            // Not a digit of ours: gives a character that needs no escape, so the caller refuses it.
            _ => 0x41,
        };
}
