using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification;
using Hustings.Verification.Tests.Interop;

namespace Hustings.Cli.Tests.Trustees;

/// <summary>
/// An election with a ranking, written by our writer from the trustees given; each stage is put where both belenios-tool
/// and our command find it.
/// </summary>
internal sealed class RankedElection : IDisposable
{
    private readonly SeededRandom random = new("ranked"u8.ToArray());
    private readonly MemoryStream file = new();
    private readonly ArchiveWriter writer;
    private readonly List<Ballot> ballots = [];
    private readonly List<string> codes;
    private readonly List<byte> companions = [];
    private readonly Dictionary<int, PartialDecryption> parts = [];
    private EncryptedTally tally;

    public RankedElection(ReferenceTool tool, TrusteeKeys trustees, bool ranked = true, bool marked = false)
    {
        Tool = tool;
        Trustees = trustees;
        string uuid = VotingCode.NewUuid(random);
        codes = [.. Enumerable.Range(0, 3).Select(_ => VotingCode.Generate(random))];
        Election = Election.Create(
            uuid,
            "Ranked",
            "",
            trustees.CombinedKey,
            [
                ranked
                    ? Question.NonHomomorphic("In what order?", ["Ann", "Bob", "Cleo"])
                    : new Question("Who?", ["Ann", "Bob", "Cleo"], 1, 1, false),
            ],
            marked ? new ElectionMark(VotingCode.NewUuid(random), new string('d', 64)).ToString() : null
        );
        writer = new ArchiveWriter(file, 1_795_340_678);
        writer.AppendSetup(Election, trustees, PublicCredentials.Create(codes.Select(Credential)));
        tally = new TallySum(Election).ToTally();
        Save();
    }

    public ReferenceTool Tool { get; }
    public TrusteeKeys Trustees { get; }
    public Election Election { get; }
    public string Path => Tool.PathOf(Election.Uuid + ".bel");

    public void Dispose() => file.Dispose();

    public void Vote(params int[][] choices)
    {
        for (int i = 0; i < choices.Length; i++)
        {
            ballots.Add(Ballot.Make(Election, codes[i], [choices[i]], random));
            writer.AppendBallot(ballots[^1].Bytes.Span);
        }
        Save();
    }

    public void End()
    {
        writer.AppendEndBallots();
        Save();
    }

    public void Tally()
    {
        TallySum sum = new(Election);
        ballots.ForEach(ballot => sum.Add(ballot));
        tally = sum.ToTally();
        writer.AppendEncryptedTally(tally, sum.Ballots);
        Save();
    }

    public void Shuffled(int owner, byte[] bytes)
    {
        Require(ShuffleDocument.TryRead(bytes, Election, out ShuffleDocument? shuffle));
        tally = tally.After(Election, shuffle!);
        writer.AppendShuffle(owner, bytes);
        Save();
    }

    public void EndShuffles()
    {
        writer.AppendEndShuffles();
        Save();
    }

    /// <summary>Adds a companion to the file beside the archive.</summary>
    public void Companion(byte[] line)
    {
        companions.AddRange(line);
        Tool.Write(Election.Uuid + ".companions.jsonl", [.. companions]);
    }

    public void Decrypted(int owner, byte[] bytes)
    {
        Require(PartialDecryption.TryRead(bytes, tally, out PartialDecryption? part));
        parts[owner] = part!;
        writer.AppendPartialDecryption(owner, bytes);
        Save();
    }

    public ElectionResult Publish()
    {
        if (!ElectionResult.TryCompute(Election, Trustees, tally, parts, ballots.Count, out ElectionResult? result))
            throw new InvalidOperationException("no result");
        writer.AppendResult(result!.Bytes.Span);
        Save();
        return result;
    }

    /// <summary>What both verifiers say of the archive as it is; null if all is well.</summary>
    public string? Complaint()
    {
        using FileStream stream = File.OpenRead(Path);
        using MemoryStream beside = new([.. companions], writable: false);
        string ours = ArchiveVerifier.Verify(stream, new VerificationOptions { Companions = beside }).Conclusion;
        return !Tool.Verifies(out string theirs) ? theirs
            : ours != "VALID" ? ours
            : null;
    }

    private Point Credential(string code)
    {
        using SecretScalar secret = VotingCode.DeriveSecret(Election.Uuid, code);
        return secret.PublicPoint();
    }

    private void Save() => Tool.Write(Election.Uuid + ".bel", file.ToArray());

    private static void Require(DocumentFault fault)
    {
        if (fault != DocumentFault.None)
            throw new InvalidOperationException($"{fault}");
    }
}
