using System.Globalization;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Contest.Casting;

/// <summary>
/// What the voter takes away: stage, tracker and time, signed by the server's receipt key (<c>docs/spec/casting.md</c>,
/// "The answers"). It holds no position in the record and nothing about the choice. The same ballot and time always give
/// the same receipt.
/// </summary>
/// <param name="Time">UTC to the second, such as <c>2026-11-22T16:12:03Z</c>.</param>
/// <param name="Signature">64 bytes in lower-case hex.</param>
public sealed record Receipt(string Stage, string Tracker, string Time, string Signature)
{
    /// <summary>Signs a receipt.</summary>
    public static Receipt Sign(ServerKeys keys, string uuid, ReadOnlySpan<byte> ballotHash, DateTimeOffset accepted)
    {
        var tracker = Convert.ToBase64String(ballotHash).TrimEnd('=');
        var time = accepted.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var signature = SignatureEd25519.Sign(keys.ReceiptSeed, Message(uuid, tracker, time));
        return new(uuid, tracker, time, Convert.ToHexStringLower(signature));
    }

    /// <summary>Whether the receipt was signed by this key (64 hex digits).</summary>
    public bool HoldsFor(string receiptKey) =>
        SignatureEd25519.Verify(
            Convert.FromHexString(receiptKey),
            Message(Stage, Tracker, Time),
            Convert.FromHexString(Signature)
        );

    // None of the three fields can contain a bar: base 58, Base64, and a time.
    private static byte[] Message(string uuid, string tracker, string time) =>
        Encoding.ASCII.GetBytes($"hustings/1 receipt|{uuid}|{tracker}|{time}");
}
