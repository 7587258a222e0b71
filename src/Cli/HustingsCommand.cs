using System.CommandLine;
using Hustings.Cli.Contests;
using Hustings.Cli.Count;
using Hustings.Cli.Demo;
using Hustings.Cli.Edge;
using Hustings.Cli.Officers;
using Hustings.Cli.Probe;
using Hustings.Cli.Registrar;
using Hustings.Cli.Roll;
using Hustings.Cli.Serving;
using Hustings.Cli.Trustees;
using Hustings.Cli.Verify;

namespace Hustings.Cli;

/// <summary>The <c>hustings</c> command and its subcommands.</summary>
public static class HustingsCommand
{
    public static RootCommand Create() =>
        new("Hustings: elections that anyone can check.")
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            ContestCommand.Create(),
            CountCommand.Create(),
            VerifyCommand.Create(),
            TrusteeCommand.Create(),
            OfficerCommand.Create(),
            RollCommand.Create(),
            RegistrarCommand.Create(),
            EdgeCommand.Create(),
            ProbeCommand.Create(),
        };

    /// <summary>Parses and runs one command line; the writers stand in for the console in tests.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = Create().Parse(arguments);
        InvocationConfiguration console = new() { Output = output, Error = error };
        int code = await parsed.InvokeAsync(console).ConfigureAwait(false);

        // The library answers 1 to a command line it cannot read; for `verify` 1 means INVALID, so say 2.
        return parsed.Errors.Count > 0 ? ExitCode.Unreadable : code;
    }
}
