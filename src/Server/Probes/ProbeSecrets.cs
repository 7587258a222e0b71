using System.Text;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.Server.Probes;

/// <summary>A dummy voter of the probes.</summary>
public sealed record ProbeCode(string Code, string Pin);

/// <summary>
/// Everything a probe needs, in one file (docs/running/probe.md): the dummy election with codes and PINs, the key of a terminal that is known in the
/// probes' box only, the server's public keys as they were when the file was made, and the key under which readings are handed in. Nothing
/// in it opens or changes anything of the contest. The election's own secret key was thrown away when it was drawn.
/// </summary>
/// <param name="Contest">An id of its own, not the contest's.</param>
/// <param name="ReportKey">32 bytes.</param>
/// <param name="TerminalSeed">Ed25519 seed, 32 bytes.</param>
public sealed record ProbeSecrets(
    string Contest,
    Election Election,
    TrusteeKeys Trustees,
    string IntakeKey,
    string ReceiptKey,
    byte[] ReportKey,
    byte[] TerminalSeed,
    IReadOnlyList<ProbeCode> Codes
)
{
    /// <summary>The file's name in a server's data folder.</summary>
    public const string FileName = "probes.json";

    /// <summary>The probes' terminal in the hall.</summary>
    public const string Terminal = "probe-hall";

    // So many that probes which run at once seldom meet at one code.
    private const int Voters = 64;
    private const int LargestFile = 4 << 20;
    private const int Key = 32;

    public string Uuid => Election.Uuid;

    /// <summary>A new dummy election with as many choices as the contest has candidates.</summary>
    public static ProbeSecrets Draw(int candidates, ServerKeys server, IRandomSource random)
    {
        var contest = VotingCode.NewUuid(random);
        var uuid = VotingCode.NewUuid(random);
        using var secret = SecretScalar.Random(random);
        var trustees = TrusteeKeys.Create([TrusteePublicKey.Make(secret, random)]);
        var names = Enumerable.Range(1, Math.Max(2, candidates)).Select(number => $"Probe {number} / Sonde {number}");
        var election = Election.Create(
            uuid,
            "PROBE: nobody votes here / SONDE : personne ne vote ici",
            "Probes of this server; not part of any contest / Sondes de ce serveur; hors de toute course",
            trustees.CombinedKey,
            [new Question("Probe / Sonde", [.. names], 1, 1, false)],
            "hustings-probe"
        );
        var issue = CodeIssue.Issue(contest, Voters, [uuid], 0, random);
        return new(
            contest,
            election,
            trustees,
            server.IntakePublic,
            server.ReceiptPublic,
            Bytes(random),
            SignatureEd25519.NewSeed(random),
            [.. issue.Members.Select(one => new ProbeCode(one.Code, one.Pin))]
        );
    }

    public byte[] ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Form(
                1,
                Contest,
                Encoding.UTF8.GetString(Election.Bytes.Span),
                Encoding.UTF8.GetString(Trustees.Bytes.Span),
                IntakeKey,
                ReceiptKey,
                Convert.ToHexStringLower(ReportKey),
                Convert.ToHexStringLower(TerminalSeed),
                Codes
            ),
            JsonSerializerOptions.Web
        );

    /// <exception cref="InvalidDataException">The file is not one that <see cref="ToBytes"/> made.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ProbeSecrets Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
        {
            throw new InvalidDataException($"{path} is too long for a file of probe secrets.");
        }

        Form? form;
        try
        {
            form = JsonSerializer.Deserialize<Form>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} holds no probe secrets: {fault.Message}", fault);
        }

        return form is { Version: 1 } && Of(form) is { } secrets
            ? secrets
            : throw new InvalidDataException($"{path} holds no probe secrets, or those of another version.");
    }

    private static ProbeSecrets? Of(Form form) =>
        form is { Contest.Length: > 0, Codes.Count: > 0 }
        && form.Codes.All(one =>
            VotingCode.IsWellFormed(one.Code) && PinTable.IsPin(Encoding.UTF8.GetBytes(one.Pin ?? ""))
        )
        && Election.TryRead(Encoding.UTF8.GetBytes(form.Election ?? ""), out var election) == DocumentFault.None
        && TrusteeKeys.TryRead(Encoding.UTF8.GetBytes(form.Trustees ?? ""), out var trustees) == DocumentFault.None
        && TryKey(form.ReportKey, out var report)
        && TryKey(form.TerminalSeed, out var seed)
        && TryKey(form.IntakeKey, out _)
        && TryKey(form.ReceiptKey, out _)
            ? new(form.Contest, election!, trustees!, form.IntakeKey, form.ReceiptKey, report, seed, form.Codes)
            : null;

    private static bool TryKey(string? hex, out byte[] key)
    {
        key = new byte[Key];
        return hex?.Length == 2 * Key
            && Convert.FromHexString(hex, key, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static byte[] Bytes(IRandomSource random)
    {
        var bytes = new byte[Key];
        random.Fill(bytes);
        return bytes;
    }

    private sealed record Form(
        int Version,
        string Contest,
        string Election,
        string Trustees,
        string IntakeKey,
        string ReceiptKey,
        string ReportKey,
        string TerminalSeed,
        IReadOnlyList<ProbeCode> Codes
    );
}
