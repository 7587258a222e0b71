using System.Text;
using System.Text.Json.Nodes;
using Hustings.Cryptography;

namespace Hustings.Lab.Voting;

/// <summary>What a voter holds afterwards (<c>docs/spec/casting.md</c>, "The answers").</summary>
public sealed record Receipt(string Stage, string Tracker, string Time, string Signature)
{
    /// <summary>The ballot's hash; a tracker is that in unpadded Base64.</summary>
    public string HashHex => Convert.ToHexStringLower(Convert.FromBase64String(Tracker + "="));

    /// <summary>Reads the body of a 200 answer. Anything else in it is a broken promise of the server.</summary>
    /// <exception cref="InvalidDataException">It is not an accepted answer.</exception>
    public static Receipt Read(string body)
    {
        JsonNode? receipt = JsonNode.Parse(body)?["receipt"];
        string Field(string name) =>
            (string?)receipt?[name] ?? throw new InvalidDataException($"No receipt.{name} in the answer: {body}");
        return new Receipt(Field("stage"), Field("tracker"), Field("time"), Field("signature"));
    }

    /// <summary>Whether the receipt key signed exactly this receipt.</summary>
    public bool IsSignedBy(ReadOnlySpan<byte> receiptKey) =>
        Signature.Length == 128
        && SignatureEd25519.Verify(
            receiptKey,
            Encoding.ASCII.GetBytes($"hustings/1 receipt|{Stage}|{Tracker}|{Time}"),
            Convert.FromHexString(Signature)
        );
}
