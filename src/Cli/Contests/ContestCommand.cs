using System.CommandLine;

namespace Hustings.Cli.Contests;

/// <summary><c>hustings contest</c>: preparing a contest.</summary>
public static class ContestCommand
{
    public static Command Create() =>
        new("contest", "Prepare a contest.") { ContestCheck.Create(), CreateSubcommand() };

    private static Command CreateSubcommand()
    {
        Argument<FileInfo> spec = new("SPEC")
        {
            Description = "What the contest is: contest.yaml, or a small JSON file for one ballot on one machine.",
        };
        Option<DirectoryInfo> data = new("--data")
        {
            Description = "A new folder for what the server needs.",
            HelpName = "DIR",
            Required = true,
        };
        Option<DirectoryInfo?> secrets = new("--secrets")
        {
            Description =
                "With a JSON file, which draws everything here: a new folder for what the server must never see.",
            HelpName = "DIR",
        };
        Command create = new("create", "Make a contest's data folder.")
        {
            spec,
            data,
            secrets,
            FoundingCommand.Trustees,
            FoundingCommand.Commitments,
            FoundingCommand.Lots,
            FoundingCommand.Registrar,
        };
        create.SetAction(
            (parsed, cancel) =>
            {
                FileInfo file = parsed.GetValue(spec)!;
                string folder = parsed.GetValue(data)!.FullName;
                if (file.Extension is ".yaml" or ".yml")
                    return Task.FromResult(FoundingCommand.Run(parsed, file, folder));
                if (parsed.GetValue(secrets) is { } apart)
                    return ContestCreation.RunAsync(
                        parsed.InvocationConfiguration,
                        file,
                        folder,
                        apart.FullName,
                        cancel
                    );
                parsed.InvocationConfiguration.Error.WriteLine("A JSON file needs --secrets DIR.");
                return Task.FromResult(ExitCode.Unreadable);
            }
        );
        return create;
    }
}
