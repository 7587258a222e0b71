using System.Security.Cryptography;
using System.Text;
using Hustings.Contest.Storage;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;

namespace Hustings.Contest.Casting;

/// <summary>
/// One stage's path from a request to an answer, in the order of cost of <c>docs/spec/casting.md</c>: a cheap
/// <see cref="Look"/>, then <see cref="CheckSignature"/> and the expensive <see cref="CheckProofs"/>, which touch nothing, and
/// <see cref="SettleAsync"/>, which waits for the disk. Whoever calls it decides where each runs, and what stands in front. Thread-safe.
/// </summary>
public sealed class BallotIntake(PreparedStage stage, ServerKeys keys, IBallotBox box)
{
    private readonly byte[] uuid = Encoding.ASCII.GetBytes(stage.Info.Uuid);
    private readonly byte[] fingerprint = Encoding.ASCII.GetBytes(stage.Election.Fingerprint);

    /// <summary>Requests that have arrived whole and are not settled yet; a close waits for them.</summary>
    public InLine Line { get; } = new();

    /// <summary>Told about each ballot that is in the box now, with its SHA-256; maybe more than once about the same.</summary>
    public event Action<ReadOnlyMemory<byte>, Ballot>? Committed;

    /// <summary>
    /// Size, head, the ballot's own statement of election and credential, whether it is stored, whether the stage is open:
    /// microseconds. A ballot whose first fields cannot be read goes on to <see cref="CheckSignature"/>, which names the fault.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The box could not be read.</exception>
    /// <param name="channel">Which way the request came; whoever takes it has checked what shows that.</param>
    /// <param name="arrived">When the whole request was here.</param>
    public IntakeStep Look(ReadOnlyMemory<byte> request, Channel channel, DateTimeOffset arrived)
    {
        if (request.Length > CastingHead.MaxRequest)
        {
            return new IntakeStep.Refused(Refusal.BodyTooLarge);
        }

        if (CastingHead.Read(request.Span) is not { } head)
        {
            return new IntakeStep.Refused(Refusal.HeadMalformed);
        }

        var ballot = request[CastingHead.Length..];
        if (
            Ballot.TryReadHead(ballot.Span, out var statement) == DocumentFault.None
            && WrongElection(statement) is { } wrong
        )
        {
            return new IntakeStep.Refused(wrong);
        }

        ReadOnlyMemory<byte> hash = SHA256.HashData(ballot.Span);
        if (box.Find(hash) is { } stored)
        {
            return new IntakeStep.Stored(hash, stored.Time);
        }

        return box.Standing.Gate.Refuses(channel, arrived) is { } notTaken
            ? new IntakeStep.Refused(notTaken)
            : new IntakeStep.ToCheck(head, ballot, hash, channel, arrived);
    }

    /// <summary>The row in the credential table of the credential that a ballot names; -1 if it names none of this stage.</summary>
    public int RowOf(IntakeStep.ToCheck request) =>
        Ballot.TryReadHead(request.Ballot.Span, out var statement) == DocumentFault.None
        && Credential.TryParse(statement.Credential, out var credential)
            ? stage.RowOf(credential)
            : -1;

    /// <summary>The stored answer, if this ballot has come into the box since the <see cref="Look"/>.</summary>
    /// <exception cref="StorageUnavailableException">The box could not be read.</exception>
    public IntakeStep.Stored? LookAgain(IntakeStep.ToCheck request) =>
        box.Find(request.Hash) is { } stored ? new(request.Hash, stored.Time) : null;

    /// <summary>
    /// Whether the credential is on the list and signed the ballot: most garbage ends here, before any other point is looked at. A ballot that does not
    /// end as one is read whole, so that its fault has its name.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The box could not be read.</exception>
    public IntakeStep CheckSignature(IntakeStep.ToCheck request)
    {
        var bytes = request.Ballot.Span;
        if (Ballot.TryReadHead(bytes, out var statement) != DocumentFault.None)
        {
            return Unreadable(request);
        }

        var place = stage.Credentials.IndexOf(statement.Credential);
        if (place < 0)
        {
            return new IntakeStep.Refused(UnknownCredential(bytes, statement.Credential));
        }

        // The list knows a credential in capital letters too; a ballot that writes it so is not in its one form.
        if (!Credential.TryParse(statement.Credential, out var credential))
        {
            return Unreadable(request);
        }

        switch (Ballot.CheckSignature(bytes, stage.Election, stage.Credentials.Points[place]))
        {
            case SignatureFinding.Unreadable:
                return Unreadable(request);
            case SignatureFinding.Fails:
                return new IntakeStep.Refused(Refusal.SignatureInvalid);
        }

        // After five wrong PINs nothing more is checked for this code: not even a proof.
        return box.CountWrongPins(credential) >= CastRules.MaxWrongPins
            ? new IntakeStep.Refused(Refusal.PinLocked)
            : new IntakeStep.Signed(request, credential);
    }

