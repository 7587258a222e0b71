using System.CommandLine;

namespace Hustings.Cli.Contests;

/// <summary><c>hustings contest</c>: preparing a contest.</summary>
public static class ContestCommand
{
    public static Command Create() =>
        new("contest", "Prepare a contest.") { ContestCheck.Create(), CreateSubcommand() };

    private static Command CreateSubcommand()
    {
        Argument<FileInfo> spec = new("SPEC") { Description = "What the contest is: a small JSON file." };
        Option<DirectoryInfo> data = new("--data")
        {
            Description = "A new folder for what the server needs.",
            HelpName = "DIR",
            Required = true,
        };
        Option<DirectoryInfo> secrets = new("--secrets")
        {
            Description = "A new folder for what voters and trustees must get and the server must never see.",
            HelpName = "DIR",
            Required = true,
        };
        Command create = new("create", "Make a contest: voting codes, PINs, trustee keys and the election.")
        {
            spec,
            data,
            secrets,
        };
        create.SetAction(
            (parsed, cancel) =>
                ContestCreation.RunAsync(
                    parsed.InvocationConfiguration,
                    parsed.GetValue(spec)!,
                    parsed.GetValue(data)!.FullName,
                    parsed.GetValue(secrets)!.FullName,
                    cancel
                )
        );
        return create;
    }
}
