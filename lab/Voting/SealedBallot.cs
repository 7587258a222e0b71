using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Lab.Attacks.Voters;
using Hustings.Record;

namespace Hustings.Lab.Voting;

/// <summary>A request ready to be sent, and sent again: head with the sealed PIN, then the ballot.</summary>
public sealed record SealedBallot(byte[] Request, string Tracker, string HashHex)
{
    /// <summary>Does what a voter's browser does: encrypts, proves, signs, and seals the PIN to the intake key.</summary>
    /// <param name="answer">For every choice of the one question its number, blank first if there is one (docs/spec/casting.md).</param>
    public static SealedBallot Make(
        Election election,
        StageFile stage,
        string code,
        string personalNumber,
        int[] answer,
        IRandomSource random
    )
    {
        Ballot ballot = Ballot.Make(election, code, [answer], random);
        byte[] hash = SHA256.HashData(ballot.Bytes.Span);
        byte[] pin = SealedBox25519.Seal(
            stage.IntakeKey,
            Encoding.ASCII.GetBytes($"hustings/1 pin|{stage.Uuid}"),
            hash,
            Encoding.ASCII.GetBytes(personalNumber),
            random
        );
        return new SealedBallot(
            CastingHead.Write(pin, ballot.Bytes.Span),
            Convert.ToBase64String(hash).TrimEnd('='),
            Convert.ToHexStringLower(hash)
        );
    }

    /// <summary>The same ballot with the work that the gate asks for now (docs/spec/gate.md, "Work").</summary>
    /// <param name="bits">What a refusal asked for.</param>
    public async Task<SealedBallot> WithWorkAsync(HttpClient http, Uri server, int bits, CancellationToken cancellation)
    {
        JsonNode? file = JsonNode.Parse(await http.GetStringAsync(new Uri(server, "/public/gate.json"), cancellation));
        GateNow gate = GateNow.Read(file) ?? throw new InvalidDataException("The gate's file names no seed.");
        string proof = await Task.Run(
            () => Work.Solve(gate, HashHex, Math.Max(bits, gate.Bits), cancellation),
            cancellation
        );
        int line = Request.AsSpan().StartsWith("hustings-cast/1 "u8) ? 0 : Array.IndexOf(Request, (byte)'\n') + 1;
        return this with { Request = Work.Put(Request, proof, line) };
    }

    /// <summary>The same ballot as a terminal in the hall sends it.</summary>
    public SealedBallot FromHall(Terminal terminal, string uuid) =>
        this with
        {
            Request = TerminalLine.Sign(terminal.Id, terminal.Seed, uuid, Request),
        };
}

/// <summary>A terminal of the hall with its Ed25519 seed.</summary>
public sealed record Terminal(string Id, byte[] Seed)
{
    public string PublicKey => Convert.ToHexStringLower(SignatureEd25519.PublicKey(Seed));

    public static Terminal Draw(string id, IRandomSource random) => new(id, SignatureEd25519.NewSeed(random));
}
