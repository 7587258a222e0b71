using System.Security.Cryptography;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Record;

namespace Hustings.Server.Probes;

/// <summary>A dummy ballot as a booth makes it: encrypted, proven, signed, with its PIN sealed (docs/spec/casting.md).</summary>
internal sealed class ProbeBallot
{
    private const int WorkAt = 16;
    private readonly ProbeSecrets secrets;
    private readonly byte[] request;

    private ProbeBallot(ProbeSecrets secrets, byte[] request, byte[] hash)
    {
        this.secrets = secrets;
        this.request = request;
        Hash = hash;
    }

    /// <summary>SHA-256 of the ballot's bytes.</summary>
    public byte[] Hash { get; }

    public string Tracker => Convert.ToBase64String(Hash).TrimEnd('=');

    /// <summary>A ballot for a choice and a code drawn at random.</summary>
    public static ProbeBallot Make(ProbeSecrets secrets, IRandomSource random)
    {
        var code = secrets.Codes[Draw(secrets.Codes.Count, random)];
        var answer = new int[secrets.Election.Questions[0].Answers.Count];
        answer[Draw(answer.Length, random)] = 1;
        var ballot = Ballot.Make(secrets.Election, code.Code, [answer], random);
        var hash = SHA256.HashData(ballot.Bytes.Span);
        var pin = SealedPin.Seal(Convert.FromHexString(secrets.IntakeKey), secrets.Uuid, hash, code.Pin, random);
        return new(secrets, CastingHead.Write(pin, ballot.Bytes.Span), hash);
    }

    /// <summary>The bytes to send: with work if some is shown, from the terminal in the hall's lane.</summary>
    public byte[] Request(Lane lane, ReadOnlySpan<byte> work)
    {
        if (!work.IsEmpty)
        {
            System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(work), request.AsSpan(WorkAt));
        }

        return lane == Lane.Hall
            ? TerminalLine.Sign(ProbeSecrets.Terminal, secrets.TerminalSeed, secrets.Uuid, request)
            : [.. request];
    }

    // Which code and which choice matters to nobody: a small bias does no harm.
    private static int Draw(int count, IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return (int)(BitConverter.ToUInt32(bytes) % (uint)count);
    }
}
