using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Minutes;

/// <summary>The hash-chained list of rows that may no longer vote (docs/spec/minutes.md, "Voids").</summary>
public sealed class VoidsLog(string contest)
{
    /// <summary>Hash of the last line; before the first, of the list's name.</summary>
    public string Head { get; private set; } = StartOf(contest);

    /// <summary>How many lines there are.</summary>
    public int Height { get; private set; }

    /// <summary>Parent of the first line.</summary>
    public static string StartOf(string contest) =>
        Fingerprint.Hex(Encoding.UTF8.GetBytes($"hustings/1 voids|{contest}"));

    /// <summary>The line for one more entry, without a line feed.</summary>
    public byte[] Append(VoidEntry entry)
    {
        var line = Line(Height, Head, entry);
        Take(line);
        return line;
    }

    /// <summary>Follows one line, without its line feed, if it is exactly the next.</summary>
    public bool TryFollow(ReadOnlySpan<byte> line, out VoidEntry? entry)
    {
        entry = null;
        if (line.Length > Limits.VoidBytes || !System.Text.Unicode.Utf8.IsValid(line))
        {
            return false;
        }
        var reader = new CanonicalReader(line);
        reader.Take("{\"height\":"u8);
        var height = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"parent\":"u8);
        var parent = reader.Hash();
        reader.Take(",\"row\":"u8);
        var row = reader.SmallNumber(Limits.Ballots);
        reader.Take(",\"cause\":"u8);
        var cause = ContestValues.Name<VoidCause>(ref reader);
        reader.Take(",\"stage\":"u8);
        var stage = reader.TryTake("null"u8) ? null : ContestValues.Id(ref reader);
        reader.Take("}"u8);
        if (reader.End() != DocumentFault.None || height != Height || parent != Head)
        {
            return false;
        }
        entry = new VoidEntry(row, cause, stage);
        Take(line);
        return true;
    }

    /// <summary>A line as it stands in the list, for whoever keeps it in other ways.</summary>
    public static byte[] Line(int height, string parent, VoidEntry entry) =>
        new CanonicalWriter()
            .Raw("{\"height\":"u8)
            .Number(height)
            .Raw(",\"parent\":"u8)
            .Plain(parent)
            .Raw(",\"row\":"u8)
            .Number(entry.Row)
            .Raw(",\"cause\":"u8)
            .Name(entry.Cause)
            .Raw(",\"stage\":"u8)
            .PlainOrNull(entry.Stage)
            .Raw("}"u8)
            .ToArray();

    private void Take(ReadOnlySpan<byte> line)
    {
        Head = Fingerprint.Hex(line);
        Height++;
    }
}
