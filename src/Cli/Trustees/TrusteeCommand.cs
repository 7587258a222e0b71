using System.CommandLine;

namespace Hustings.Cli.Trustees;

/// <summary>
/// <c>hustings trustee</c>: a trustee's steps, offline and on files. Exit 0 done, 1 refused, 2 a file or the command line
/// cannot be read; the last line on standard error is <c>REFUSED name: why</c>.
/// </summary>
public static class TrusteeCommand
{
    public static Command Create() =>
        new("trustee", "A trustee's steps, offline and on files.")
        {
            KeygenCommand.Create(),
            LotCommand.Create(),
            ArchiveCommand.CreateShuffle(),
            ArchiveCommand.CreateDecrypt(),
        };

    internal static void SetStep(this Command command, Action<ParseResult, TextWriter> step) =>
        command.SetAction(line =>
        {
            try
            {
                step(line, line.InvocationConfiguration.Output);
                return ExitCode.Done;
            }
            catch (TrusteeRefusedException refused)
            {
                line.InvocationConfiguration.Error.WriteLine(
                    $"REFUSED {refused.Name}: {Verify.Printable.Text(refused.Message)}"
                );
                return refused.ExitCode;
            }
        });
}
