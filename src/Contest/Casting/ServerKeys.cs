using Hustings.Cryptography;

namespace Hustings.Contest.Casting;

/// <summary>
/// The server's own keys: X25519 for sealed PINs, the seed of the Ed25519 receipt key, and the key of the PIN table.
/// They are files beside the database, never in it. 32 bytes each.
/// </summary>
public sealed record ServerKeys(byte[] Intake, byte[] ReceiptSeed, byte[] Pin)
{
    /// <summary>The public half of the intake key, as in <c>stage.json</c>.</summary>
    public string IntakePublic { get; } = Convert.ToHexStringLower(SealedBox25519.PublicKey(Intake));

    /// <summary>The public half of the receipt key, as in <c>stage.json</c>.</summary>
    public string ReceiptPublic { get; } = Convert.ToHexStringLower(SignatureEd25519.PublicKey(ReceiptSeed));

    /// <summary>Draws new keys.</summary>
    public static ServerKeys Draw(IRandomSource random)
    {
        var intake = SealedBox25519.NewKey(random);
        var receipt = SignatureEd25519.NewSeed(random);
        var pin = new byte[PinTable.KeyLength];
        random.Fill(pin);
        return new(intake, receipt, pin);
    }
}
