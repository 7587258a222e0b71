using System.Text;
using Hustings.Contest.Casting;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;

namespace Hustings.Contest;

/// <summary>
/// A contest's data folder: <c>definition.json</c> as it was founded, <c>definitions/</c> with every one that an order may name,
/// <c>trustees.json</c>, <c>credential-table.txt</c>, <c>pins.txt</c> (one value in hex for each row of the table),
/// <c>lot-commitments.txt</c> if the trustees made their part of the lot when the folder was made, <c>keys/</c> with the server's keys, <c>hustings.db</c>, and for each stage once it is prepared <c>stages/{uuid}/</c> with its
/// election and list and <c>public/stages/{uuid}/</c> with its archive.
/// </summary>
public sealed record ContestHome(
    ContestDefinition Definition,
    TrusteeKeys Trustees,
    CredentialTable Table,
    PinTable Pins,
    ServerKeys Keys,
    IReadOnlyList<string> LotCommitments
)
{
    public static string DefinitionPath(string folder) => Path.Combine(folder, "definition.json");

    public static string DefinitionsPath(string folder) => Path.Combine(folder, "definitions");

    public static string TrusteesPath(string folder) => Path.Combine(folder, "trustees.json");

    public static string TablePath(string folder) => Path.Combine(folder, "credential-table.txt");

    public static string PinsPath(string folder) => Path.Combine(folder, "pins.txt");

    public static string LotsPath(string folder) => Path.Combine(folder, "lot-commitments.txt");

    public static string DatabasePath(string folder) => Path.Combine(folder, "hustings.db");

    public static string StagePath(string folder, string uuid) => Path.Combine(folder, "stages", uuid);

    public static string RecordPath(string folder, string uuid) =>
        Path.Combine(folder, "public", "stages", uuid, "record.bel");

    /// <summary>
    /// Writes a new folder. <c>definition.json</c> comes last: a folder without it was not finished and is not served.
    /// </summary>
    /// <param name="pins">The PIN of each row of the table; nobody else keeps them.</param>
    /// <exception cref="IOException">Something of it exists already.</exception>
    public static void Write(
        string folder,
        ContestDefinition definition,
        TrusteeKeys trustees,
        CredentialTable table,
        IReadOnlyList<string> pins,
        ServerKeys keys,
        IReadOnlyList<string>? lotCommitments = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pins.Count, table.Rows);
        Write(folder, definition, trustees, table, PinFile.TextOf(keys.Pin, definition.Id, pins), keys, lotCommitments);
    }

    /// <summary>The same where the registrar made the values of the PINs, and the PINs are not here.</summary>
    /// <param name="pinFile">What stands in <c>pins.txt</c>.</param>
    /// <exception cref="IOException">Something of it exists already.</exception>
    internal static void Write(
        string folder,
        ContestDefinition definition,
        TrusteeKeys trustees,
        CredentialTable table,
        string pinFile,
        ServerKeys keys,
        IReadOnlyList<string>? lotCommitments
    )
    {
        PrivateFile.CreateFolder(folder);
        PrivateFile.Write(TrusteesPath(folder), trustees.Bytes.Span);
        WriteTable(folder, table);
        PrivateFile.WriteText(PinsPath(folder), pinFile);
        var home = Path.Combine(folder, "keys");
        PrivateFile.CreateFolder(home);
        PrivateFile.WriteText(Path.Combine(home, "intake.key"), Convert.ToHexStringLower(keys.Intake) + "\n");
        PrivateFile.WriteText(Path.Combine(home, "receipt.key"), Convert.ToHexStringLower(keys.ReceiptSeed) + "\n");
        PrivateFile.WriteText(Path.Combine(home, "pin.key"), Convert.ToHexStringLower(keys.Pin) + "\n");
        if (lotCommitments is not null)
        {
            PrivateFile.WriteText(LotsPath(folder), string.Concat(lotCommitments.Select(hash => $"{hash}\n")));
        }

        PrivateFile.Write(DefinitionPath(folder), definition.ToBytes());
    }

    /// <exception cref="InvalidDataException">Something in it is missing, malformed or does not fit together.</exception>
    public static ContestHome Read(string folder)
    {
        if (!File.Exists(DefinitionPath(folder)))
        {
            throw new InvalidDataException($"{folder} holds no finished contest: definition.json is missing.");
        }

        var fault = ContestDefinition.TryRead(File.ReadAllBytes(DefinitionPath(folder)), out var definition);
        Require(fault == DocumentFault.None, DefinitionPath(folder), fault.ToString());
        fault = TrusteeKeys.TryRead(ReadFile(TrusteesPath(folder)), out var trustees);
        Require(fault == DocumentFault.None, TrusteesPath(folder), fault.ToString());
        CredentialTable? table;
        using (var stream = new FileStream(Existing(TablePath(folder)), FileMode.Open, FileAccess.Read))
        {
            var finding = CredentialTable.TryRead(stream, out table);
            Require(finding.Holds, TablePath(folder), finding.ToString());
        }

        Require(
            table!.Contest == definition!.Id
                && definition.Stages.All(stage => table.ColumnOf(stage.Uuid) >= 0)
                && definition.Trustees.Count == trustees!.Keys.Count,
            folder,
            "table, trustees and definition do not belong together"
        );
        var keys = new ServerKeys(
            ReadKey(folder, "intake.key"),
            ReadKey(folder, "receipt.key"),
            ReadKey(folder, "pin.key")
        );
        var pins = new PinTable(keys.Pin, definition.Id, PinFile.Read(PinsPath(folder), table.Rows));
        return new(definition, trustees!, table, pins, keys, ReadLots(folder));
    }

    private static void WriteTable(string folder, CredentialTable table)
    {
        using var bytes = new MemoryStream();
        table.WriteTo(bytes);
        PrivateFile.Write(TablePath(folder), bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static string[] ReadLots(string folder)
    {
        string[] lots = File.Exists(LotsPath(folder)) ? File.ReadAllLines(LotsPath(folder)) : [];
        Require(
            lots.All(hash => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)),
            LotsPath(folder),
            "a line is not 64 hex digits"
        );
        return lots;
    }

    private static byte[] ReadKey(string folder, string name)
    {
        var path = Path.Combine(folder, "keys", name);
        var hex = Encoding.ASCII.GetString(ReadFile(path)).Trim();
        Require(hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower), path, "not 64 hex digits");
        return Convert.FromHexString(hex);
    }

    private static byte[] ReadFile(string path) => File.ReadAllBytes(Existing(path));

    private static string Existing(string path) =>
        File.Exists(path) ? path : throw new InvalidDataException($"{path} is missing.");

    private static void Require(bool holds, string path, string problem)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{path} cannot be used: {problem}.");
        }
    }
}
