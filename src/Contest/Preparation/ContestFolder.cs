using Hustings.Contest.Casting;
using Hustings.Record;

namespace Hustings.Contest;

/// <summary>One stage as read from a data folder.</summary>
public sealed record PreparedStage(
    StageInfo Info,
    Election Election,
    TrusteeKeys Trustees,
    PublicCredentials Credentials,
    PinVault Pins
)
{
    /// <summary>The voting code's row: its place in the list until a stage is prepared from a credential table.</summary>
    public int RowOf(Credential credential) =>
        Credentials.IndexOf(System.Text.Encoding.ASCII.GetBytes(credential.ToString()));
}

/// <summary>
/// A data folder: <c>contest.json</c>, <c>definition.json</c> as the elections' marks name it, <c>stages/{uuid}/</c> with the stage's documents and PIN table, <c>keys/</c> with
/// the server's keys, <c>hustings.db</c>, and <c>public/stages/{uuid}/</c> with <c>record.bel</c> and
/// <c>companions.jsonl</c> once a stage has closed.
/// </summary>
public sealed record ContestFolder(
    IReadOnlyList<PreparedStage> Stages,
    ServerKeys Keys,
    ReadOnlyMemory<byte> DefinitionBytes
)
{
    public static string DefinitionPath(string folder) => Path.Combine(folder, "definition.json");

    public static string ContestPath(string folder) => Path.Combine(folder, "contest.json");

    public static string StagePath(string folder, string uuid) => Path.Combine(folder, "stages", uuid);

    public static string KeysPath(string folder) => Path.Combine(folder, "keys");

    public static string DatabasePath(string folder) => Path.Combine(folder, "hustings.db");

    public static string RecordPath(string folder, string uuid) =>
        Path.Combine(folder, "public", "stages", uuid, "record.bel");

    /// <summary>Beside a stage's archive.</summary>
    public static string CompanionsPath(string recordPath) =>
        Path.Combine(Path.GetDirectoryName(recordPath)!, CompanionLines.FileName);

    /// <summary>Reads and checks a folder written by <see cref="PreparedContest.WriteDataFolder"/>.</summary>
    /// <exception cref="InvalidDataException">Something in it is missing, malformed or does not fit together.</exception>
    public static ContestFolder Read(string folder)
    {
        var infos = ContestFile.Read(ContestPath(folder));
        var keys = new ServerKeys(
            ReadKey(folder, "intake.key"),
            ReadKey(folder, "receipt.key"),
            ReadKey(folder, "pin.key")
        );
        var definition = ReadFile(folder, "definition.json");
        var hash = Fingerprint.Hex(definition);
        return new([.. infos.Select(info => ReadStage(folder, info, keys, hash))], keys, definition);
    }

    private static PreparedStage ReadStage(string folder, StageInfo info, ServerKeys keys, string definition)
    {
        var stage = StagePath(folder, info.Uuid);
        var bytes = ReadFile(stage, "election.json");
        Require(Election.TryRead(bytes, out var election), stage, "election.json");
        Require(TrusteeKeys.TryRead(ReadFile(stage, "trustees.json"), out var trustees), stage, "trustees.json");
        Require(
            PublicCredentials.TryRead(ReadFile(stage, "credentials.json"), out var credentials),
            stage,
            "credentials.json"
        );
        if (election!.Uuid != info.Uuid || election.PublicKey.Point != trustees!.CombinedKey)
        {
            throw new InvalidDataException($"The documents in {stage} do not belong together.");
        }

        if (election.Mark?.Definition != definition)
        {
            throw new InvalidDataException(
                $"The election in {stage} is not marked with the definition in this folder."
            );
        }

        var macs = PinFile.Read(Path.Combine(stage, "pins.csv"));
        return new(info, election, trustees, credentials!, new PinVault(keys.Pin, info.Uuid, macs));
    }

    private static void Require(DocumentFault fault, string stage, string name)
    {
        if (fault != DocumentFault.None)
        {
            throw new InvalidDataException($"{Path.Combine(stage, name)} cannot be used: {fault}.");
        }
    }

    private static byte[] ReadKey(string folder, string name)
    {
        var hex = System.Text.Encoding.ASCII.GetString(ReadFile(KeysPath(folder), name)).Trim();
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(hex)
            : throw new InvalidDataException($"{name} is not 64 hex digits.");
    }

    private static byte[] ReadFile(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new InvalidDataException($"{path} is missing.");
    }
}
