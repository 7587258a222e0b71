using System.CommandLine;
using Hustings.Contest.Roll;

namespace Hustings.Cli.Roll;

/// <summary><c>hustings roll contacts</c>: what the server needs of a frozen roll to send notices, and no more.</summary>
internal static class ContactsCommand
{
    public static Command Create()
    {
        Argument<FileInfo> roll = new("ROLL") { Description = "The frozen roll." };
        Option<FileInfo> output = new("--output")
        {
            Description = "The new file: number, name, e-mail, telephone, language. It is secret.",
            HelpName = "CONTACTS",
            Required = true,
        };
        Command command = new("contacts", "Take the contacts for notices to members out of a frozen roll.")
        {
            roll,
            output,
        };
        command.SetAction(line => Write(line, line.GetValue(roll)!, line.GetValue(output)!));
        return command;
    }

    private static int Write(ParseResult line, FileInfo roll, FileInfo output)
    {
        string problem =
            !roll.Exists ? $"There is no file {roll.FullName}."
            : output.Exists ? $"{output.FullName} exists already."
            : "";
        FrozenRoll? read = null;
        if (
            problem.Length == 0
            && FrozenRoll.TryRead(File.ReadAllBytes(roll.FullName), out read)
                is (var fault and not RollFileFault.None, var at)
        )
        {
            problem = $"{roll.FullName} is not a frozen roll: {fault}, line {at}.";
        }

        if (problem.Length > 0)
        {
            line.InvocationConfiguration.Error.WriteLine(problem);
            return ExitCode.Unreadable;
        }

        ContactList.Write(output.FullName, read!.Members.Select(Contact.Of));
        line.InvocationConfiguration.Output.WriteLine(
            $"Contacts of {read.Members.Count} members. Put the file into contacts/ of the server's data folder as contacts.jsonl."
        );
        return ExitCode.Done;
    }
}
