using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Reports;
using Hustings.Lab.Servers;

namespace Hustings.Lab.Attacks.Ndp;

/// <summary><c>hustings rehearse ndp-2012-attack</c>: 0 if the day was boring, 1 if not, 2 for an unreadable command line.</summary>
public static class NdpAttackCommand
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, bool terminal)
    {
        if (AttackOptions.Parse(arguments, contest: true, out string problem) is not { } options)
        {
            await error.WriteLineAsync($"{problem}\n{AttackOptions.Usage}");
            return 2;
        }

        string folder = options.Keep ?? Directory.CreateTempSubdirectory("hustings-attack-").FullName;
        Directory.CreateDirectory(folder);
        var progress = new ProgressLine(error, terminal, TimeProvider.System);
        try
        {
            (Report report, RowFound found) = await new NdpAttackRehearsal(
                options,
                progress,
                TimeProvider.System
            ).RunAsync(ServerProcess.FindProgram(), folder, CancellationToken.None);
            await AttackCommand.WriteAsync(options, report, [found]);
            await output.WriteLineAsync(TextReport.Write(report));
            return report.Succeeded ? 0 : 1;
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
