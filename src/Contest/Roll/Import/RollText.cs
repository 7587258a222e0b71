using System.Text;
using System.Text.Unicode;

namespace Hustings.Contest.Roll;

/// <summary>The bytes of a roll file as text: UTF-8 with or without a byte order mark, else Windows-1252.</summary>
internal static class RollText
{
    /// <summary>A thousand bytes for each of a million rows.</summary>
    private const int MostBytes = 1_000_000_000;

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The text and the encoding's name, or the problem.</returns>
    public static (string Text, string Encoding, ImportProblem? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return Refused(ImportFault.FileTooLarge, 0);
        }

        if (bytes.StartsWith((byte[])[0xFF, 0xFE]) || bytes.StartsWith((byte[])[0xFE, 0xFF]))
        {
            return Refused(ImportFault.Utf16, 0);
        }

        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            return Refused(ImportFault.NulByte, LineOf(bytes, nul));
        }

        var marked = bytes.StartsWith(Encoding.UTF8.Preamble);
        if (Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8.GetString(marked ? bytes[3..] : bytes), "UTF-8", null);
        }

        var (valid, invalid, first) = Sequences(bytes);
        if (marked || valid > invalid)
        {
            return Refused(ImportFault.MixedEncoding, LineOf(bytes, first));
        }

        // The five codes that Windows-1252 leaves undefined.
        var undefined = bytes.IndexOfAny((byte[])[0x81, 0x8D, 0x8F, 0x90, 0x9D]);
        return undefined >= 0
            ? Refused(ImportFault.UndecodableByte, LineOf(bytes, undefined))
            : (Windows.GetString(bytes), "Windows-1252", null);
    }

    /// <summary>How many sequences of several bytes are UTF-8 and how many bytes above 0x7F are not; place of the first that is not.</summary>
    private static (int Valid, int Invalid, int First) Sequences(ReadOnlySpan<byte> bytes)
    {
        var (valid, invalid, first) = (0, 0, -1);
        for (var at = 0; at < bytes.Length; )
        {
            var next = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
            {
                break;
            }

            at += next;
            var done = Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done;
            valid += done ? 1 : 0;
            invalid += done ? 0 : 1;
            first = !done && first < 0 ? at : first;
            at += done ? used : 1;
        }

        return (valid, invalid, first);
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int place) => 1 + bytes[..place].Count((byte)'\n');

    private static (string, string, ImportProblem?) Refused(ImportFault fault, int line) => ("", "", new(fault, line));
}
