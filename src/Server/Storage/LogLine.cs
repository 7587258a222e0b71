using System.Security.Cryptography;
using System.Text;
using Hustings.Record;

namespace Hustings.Server.Storage;

/// <summary>A line of the acceptance log (<c>docs/spec/casting.md</c>), derived from what a stored ballot's row holds.</summary>
internal static class LogLine
{
    /// <summary>The line without its line feed.</summary>
    public static string Text(int height, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> ballot) =>
        AcceptanceLog.Line(height, Convert.ToHexStringLower(parent), Convert.ToHexStringLower(ballot));

    /// <summary>SHA-256 of the line without its line feed: the parent of the next one.</summary>
    public static byte[] Hash(int height, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> ballot) =>
        SHA256.HashData(Encoding.ASCII.GetBytes(Text(height, parent, ballot)));

    /// <summary>The parent of the first line.</summary>
    public static byte[] Genesis(string uuid, string electionHash) =>
        Convert.FromHexString(AcceptanceLog.StartOf(uuid, electionHash));
}
