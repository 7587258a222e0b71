using System.Diagnostics;
using Hustings.Lab.Servers;

namespace Hustings.Lab.Records;

/// <summary>What a verifier said about a record.</summary>
/// <param name="Said">Its whole output.</param>
/// <param name="PeakMemory">In bytes; 0 where that is not known.</param>
public sealed record VerifierRun(string Verifier, string What, bool Valid, string Said, TimeSpan Took, long PeakMemory);

/// <summary>Runs verifiers as anyone would: as programs of their own, on files.</summary>
public static class Verifiers
{
    private const string ToolVariable = "HUSTINGS_BELENIOS_TOOL";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The reference tool, where <c>./hustings</c> installs it or the variable says; null if this machine has none.</summary>
    public static string? BeleniosTool
    {
        get
        {
            if (Environment.GetEnvironmentVariable(ToolVariable) is { Length: > 0 } named)
            {
                return File.Exists(named) ? named : null;
            }

            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                string installed = Path.Combine(folder.FullName, ".hustings", "belenios", "belenios-tool");
                if (File.Exists(installed))
                {
                    return installed;
                }
            }

            return null;
        }
    }

    /// <summary><c>hustings verify</c> on a folder or an archive.</summary>
    public static async Task<VerifierRun> HustingsAsync(string program, string path, string what)
    {
        (int code, string said, TimeSpan took, long memory) = await RunAsync("dotnet", [program, "verify", path], null);
        return new("hustings verify", what, code == 0, said, took, memory);
    }

    /// <summary><c>belenios-tool election verify</c> on one archive, in a folder of its own.</summary>
    public static async Task<VerifierRun> BeleniosAsync(string tool, string archive, string uuid, string what)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-belenios-");
        try
        {
            File.Copy(archive, Path.Combine(folder.FullName, $"{uuid}.bel"));
            (int code, string said, TimeSpan took, long memory) = await RunAsync(
                tool,
                ["election", "verify"],
                folder.FullName
            );
            bool passed = code == 0 && said.Contains("all checks passed", StringComparison.Ordinal);
            return new("belenios-tool", what, passed, said, took, memory);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Said, TimeSpan Took, long Memory)> RunAsync(
        string program,
        string[] arguments,
        string? folder
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? "",
            Environment = { ["BELENIOS_USE_URANDOM"] = "1" },
        };
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task ended = process.WaitForExitAsync();
        long memory = 0;
        while (await Task.WhenAny(ended, Task.Delay(Look)) != ended)
        {
            memory = Math.Max(memory, ProcessMemory.Peak(process.Id));
        }

        return (process.ExitCode, await output + await error, watch.Elapsed, memory);
    }
}
