using System.CommandLine;
using System.Globalization;
using Hustings.Contest.Casting;
using Hustings.Contest.Roll;
using Hustings.Cryptography;

namespace Hustings.Cli.Registrar;

/// <summary>
/// <c>hustings registrar</c>: the registrar's steps, offline and on files. Exit 0 done, 1 refused or not all erased, 2 a file or the
/// command line cannot be read.
/// </summary>
public static class RegistrarCommand
{
    private static readonly Argument<FileInfo> Roll = new("ROLL") { Description = "The frozen roll." };

    private static readonly Option<string[]> Stages = new("--stage")
    {
        Description = "The uuid of a stage; once for each stage that can be held, in their order.",
        HelpName = "UUID",
        Required = true,
    };

    private static readonly Option<int?> Spares = new("--spares")
    {
        Description = "Spare rows for re-issue and for later members; without it two in a hundred.",
        HelpName = "N",
    };

    private static readonly Option<FileInfo?> PinKey = new("--pin-key")
    {
        Description = "The server's keys/pin.key; without it a new key is made for the server.",
        HelpName = "FILE",
    };

    private static readonly Option<DirectoryInfo> Output = new("--output")
    {
        Description = "A new folder for everything that is issued.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Argument<DirectoryInfo> Folder = new("FOLDER")
    {
        Description = "The registrar's folder, or a stopped server's data folder.",
    };

    public static Command Create()
    {
        Command issue = new("issue", "Make codes, PINs and the credential table from a frozen roll.")
        {
            Roll,
            Stages,
            Spares,
            PinKey,
            Output,
        };
        issue.SetAction(Issue);
        Command erase = new("erase", "Erase all personal data in a folder. This cannot be undone.") { Folder };
        erase.SetAction(Erase);
        return new("registrar", "The registrar's steps, offline and on files.") { issue, erase };
    }

    private static int Issue(ParseResult line)
    {
        (FrozenRoll? roll, string problem) = ReadRoll(line.GetValue(Roll)!);
        byte[]? key = null;
        if (roll is not null && line.GetValue(PinKey) is { } file)
            (key, problem) = ReadKey(file);
        string folder = line.GetValue(Output)!.FullName;
        if (problem.Length == 0 && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            problem = $"{folder} is not empty. Name a new folder: codes are issued once and never overwritten.";
        int spares = line.GetValue(Spares) ?? CodeIssue.DefaultSpares(roll?.Members.Count ?? 0);
        if (spares < 0)
            problem = "--spares must be 0 or more.";
        if (problem.Length > 0)
            return Unreadable(line, problem);

        bool newKey = key is null;
        if (newKey)
            SodiumRandom.Instance.Fill(key = new byte[PinTable.KeyLength]);
        CodeIssue issue;
        try
        {
            issue = IssueProgress.Watch(
                line.InvocationConfiguration.Error,
                roll!.Members.Count + spares,
                progress =>
                    CodeIssue.Issue(
                        roll.Contest,
                        roll.Members.Count,
                        line.GetValue(Stages)!,
                        spares,
                        SodiumRandom.Instance,
                        progress
                    )
            );
        }
        catch (ArgumentException refused)
        {
            // The table's own words say what is wrong with the stages.
            return Unreadable(line, $"--stage: {refused.Message}");
        }

        RegistrarFolder.Write(folder, roll, issue, key!, newKey);
        line.InvocationConfiguration.Output.WriteLine(Summary(roll, issue, folder, newKey));
        return ExitCode.Done;
    }

    private static string Summary(FrozenRoll roll, CodeIssue issue, string folder, bool newKey) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Issued: {roll.Members.Count} codes and PINs, {issue.Spares.Count} spare; {issue.Table.Stages.Count} stages.
            Hash of the roll:             {roll.Hash}
            Hash of the credential table: {issue.Table.Hash}
            Both hashes go into the minutes with the order that freezes the roll.

            {folder}
              public  the credential table, for everybody
              server  the PIN table{(newKey ? " and the new pin.key" : "")}, for the server's operator
              codes   secret: for whoever sends the codes
              pins    secret: for whoever sends the PINs, by another way
              link    secret: for nobody; needed when a code is declared void. Keep it locked away.
            Codes and PINs must never lie with the same person. After the challenge period: hustings registrar erase
            """
        );

    private static int Erase(ParseResult line)
    {
        DirectoryInfo folder = line.GetValue(Folder)!;
        if (!folder.Exists)
            return Unreadable(line, $"There is no folder {folder.FullName}.");
        ErasureReport report = PersonalData.Erase(folder.FullName, TimeProvider.System);
        TextWriter output = line.InvocationConfiguration.Output;
        output.WriteLine($"Erased: {report.Files} files. The report is {ErasureReport.Name} in the folder.");
        foreach (ErasedFiles part in report.Erased)
            output.WriteLine($"- {part.What}: {part.Files}");
        foreach (NotErased left in report.Left)
            line.InvocationConfiguration.Error.WriteLine($"NOT ERASED {left.What}: {left.Why}");
        return report.Complete ? ExitCode.Done : ExitCode.Refused;
    }

    private static (FrozenRoll? Roll, string Problem) ReadRoll(FileInfo file)
    {
        if (!file.Exists)
            return (null, $"There is no file {file.FullName}.");
        (RollFileFault fault, int at) = FrozenRoll.TryRead(File.ReadAllBytes(file.FullName), out FrozenRoll? roll);
        return (roll, fault == RollFileFault.None ? "" : $"{file.Name} is not a frozen roll: {fault}, line {at}.");
    }

    private static (byte[]? Key, string Problem) ReadKey(FileInfo file)
    {
        if (!file.Exists)
            return (null, $"There is no file {file.FullName}.");
        string hex = File.ReadAllText(file.FullName).Trim();
        return hex.Length == 2 * PinTable.KeyLength && hex.All(char.IsAsciiHexDigitLower)
            ? (Convert.FromHexString(hex), "")
            : (null, $"{file.Name} is not a PIN key: 64 hex digits.");
    }

    private static int Unreadable(ParseResult line, string problem)
    {
        line.InvocationConfiguration.Error.WriteLine(problem);
        return ExitCode.Unreadable;
    }
}
