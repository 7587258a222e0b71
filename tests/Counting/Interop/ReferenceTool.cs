using System.Diagnostics;
using System.Text.Json;

namespace Hustings.Counting.Tests.Interop;

/// <summary>
/// The counting methods of belenios-tool 3.0, found by the environment variable HUSTINGS_BELENIOS_TOOL, else under <c>.hustings</c> where
/// <c>./hustings test</c> puts it. A missing tool fails the test.
/// </summary>
public static class ReferenceTool
{
    public static JsonElement Method(string ballots, params string[] arguments)
    {
        ProcessStartInfo start = new(Location(), ["method", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["BELENIOS_USE_URANDOM"] = "1" },
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(ballots);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonDocument.Parse(output).RootElement
            : throw new InvalidOperationException($"belenios-tool answered {process.ExitCode} to {ballots}");
    }

    private static string Location()
    {
        string path =
            Environment.GetEnvironmentVariable("HUSTINGS_BELENIOS_TOOL")
            ?? Path.Combine(Root(), ".hustings", "belenios", "belenios-tool");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"belenios-tool is not at {path}: run ./hustings test, or set HUSTINGS_BELENIOS_TOOL"
            );
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hustings.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests run inside the repository.");
    }
}
