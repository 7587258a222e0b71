using System.Security.Cryptography;
using System.Text;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.Lab.Voting;

/// <summary>A request ready to be sent, and sent again: head with the sealed PIN, then the ballot.</summary>
public sealed record SealedBallot(byte[] Request, string Tracker, string HashHex)
{
    /// <summary>Does what a voter's browser does: encrypts, proves, signs, and seals the PIN to the intake key.</summary>
    public static SealedBallot Make(
        Election election,
        StageFile stage,
        IssuedCode voter,
        int choice,
        IRandomSource random
    )
    {
        int[] choices = new int[election.Questions[0].Answers.Count + 1];
        choices[choice] = 1;
        Ballot ballot = Ballot.Make(election, voter.Code, [choices], random);
        byte[] hash = SHA256.HashData(ballot.Bytes.Span);
        byte[] pin = SealedBox25519.Seal(
            stage.IntakeKey,
            Encoding.ASCII.GetBytes($"hustings/1 pin|{stage.Uuid}"),
            hash,
            Encoding.ASCII.GetBytes(voter.Pin),
            random
        );
        return new SealedBallot(
            CastingHead.Write(pin, ballot.Bytes.Span),
            Convert.ToBase64String(hash).TrimEnd('='),
            Convert.ToHexStringLower(hash)
        );
    }
}
