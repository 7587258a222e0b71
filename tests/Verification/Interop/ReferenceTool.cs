using System.Diagnostics;

namespace Hustings.Verification.Tests.Interop;

/// <summary>
/// belenios-tool 3.0 in a folder of its own. It is found by the environment variable HUSTINGS_BELENIOS_TOOL, else under
/// <c>.hustings/belenios</c> where <c>./hustings</c> installs it; a missing tool fails the test.
/// </summary>
internal sealed class ReferenceTool : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-interop-");

    public static string Location => Find();

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);

    public void Write(string name, ReadOnlySpan<byte> content) => File.WriteAllBytes(PathOf(name), content);

    public void Write(string name, string content) => File.WriteAllText(PathOf(name), content);

    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public string Text(string name) => File.ReadAllText(PathOf(name));

    public string[] Files(string pattern)
    {
        var files = Directory.GetFiles(folder.FullName, pattern);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>Runs it; standard output on success, else an exception with all it said.</summary>
    public string Run(params ReadOnlySpan<string> arguments) => Feed("", arguments);

    /// <summary>Runs it with this on its standard input; standard output on success.</summary>
    public string Feed(string input, params ReadOnlySpan<string> arguments)
    {
        var (code, output, error) = Try(input, arguments);
        return code == 0
            ? output
            : throw new InvalidOperationException($"belenios-tool: exit {code}\n{output}\n{error}");
    }

    /// <summary>Whether <c>election verify</c> accepts the archive in the folder.</summary>
    public bool Verifies(out string said)
    {
        var (code, output, error) = Try("", "election", "verify");
        said = output + error;
        return code == 0 && said.Contains("all checks passed", StringComparison.Ordinal);
    }

    /// <summary>Whether <c>election verify-ballot</c> accepts a ballot for the archive in the folder.</summary>
    public bool VerifiesBallot(ReadOnlySpan<byte> ballot, out string said)
    {
        Write("one.ballot", ballot);
        var (code, output, error) = Try("", "election", "verify-ballot", "--ballot", PathOf("one.ballot"));
        said = output + error;
        return code == 0;
    }

    private (int Code, string Output, string Error) Try(string input, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Location, arguments.ToArray())
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["BELENIOS_USE_URANDOM"] = "1" },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new TimeoutException("belenios-tool did not end");
        }
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static string Find()
    {
        var path =
            Environment.GetEnvironmentVariable("HUSTINGS_BELENIOS_TOOL")
            ?? Path.Combine(Vectors.Root, ".hustings", "belenios", "belenios-tool");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"belenios-tool is not at {path}: run ./hustings test, or set HUSTINGS_BELENIOS_TOOL"
            );
    }
}
