using System.Security.Cryptography;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;

namespace Hustings.Contest.Casting;

/// <summary>Where a request stands on its way through intake: the closed list of what can come after a look or a check.</summary>
public abstract record IntakeStep
{
    private IntakeStep() { }

    /// <summary>The end: refused, nothing left behind.</summary>
    public sealed record Refused(Refusal Refusal) : IntakeStep;

    /// <summary>The end: exactly this ballot is in the box; it gets the answer it got.</summary>
    public sealed record Stored(ReadOnlyMemory<byte> Hash, DateTimeOffset Time) : IntakeStep;

    /// <summary>The cheap look found nothing against it; points, signature, proofs and PIN are to be checked.</summary>
    public sealed record ToCheck(
        CastingHead Head,
        ReadOnlyMemory<byte> Ballot,
        ReadOnlyMemory<byte> Hash,
        Channel Channel,
        DateTimeOffset Arrived
    ) : IntakeStep
    {
        /// <summary>SHA-256 of sealed PIN and ballot: requests with the same are the same request, whatever work they show.</summary>
        public byte[] RequestHash() => SHA256.HashData([.. Head.SealedPin.Span, .. Hash.Span]);
    }

    /// <summary>Signed by a credential of the list; everything else is to be checked.</summary>
    public sealed record Signed(ToCheck Request, Credential Credential) : IntakeStep;

    /// <summary>Valid but for the PIN, which is to be counted against the credential.</summary>
    public sealed record WrongPin(Credential Credential, ReadOnlyMemory<byte> Request) : IntakeStep;

    /// <summary>Valid in every respect that can be known without the box.</summary>
    /// <param name="Read">The same ballot as it was read for its checks.</param>
    public sealed record Valid(CheckedBallot Ballot, Record.Ballot Read) : IntakeStep;
}

/// <summary>The answer to a request: a receipt, or a refusal (with the tries left for <see cref="Refusal.PinWrong"/>).</summary>
public readonly record struct CastAnswer(Receipt? Receipt, Refusal Refusal, int Remaining)
{
    public static CastAnswer Accepted(Receipt receipt) => new(receipt, default, 0);

    public static CastAnswer Refused(Refusal refusal, int remaining = 0) => new(null, refusal, remaining);
}
