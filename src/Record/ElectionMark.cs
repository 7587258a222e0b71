using System.Buffers;

namespace Hustings.Record;

/// <summary>
/// What the <c>administrator</c> of our own elections says, under the election's fingerprint: which contest an election belongs to and
/// the hash of the contest's definition. An election so marked is held to the rules of docs/spec/companion-proofs.md.
/// </summary>
/// <param name="Contest">The contest's identifier, 14 base-58 characters.</param>
/// <param name="Definition">SHA-256 of the definition's bytes, 64 lower-case hex digits.</param>
public sealed record ElectionMark(string Contest, string Definition)
{
    private const string Family = "hustings/";
    private const string Version = "1";
    private const int ContestLength = 14;
    private const int HashLength = 64;

    private static readonly SearchValues<char> Base58 = SearchValues.Create(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    );

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public override string ToString() => $"{Family}{Version} {Contest} {Definition}";

    /// <summary>
    /// Reads an election's administrator. No fault and no mark: an election that is not ours. What only resembles a mark is a fault, so
    /// that nobody turns one of our elections into a foreign one that looks the same.
    /// </summary>
    public static DocumentFault TryRead(string? administrator, out ElectionMark? mark)
    {
        mark = null;
        if (administrator?.TrimStart().StartsWith(Family, StringComparison.OrdinalIgnoreCase) != true)
        {
            return DocumentFault.None;
        }
        var parts = administrator.Split(' ');
        if (IsOtherVersion(parts[0]))
        {
            return DocumentFault.UnsupportedMark;
        }
        if (
            parts is not [Family + Version, var contest, var definition]
            || contest.Length != ContestLength
            || contest.AsSpan().ContainsAnyExcept(Base58)
            || definition.Length != HashLength
            || definition.AsSpan().ContainsAnyExcept(HexDigits)
        )
        {
            return DocumentFault.MalformedMark;
        }
        mark = new ElectionMark(contest, definition);
        return DocumentFault.None;
    }

    private static bool IsOtherVersion(string head) =>
        head.StartsWith(Family, StringComparison.Ordinal)
        && head[Family.Length..] is { Length: > 0 } number
        && number != Version
        && number.All(char.IsAsciiDigit);
}
