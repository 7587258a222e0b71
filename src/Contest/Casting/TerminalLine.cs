using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Contest.Casting;

/// <summary>
/// The line with which a terminal in the hall precedes a casting request (<c>docs/spec/casting.md</c>, "From the hall"): its
/// id and its Ed25519 signature over stage and ballot. What follows is the request as any voter's device sends it.
/// </summary>
/// <param name="Signature">64 bytes.</param>
/// <param name="Length">Bytes of the line with its line feed.</param>
public sealed record TerminalLine(string Terminal, ReadOnlyMemory<byte> Signature, int Length)
{
    /// <summary>Bytes of such a line, at most.</summary>
    public const int MaxLength = 16 + 40 + 1 + SignatureDigits + 1;

    private const int SignatureDigits = 128;

    private static readonly SearchValues<byte> LowerHex = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> IdBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-"u8);

    private static ReadOnlySpan<byte> Version => "hustings-hall/1 "u8;

    /// <summary>Whether the request says that it comes from a terminal.</summary>
    public static bool Begins(ReadOnlySpan<byte> request) => request.StartsWith(Version);

    /// <summary>Reads the line at the beginning of a request; null if it is not exactly as specified.</summary>
    public static TerminalLine? Read(ReadOnlySpan<byte> request)
    {
        if (!Begins(request))
        {
            return null;
        }

        var end = request.IndexOf((byte)'\n');
        var digits = end - SignatureDigits;
        if (end > MaxLength || digits < Version.Length + 2 || request[digits - 1] != ' ')
        {
            return null;
        }

        var id = request[Version.Length..(digits - 1)];
        var signature = request[digits..end];
        return
            id.Length > 40
            || !char.IsAsciiLetterLower((char)id[0])
            || id.ContainsAnyExcept(IdBytes)
            || signature.ContainsAnyExcept(LowerHex)
            ? null
            : new(Encoding.ASCII.GetString(id), Convert.FromHexString(signature), end + 1);
    }

    /// <summary>Puts the line of a terminal in front of a request.</summary>
    /// <param name="seed">The terminal's Ed25519 seed, 32 bytes.</param>
    public static byte[] Sign(string terminal, ReadOnlySpan<byte> seed, string uuid, ReadOnlySpan<byte> request)
    {
        var signature = SignatureEd25519.Sign(seed, Message(uuid, request[CastingHead.Length..]));
        return
        [
            .. Encoding.ASCII.GetBytes($"hustings-hall/1 {terminal} {Convert.ToHexStringLower(signature)}\n"),
            .. request,
        ];
    }

    /// <summary>Whether the terminal with this key (64 hex digits) signed the ballot of this request for this stage.</summary>
    /// <param name="request">What follows the line.</param>
    public bool HoldsFor(string key, string uuid, ReadOnlySpan<byte> request) =>
        request.Length > CastingHead.Length
        && SignatureEd25519.Verify(
            Convert.FromHexString(key),
            Message(uuid, request[CastingHead.Length..]),
            Signature.Span
        );

    // A uuid is base 58 and a hash hex: neither holds a bar.
    private static byte[] Message(string uuid, ReadOnlySpan<byte> ballot) =>
        Encoding.ASCII.GetBytes($"hustings/1 terminal|{uuid}|{Convert.ToHexStringLower(SHA256.HashData(ballot))}");
}
