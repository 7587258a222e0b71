using System.Text;
using Hustings.Cryptography;

namespace Hustings.Contest.Casting;

/// <summary>
/// The PIN sealed to the intake key together with the ballot's hash (<c>docs/spec/casting.md</c>, "The request"): no
/// proxy can read it or move it to another ballot or another stage.
/// </summary>
public static class SealedPin
{
    /// <summary>Seals a PIN of eight digits for a ballot; what a client does.</summary>
    public static byte[] Seal(
        ReadOnlySpan<byte> intakePublicKey,
        string uuid,
        ReadOnlySpan<byte> ballotHash,
        string pin,
        IRandomSource random
    ) => SealedBox25519.Seal(intakePublicKey, Info(uuid), ballotHash, Encoding.ASCII.GetBytes(pin), random);

    /// <summary>Opens it; null unless it is sealed to this key, stage and ballot and holds eight digits.</summary>
    public static byte[]? Open(
        ServerKeys keys,
        string uuid,
        ReadOnlySpan<byte> ballotHash,
        ReadOnlySpan<byte> sealedPin
    ) =>
        SealedBox25519.TryOpen(keys.Intake, Info(uuid), ballotHash, sealedPin, out var pin) && PinTable.IsPin(pin)
            ? pin
            : null;

    private static byte[] Info(string uuid) => Encoding.ASCII.GetBytes($"hustings/1 pin|{uuid}");
}
