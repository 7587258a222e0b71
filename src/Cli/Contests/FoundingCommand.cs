using System.CommandLine;
using Hustings.Cli.Trustees;
using Hustings.Contest;
using Hustings.Contest.Authoring;
using Hustings.Contest.Casting;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Credentials;
using Hustings.Record.Definitions;
using Hustings.Record.Threshold;

namespace Hustings.Cli.Contests;

/// <summary>
/// <c>hustings contest create contest.yaml</c>: puts together what author, trustees and registrar made apart from each other. Nobody's
/// secret passes through here but the key of the PIN table, which is the server's.
/// </summary>
internal static class FoundingCommand
{
    public static readonly Option<FileInfo[]> Trustees = Files(
        "--trustees",
        "For a contest.yaml: the trustees' public keys in their order (trustee.pub.json), or threshold.json."
    );

    public static readonly Option<FileInfo[]> Commitments = Files("--commitments", "What the trustees committed to.");

    public static readonly Option<FileInfo[]> Lots = Files(
        "--lots",
        "The trustees' commitments to their parts of the lot."
    );

    public static readonly Option<DirectoryInfo?> Registrar = new("--registrar")
    {
        Description = "The registrar's folder, of which only public and server are read.",
        HelpName = "DIR",
    };

    public static int Run(ParseResult line, FileInfo file, string data)
    {
        InvocationConfiguration console = line.InvocationConfiguration;
        if (ContestCheck.Read(console, file) is not { } contest)
            return ExitCode.Unreadable;
        if (contest.Definition is not { } definition)
        {
            foreach (string problem in ContestCheck.Lines(file, contest))
                console.Error.WriteLine(problem);
            return ExitCode.Refused;
        }

        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
            return Refuse(
                console,
                $"{data} is not empty. Name a new folder: a contest is made once and never overwritten."
            );
        try
        {
            ContestFounding founding = Gather(line, definition, contest.Photos);
            if (founding.Problems() is { Count: > 0 } problems)
                return Refuse(console, string.Join('\n', problems));
            founding.Write(data);
            Summarise(console.Output, founding, data);
            return ExitCode.Done;
        }
        catch (TrusteeRefusedException refused)
        {
            console.Error.WriteLine($"REFUSED {refused.Name}: {Verify.Printable.Text(refused.Message)}");
            return refused.ExitCode;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            console.Error.WriteLine(fault.Message);
            return ExitCode.Unreadable;
        }
    }

    private static ContestFounding Gather(
        ParseResult line,
        ContestDefinition definition,
        IReadOnlyDictionary<string, byte[]> photos
    )
    {
        if (
            line.GetValue(Trustees) is not { Length: > 0 } trustees
            || line.GetValue(Commitments) is not { Length: > 0 } commitments
            || line.GetValue(Registrar) is not { } registrar
        )
            throw new TrusteeRefusedException(
                TrusteeRefusal.CommandLine,
                "A contest.yaml needs --trustees FILES, --commitments FILES and --registrar DIR."
            );
        byte[] pinKey = ReadKey(Path.Combine(registrar.FullName, "server", "pin.key"));
        ServerKeys drawn = ServerKeys.Draw(SodiumRandom.Instance);
        return new(
            definition,
            photos,
            ReadTrustees(trustees),
            Cli.Trustees.Commitments.Read(commitments).Hashes,
            line.GetValue(Lots) is { Length: > 0 } lots ? LotCommand.ReadAll(lots) : [],
            ReadTable(Path.Combine(registrar.FullName, "public", RegistrarFolder.Table)),
            File.ReadAllText(Path.Combine(registrar.FullName, "server", "pins.txt")),
            new ServerKeys(drawn.Intake, drawn.ReceiptSeed, pinKey)
        );
    }

    /// <summary>The documents become the list of a Belenios election, and are read as such.</summary>
    private static TrusteeKeys ReadTrustees(FileInfo[] files)
    {
        IEnumerable<string> items = files
            .SelectMany(file => TrusteeFiles.Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(text =>
                ThresholdParameters.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out _) == DocumentFault.None
                    ? $"[\"Pedersen\",{text}]"
                    : $"[\"Single\",{text}]"
            );
        byte[] list = System.Text.Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]");
        DocumentFault fault = TrusteeKeys.TryRead(list, out TrusteeKeys? keys);
        return fault == DocumentFault.None ? keys! : throw TrusteeFiles.Refused("What the trustees sent", fault);
    }

    private static CredentialTable ReadTable(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        TableFinding finding = CredentialTable.TryRead(stream, out CredentialTable? table);
        return finding.Holds ? table! : throw new InvalidDataException($"{path} cannot be used: {finding}.");
    }

    private static byte[] ReadKey(string path)
    {
        string hex = File.ReadAllText(path).Trim();
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(hex)
            : throw new InvalidDataException($"{path} is not 64 hex digits.");
    }

    private static void Summarise(TextWriter output, ContestFounding founding, string data)
    {
        foreach (string line in DefinitionSummary.Of(founding.Definition))
            output.WriteLine(line);
        output.WriteLine();
        foreach ((TrusteePublicKey key, string name) in founding.Trustees.Keys.Zip(founding.Definition.Trustees))
            output.WriteLine($"Fingerprint of {name}’s key: {key.Fingerprint}");
        output.WriteLine($"Definition: {founding.Definition.Hash}");
        output.WriteLine(
            $"Credential table: {founding.Table.Hash}, {founding.Table.Members} members, {founding.Table.Spares} spare codes"
        );
        output.WriteLine();
        output.WriteLine($"{data}: for the server. Keep the folder keys out of the backups.");
        output.WriteLine($"Start the server with: hustings serve --data {data}");
    }

    private static int Refuse(InvocationConfiguration console, string words)
    {
        console.Error.WriteLine(words);
        return ExitCode.Refused;
    }

    private static Option<FileInfo[]> Files(string name, string words) =>
        new(name)
        {
            Description = words,
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
}
