using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// The hash-chained list of accepted ballots, published while a stage is open (docs/spec/casting.md). Each line names
/// the SHA-256 of the line before it; the first names the stage and its election.
/// </summary>
public sealed class AcceptanceLog
{
    private const int MaxLineLength = 256;

    public AcceptanceLog(string uuid, string electionFingerprint)
    {
        Head = StartOf(uuid, electionFingerprint);
    }

    /// <summary>Hash of the last line without its line feed; before the first, of the log's name.</summary>
    public string Head { get; private set; }

    /// <summary>How many lines there are.</summary>
    public long Height { get; private set; }

    /// <summary>The line for one more ballot, ending in a line feed.</summary>
    /// <param name="ballotHash">SHA-256 of the ballot's bytes.</param>
    public string Append(ReadOnlySpan<byte> ballotHash)
    {
        if (ballotHash.Length != 32)
        {
            throw new ArgumentException("a SHA-256 has 32 bytes", nameof(ballotHash));
        }
        var line = Line(Height, Head, Convert.ToHexStringLower(ballotHash));
        Take(line);
        return line + "\n";
    }

    /// <summary>
    /// Follows one published line (without its line feed) if it is exactly the next one.
    /// </summary>
    /// <param name="ballotHash">The ballot's hash in hex if it is.</param>
    public bool TryFollow(string line, out string ballotHash)
    {
        ballotHash = "";
        if (line.Length > MaxLineLength)
        {
            return false;
        }
        var reader = new CanonicalReader(Encoding.UTF8.GetBytes(line));
        reader.Take("{\"height\":"u8);
        var height = reader.Number();
        reader.Take(",\"parent\":"u8);
        var parent = reader.Hash();
        reader.Take(",\"ballot\":"u8);
        var ballot = reader.Hash();
        reader.Take("}"u8);
        if (reader.End() != DocumentFault.None || height != Height || parent != Head)
        {
            return false;
        }
        ballotHash = ballot;
        Take(line);
        return true;
    }

    /// <summary>Index of the first line that does not follow, -1 if the whole log holds together.</summary>
    public static long Verify(string uuid, string electionFingerprint, IEnumerable<string> lines)
    {
        var log = new AcceptanceLog(uuid, electionFingerprint);
        return lines.All(line => log.TryFollow(line, out _)) ? -1 : log.Height;
    }

    private void Take(string line)
    {
        Head = Fingerprint.Hex(Encoding.ASCII.GetBytes(line));
        Height++;
    }

    /// <summary>The parent of the first line: the hash of the log's name, in hex.</summary>
    public static string StartOf(string uuid, string electionFingerprint) =>
        Fingerprint.Hex(Encoding.ASCII.GetBytes($"hustings/1 log|{uuid}|{electionFingerprint}"));

    /// <summary>A line without its line feed, for whoever keeps the log in other ways; hashes in hex.</summary>
    public static string Line(long height, string parent, string ballot) =>
        Encoding.ASCII.GetString(
            new CanonicalWriter()
                .Raw("{\"height\":"u8)
                .Number(height)
                .Raw(",\"parent\":"u8)
                .Plain(parent)
                .Raw(",\"ballot\":"u8)
                .Plain(ballot)
                .Raw("}"u8)
                .Written
        );
}
