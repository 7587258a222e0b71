using System.Text;

namespace Hustings.Contest.Casting;

/// <summary>
/// The line with which a voter whom the help desk gave a pass precedes a casting request (<c>docs/spec/casting.md</c>, "With a pass"). What follows is
/// the request as any voter's device sends it.
/// </summary>
/// <param name="Length">Bytes of the line with its line feed.</param>
public sealed record PassLine(string Pass, int Length)
{
    /// <summary>Characters of a pass as it may be typed, at most.</summary>
    private const int LongestPass = 24;

    private static ReadOnlySpan<byte> Version => "hustings-pass/1 "u8;

    /// <summary>Whether the request says that it comes with a pass.</summary>
    public static bool Begins(ReadOnlySpan<byte> request) => request.StartsWith(Version);

    /// <summary>Reads the line at the beginning of a request; null if there is none, or it is none.</summary>
    public static PassLine? Read(ReadOnlySpan<byte> request)
    {
        if (!Begins(request))
        {
            return null;
        }

        var end = request.IndexOf((byte)'\n');
        if (end < 0 || end - Version.Length > LongestPass)
        {
            return null;
        }

        var pass = request[Version.Length..end];
        return Ascii.IsValid(pass) ? new(Encoding.ASCII.GetString(pass), end + 1) : null;
    }

    /// <summary>Puts the line in front of a request.</summary>
    public static byte[] Write(string pass, ReadOnlySpan<byte> request) =>
        [.. Encoding.ASCII.GetBytes($"hustings-pass/1 {pass}\n"), .. request];
}
