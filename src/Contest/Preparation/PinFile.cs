using System.Buffers;
using System.Text;
using Hustings.Contest.Casting;

namespace Hustings.Contest;

/// <summary><c>pins.txt</c>: the value of each row's PIN in hex, a line each, in the order of the credential table.</summary>
public static class PinFile
{
    /// <param name="pins">By row.</param>
    public static void Write(string path, ReadOnlySpan<byte> pinKey, string contest, IReadOnlyList<string> pins) =>
        PrivateFile.WriteText(path, TextOf(pinKey, contest, pins));

    /// <summary>What the file holds.</summary>
    internal static string TextOf(ReadOnlySpan<byte> pinKey, string contest, IReadOnlyList<string> pins)
    {
        var key = pinKey.ToArray();
        var lines = new string[pins.Count];
        Parallel.For(
            0,
            lines.Length,
            row =>
                lines[row] =
                    Convert.ToHexStringLower(PinTable.Mac(key, contest, row, Encoding.ASCII.GetBytes(pins[row]))) + "\n"
        );
        return string.Concat(lines);
    }

    /// <summary>The values one after the other; none of a file that is empty or gone, as it is after the erasure.</summary>
    /// <exception cref="InvalidDataException">A line is not a value, or a row has none.</exception>
    public static byte[] Read(string path, int rows)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return [];
        }

        const int Size = PinTable.KeyLength;
        var macs = new byte[rows * Size];
        var row = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (
                row >= rows
                || line.Length != 2 * Size
                || Convert.FromHexString(line, macs.AsSpan(row++ * Size, Size), out _, out _) != OperationStatus.Done
            )
            {
                throw new InvalidDataException($"{path} has a line too many, or one that is not 64 hex digits.");
            }
        }

        return row == rows ? macs : throw new InvalidDataException($"{path} has no value for row {row}.");
    }
}
