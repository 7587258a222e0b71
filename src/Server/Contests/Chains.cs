using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Minutes;

namespace Hustings.Server.Contests;

/// <summary>Stored lines of the two chains, which this server wrote itself: one that cannot be read is a fault of the disk.</summary>
internal static class Chains
{
    /// <exception cref="InvalidDataException">The line is not a minute.</exception>
    public static Minute Minute(ReadOnlyMemory<byte> line) =>
        Record.Minutes.Minute.TryRead(line.Span, out var minute) == DocumentFault.None
            ? minute!
            : throw new InvalidDataException("A stored line of the minutes cannot be read.");

    /// <exception cref="InvalidDataException">The order cannot be read.</exception>
    public static Order Order(WaitingOrder waiting) =>
        Record.Minutes.Order.TryRead(waiting.Order.Span, out var order) == DocumentFault.None
            ? order!
            : throw new InvalidDataException("A stored order cannot be read.");

    /// <summary>Hash of the last line of the voids, hex.</summary>
    public static string VoidsHead(string contest, ReadOnlyMemory<byte>? last) =>
        last is { } line ? Fingerprint.Hex(line.Span) : VoidsLog.StartOf(contest);

    /// <summary>All entries of the voids.</summary>
    /// <exception cref="InvalidDataException">The lines do not chain.</exception>
    public static IReadOnlyList<VoidEntry> Voids(string contest, IEnumerable<StoredLine> lines)
    {
        var log = new VoidsLog(contest);
        return
        [
            .. lines.Select(line =>
                log.TryFollow(line.Line.Span, out var entry)
                    ? entry!
                    : throw new InvalidDataException($"Line {line.Height} of the stored voids does not follow.")
            ),
        ];
    }
}
