using System.CommandLine;
using Hustings.Cli.Listening;

namespace Hustings.Cli.Serving;

/// <summary><c>hustings serve</c>: the server on a data folder.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        Option<string> urls = new("--urls")
        {
            Description = "Where to listen.",
            HelpName = "URL",
            DefaultValueFactory = _ => ListenPlan.Usual,
        };
        Option<DirectoryInfo> data = new("--data")
        {
            Description = "The data folder, made by `hustings contest create`.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("hustings-data"),
        };
        Option<FileInfo?> certificate = new("--certificate")
        {
            Description = "The TLS certificate with its chain (PEM); without one only this machine can connect.",
            HelpName = "PEM",
        };
        Option<FileInfo?> key = new("--key") { Description = "The certificate's private key (PEM).", HelpName = "PEM" };
        Command command = new("serve", "The server, from a data folder.") { urls, data, certificate, key };
        command.SetAction(
            async (parsed, cancel) =>
            {
                TextWriter error = parsed.InvocationConfiguration.Error;
                DirectoryInfo folder = parsed.GetValue(data)!;
                bool secure = parsed.GetValue(certificate) is not null;
                if (!ListenPlan.TryMake(parsed.GetValue(urls)!, secure, false, out _, out string problem))
                {
                    await error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
                    return ExitCode.Refused;
                }

                if (!File.Exists(Path.Combine(folder.FullName, "contest.json")))
                {
                    await error
                        .WriteLineAsync(
                            $"There is no contest in {folder.FullName}.\n"
                                + "Make one first: hustings contest create SPEC.json --data DIR --secrets DIR"
                        )
                        .ConfigureAwait(false);
                    return ExitCode.Unreadable;
                }

                return ExitCode.Done;
            }
        );
        return command;
    }
}