    /// <summary>Every element, the proofs, the PIN: milliseconds of pure computation.</summary>
    /// <exception cref="StorageUnavailableException">The box could not be read.</exception>
    public IntakeStep CheckProofs(IntakeStep.Signed signed)
    {
        var fault = Ballot.TryReadSigned(signed.Request.Ballot.Span, stage.Election, stage.Credentials, out var ballot);
        if (fault != DocumentFault.None)
        {
            return new IntakeStep.Refused(BallotFaults.Refusal(fault));
        }

        return ballot!.ProofsHold(stage.Election)
            ? CheckPin(signed.Request, signed.Credential, ballot)
            : new IntakeStep.Refused(Refusal.BallotProofInvalid);
    }

    /// <summary>Settles a step with the box. The answer comes only after the disk has what it says.</summary>
    /// <exception cref="StorageUnavailableException">Nothing is acknowledged; the same request later is harmless.</exception>
    public async Task<CastAnswer> SettleAsync(IntakeStep step)
    {
        switch (step)
        {
            case IntakeStep.Refused refused:
                return CastAnswer.Refused(refused.Refusal);
            case IntakeStep.Stored stored:
                return Accepted(stored.Hash, stored.Time);
            case IntakeStep.WrongPin wrong:
                var counted = await box.CountWrongPinAsync(wrong.Credential, wrong.Request).ConfigureAwait(false);
                return CastAnswer.Refused(counted.Refusal, counted.Remaining);
            case IntakeStep.Valid valid:
                var outcome = await box.CastAsync(valid.Ballot).ConfigureAwait(false);
                if (outcome.Time is not { } time)
                {
                    return CastAnswer.Refused(outcome.Refusal!.Value);
                }

                Committed?.Invoke(valid.Ballot.Hash, valid.Read);
                return Accepted(valid.Ballot.Hash, time);
            default:
                throw new ArgumentException("A request that is still to be checked cannot be settled.", nameof(step));
        }
    }

    private Refusal? WrongElection(BallotHead statement) =>
        !statement.Uuid.SequenceEqual(uuid) ? Refusal.WrongElection
        : !statement.ElectionHash.SequenceEqual(fingerprint) ? Refusal.WrongFingerprint
        : null;

    private IntakeStep.Refused Unreadable(IntakeStep.ToCheck request)
    {
        var fault = Ballot.TryRead(request.Ballot.Span, stage.Election, out _);
        return fault == DocumentFault.None
            ? throw new InvalidOperationException("A ballot that can be read has a head and an end.")
            : new(BallotFaults.Refusal(fault));
    }

    // A credential that is no group element, or the neutral one, is named as such, as far as that costs little: it is refused anyway.
    private Refusal UnknownCredential(ReadOnlySpan<byte> ballot, ReadOnlySpan<byte> hex) =>
        Point.GlanceHex(hex, out var identity) switch
        {
            PointFault.None => identity ? Refusal.CredentialIdentity : NotListed(ballot, hex),
            var fault => BallotFaults.Refusal(fault),
        };

    // A code of this contest that is not on the stage's list: table and voids are public, so the reason is no secret. It is told to whoever
    // signed, for it speaks against nobody: a flood in the names of public credentials must not look like members who came twice. A
    // member's row without a line in the voids is missing only because it voted in a stage that keeps off this one.
    private Refusal NotListed(ReadOnlySpan<byte> ballot, ReadOnlySpan<byte> credential)
    {
        var row = CredentialKey.TryRead(credential, out var key) ? stage.Table.RowOf(stage.Info.Uuid, key) : -1;
        if (row < 0 || Point.CheckHex(credential, out var point) != PointFault.None)
        {
            return Refusal.UnknownCredential;
        }

        return Ballot.CheckSignature(ballot, stage.Election, point) != SignatureFinding.Holds ? Refusal.SignatureInvalid
            : box.WhyVoid(row) is { } cause ? CastRules.Voided(cause)
            : row < stage.Table.Members ? Refusal.VotedInAdvance
            : Refusal.UnknownCredential;
    }

    private IntakeStep CheckPin(IntakeStep.ToCheck request, Credential credential, Ballot ballot)
    {
        var pin = SealedPin.Open(keys, stage.Info.Uuid, request.Hash.Span, request.Head.SealedPin.Span);
        if (pin is null)
        {
            return new IntakeStep.Refused(Refusal.PinUnreadable);
        }

        var row = stage.RowOf(credential);
        var matches = stage.Pins.Matches(row, pin);
        CryptographicOperations.ZeroMemory(pin);
        return matches
            ? new IntakeStep.Valid(
                new CheckedBallot(credential, request.Hash, request.Ballot, row, request.Channel, request.Arrived),
                ballot
            )
            : new IntakeStep.WrongPin(credential, request.RequestHash());
    }

    private CastAnswer Accepted(ReadOnlyMemory<byte> hash, DateTimeOffset time) =>
        CastAnswer.Accepted(Receipt.Sign(keys, stage.Info.Uuid, hash.Span, time));
}
