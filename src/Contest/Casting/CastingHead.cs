using System.Buffers;

namespace Hustings.Contest.Casting;

/// <summary>
/// The first 194 bytes of a casting request (<c>docs/spec/casting.md</c>, "The request"): version, room for a proof of
/// work, and the PIN sealed to the intake key. What follows is exactly the ballot.
/// </summary>
public sealed class CastingHead
{
    /// <summary>Bytes of the head.</summary>
    public const int Length = 194;

    /// <summary>Bytes of a whole request, at most.</summary>
    public const int MaxRequest = 12_288;

    private const int WorkDigits = 64;
    private const int SealedDigits = 112;

    private static readonly SearchValues<byte> LowerHex = SearchValues.Create("0123456789abcdef"u8);

    private CastingHead(ReadOnlyMemory<byte> work, ReadOnlyMemory<byte> sealedPin)
    {
        Work = work;
        SealedPin = sealedPin;
    }

    private static ReadOnlySpan<byte> Version => "hustings-cast/1 "u8;

    /// <summary>The proof of work, 32 bytes (docs/spec/gate.md, "Work"); 32 zero bytes show none.</summary>
    public ReadOnlyMemory<byte> Work { get; }

    /// <summary>The sealed PIN: ephemeral public key (32 bytes), ciphertext (8), tag (16).</summary>
    public ReadOnlyMemory<byte> SealedPin { get; }

    /// <summary>Reads the head of a request; null if it is not exactly as specified or no ballot follows it.</summary>
    public static CastingHead? Read(ReadOnlySpan<byte> request)
    {
        if (request.Length <= Length || !request.StartsWith(Version))
        {
            return null;
        }

        var work = request.Slice(Version.Length, WorkDigits);
        var afterWork = request[Version.Length + WorkDigits];
        var sealedPin = request.Slice(Version.Length + WorkDigits + 1, SealedDigits);
        var end = request[Length - 1];
        if (afterWork != ' ' || end != '\n' || !IsLowerHex(work) || !IsLowerHex(sealedPin))
        {
            return null;
        }

        return new CastingHead(Convert.FromHexString(work), Convert.FromHexString(sealedPin));
    }

    /// <summary>Writes a request: this is what a client sends.</summary>
    public static byte[] Write(ReadOnlySpan<byte> sealedPin, ReadOnlySpan<byte> ballot) =>
        Write(sealedPin, ballot, new byte[WorkDigits / 2]);

    /// <summary>The same with proof of work, 32 bytes.</summary>
    public static byte[] Write(ReadOnlySpan<byte> sealedPin, ReadOnlySpan<byte> ballot, ReadOnlySpan<byte> work)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sealedPin.Length, SealedDigits / 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(work.Length, WorkDigits / 2);
        var head = $"hustings-cast/1 {Convert.ToHexStringLower(work)} {Convert.ToHexStringLower(sealedPin)}\n";
        var request = new byte[Length + ballot.Length];
        System.Text.Encoding.ASCII.GetBytes(head, request);
        ballot.CopyTo(request.AsSpan(Length));
        return request;
    }

    private static bool IsLowerHex(ReadOnlySpan<byte> digits) => !digits.ContainsAnyExcept(LowerHex);
}
