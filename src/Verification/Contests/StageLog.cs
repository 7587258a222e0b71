using System.Text;
using Hustings.Record;

namespace Hustings.Verification.Contests;

/// <summary>A stage's acceptance log as it was followed: the ballots' hashes, and its head.</summary>
internal sealed record StageLog(IReadOnlyList<string> Ballots, string Head)
{
    /// <summary>What is wrong with the log, or null.</summary>
    public static string? TryFollow(byte[]? file, string uuid, string fingerprint, out StageLog? log)
    {
        log = null;
        if (file is null)
        {
            return $"{RecordPaths.Log(uuid)} is not there";
        }
        if (RecordPaths.Lines(file) is not { } lines)
        {
            return "its last line breaks off";
        }
        var chain = new AcceptanceLog(uuid, fingerprint);
        var ballots = new List<string>(lines.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!chain.TryFollow(Encoding.Latin1.GetString(line.Span), out var ballot))
            {
                return $"line {ballots.Count} does not follow";
            }
            if (!seen.Add(ballot))
            {
                return $"line {ballots.Count} has a ballot that stands earlier";
            }
            ballots.Add(ballot);
        }
        log = new StageLog(ballots, chain.Head);
        return null;
    }
}
